package template

import (
	"errors"
	"fmt"
	"reflect"
	"sync"
	"unicode"
)

// FuncMap has functions by name. Each returns one value, or one and an error, which ends the execution. Parameters of type any and
// reflect.Value take arguments of any type.
type FuncMap map[string]any

// builtins returns the functions that every template has.
var builtins = sync.OnceValue(func() map[string]reflect.Value {
	functions := map[string]reflect.Value{}
	addTo(functions, FuncMap{
		"and":      logic,
		"call":     callee,
		"eq":       equal,
		"ge":       greaterOrEqual,
		"gt":       greater,
		"html":     HTMLEscaper,
		"index":    index,
		"js":       JSEscaper,
		"le":       lessOrEqual,
		"len":      length,
		"lt":       less,
		"ne":       unequal,
		"not":      func(v reflect.Value) bool { return !isTruth(v) },
		"or":       logic,
		"print":    fmt.Sprint,
		"printf":   fmt.Sprintf,
		"println":  fmt.Sprintln,
		"slice":    slice,
		"urlquery": URLQueryEscaper,
	})
	return functions
})

// logic and callee stand for what state.call evaluates itself: they say which arguments there are.
func logic(first reflect.Value, others ...reflect.Value) reflect.Value { return none }
func callee(f reflect.Value, args ...reflect.Value) reflect.Value      { return none }

// addTo adds functions, which it checks.
func addTo(functions map[string]reflect.Value, more FuncMap) {
	for name, f := range more {
		if !isName(name) {
			panic(fmt.Errorf("function name %q is not a valid identifier", name))
		}
		v := reflect.ValueOf(f)
		if v.Kind() != reflect.Func {
			panic("value for " + name + " not a function")
		}
		if err := fits(name, v.Type()); err != nil {
			panic(err)
		}
		functions[name] = v
	}
}

func isName(name string) bool {
	for i, r := range name {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return name != ""
}

// fits checks the results of a function.
func fits(name string, t reflect.Type) error {
	switch n := t.NumOut(); {
	case n == 1, n == 2 && t.Out(1) == errorType:
		return nil
	case n == 2:
		return fmt.Errorf("invalid function signature for %s: second return value should be error; is %s", name, t.Out(1))
	default:
		return fmt.Errorf("function %s has %d return values; should be 1 or 2", name, n)
	}
}

// safely calls a function; a panic is an error.
func safely(f reflect.Value, args []reflect.Value) (value reflect.Value, err error) {
	defer func() {
		switch failure := recover().(type) {
		case nil:
		case error:
			err = failure
		default:
			err = fmt.Errorf("%v", failure)
		}
	}()
	results := f.Call(args)
	if len(results) == 2 && !results[1].IsNil() {
		return results[0], results[1].Interface().(error)
	}
	return results[0], nil
}

func isTruth(v reflect.Value) bool {
	truth, _ := isTrue(insideInterface(v))
	return truth
}

func isInteger(k reflect.Kind) bool { return reflect.Int <= k && k <= reflect.Uintptr }

// prepared returns a value as one of a type.
func prepared(v reflect.Value, t reflect.Type) (reflect.Value, error) {
	if !v.IsValid() {
		if !canBeNil(t) {
			return none, fmt.Errorf("value is nil; should be of type %s", t)
		}
		v = reflect.Zero(t)
	}
	if v.Type().AssignableTo(t) {
		return v, nil
	}
	if isInteger(v.Kind()) && isInteger(t.Kind()) {
		return v.Convert(t), nil
	}
	return none, fmt.Errorf("value has type %s; should be %s", v.Type(), t)
}

// indexOf returns an index that is at most limit.
func indexOf(v reflect.Value, limit int) (int, error) {
	var x int64
	switch {
	case v.CanInt():
		x = v.Int()
	case v.CanUint():
		x = int64(v.Uint())
	case !v.IsValid():
		return 0, errors.New("cannot index slice/array with nil")
	default:
		return 0, fmt.Errorf("cannot index slice/array with type %s", v.Type())
	}
	if x < 0 || x > int64(limit) {
		return 0, fmt.Errorf("index out of range: %d", x)
	}
	return int(x), nil
}

// index returns item[x][y]… for the indices.
func index(item reflect.Value, indices ...reflect.Value) (reflect.Value, error) {
	item = insideInterface(item)
	if !item.IsValid() {
		return none, errors.New("index of untyped nil")
	}
	for _, i := range indices {
		i = insideInterface(i)
		var isNil bool
		if item, isNil = indirect(item); isNil {
			return none, errors.New("index of nil pointer")
		}
		switch item.Kind() {
		case reflect.Array, reflect.Slice, reflect.String:
			x, err := indexOf(i, item.Len())
			if err != nil {
				return none, err
			}
			item = item.Index(x)
		case reflect.Map:
			t := item.Type()
			key, err := prepared(i, t.Key())
			if err != nil {
				return none, err
			}
			if item = item.MapIndex(key); !item.IsValid() {
				item = reflect.Zero(t.Elem())
			}
		default:
			return none, fmt.Errorf("can't index item of type %s", item.Type())
		}
	}
	return item, nil
}

// slice returns item[:], item[x:], item[x:y] or item[x:y:z].
func slice(item reflect.Value, indices ...reflect.Value) (reflect.Value, error) {
	item = insideInterface(item)
	if !item.IsValid() {
		return none, errors.New("slice of untyped nil")
	}
	item, isNil := indirect(item)
	if isNil {
		return none, errors.New("slice of nil pointer")
	}
	if len(indices) > 3 {
		return none, fmt.Errorf("too many slice indexes: %d", len(indices))
	}
	var limit int
	switch item.Kind() {
	case reflect.String:
		if len(indices) == 3 {
			return none, errors.New("cannot 3-index slice a string")
		}
		limit = item.Len()
	case reflect.Array, reflect.Slice:
		limit = item.Cap()
	default:
		return none, fmt.Errorf("can't slice item of type %s", item.Type())
	}
	bounds := [3]int{0, item.Len()}
	for i, x := range indices {
		var err error
		if bounds[i], err = indexOf(x, limit); err != nil {
			return none, err
		}
	}
	for i := range max(len(indices)-1, 1) {
		if bounds[i] > bounds[i+1] {
			return none, fmt.Errorf("invalid slice index: %d > %d", bounds[i], bounds[i+1])
		}
	}
	if len(indices) < 3 {
		return item.Slice(bounds[0], bounds[1]), nil
	}
	return item.Slice3(bounds[0], bounds[1], bounds[2]), nil
}

func length(item reflect.Value) (int, error) {
	item, isNil := indirect(item)
	if isNil {
		return 0, errors.New("len of nil pointer")
	}
	switch item.Kind() {
	case reflect.Array, reflect.Chan, reflect.Map, reflect.Slice, reflect.String:
		return item.Len(), nil
	}
	return 0, fmt.Errorf("len of type %s", item.Type())
}

// call calls a function, whose name is for errors.
func call(name string, f reflect.Value, args ...reflect.Value) (reflect.Value, error) {
	f = insideInterface(f)
	if !f.IsValid() {
		return none, errors.New("call of nil")
	}
	t := f.Type()
	if t.Kind() != reflect.Func {
		return none, fmt.Errorf("non-function %s of type %s", name, t)
	}
	if err := fits(name, t); err != nil {
		return none, err
	}
	fixed := t.NumIn()
	if t.IsVariadic() {
		if fixed--; len(args) < fixed {
			return none, fmt.Errorf("wrong number of args for %s: got %d want at least %d", name, len(args), fixed)
		}
	} else if len(args) != fixed {
		return none, fmt.Errorf("wrong number of args for %s: got %d want %d", name, len(args), fixed)
	}
	values := make([]reflect.Value, len(args))
	for i, arg := range args {
		var parameter reflect.Type
		if i < fixed {
			parameter = t.In(i)
		} else {
			parameter = t.In(fixed).Elem()
		}
		var err error
		if values[i], err = prepared(insideInterface(arg), parameter); err != nil {
			return none, fmt.Errorf("arg %d: %w", i, err)
		}
	}
	return safely(f, values)
}
