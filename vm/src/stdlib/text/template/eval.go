package template

import (
	"fmt"
	"reflect"
	"strings"
)

// absentType is the type of a value that is not there, as opposed to one that is nil.
type absentType struct{}

var (
	none         = reflect.Value{}
	absent       = reflect.ValueOf(absentType{})
	errorType    = reflect.TypeFor[error]()
	stringerType = reflect.TypeFor[fmt.Stringer]()
	valueType    = reflect.TypeFor[reflect.Value]()
)

func isAbsent(v reflect.Value) bool { return v.IsValid() && v.Type() == absent.Type() }

// pipeline evaluates a pipeline; it declares and assigns the variables.
func (s *state) pipeline(dot reflect.Value, pipe *pipeNode) reflect.Value {
	if pipe == nil {
		return none
	}
	s.at(pipe)
	value := absent
	for _, c := range pipe.commands {
		value = s.command(dot, c, value)
		if value.Kind() == reflect.Interface && value.Type().NumMethod() == 0 {
			value = value.Elem()
		}
	}
	for _, v := range pipe.declares {
		if pipe.assigns {
			s.set(v.names[0], value)
		} else {
			s.vars = append(s.vars, variable{v.names[0], value})
		}
	}
	return value
}

// noArguments fails if a value that is no function is given arguments.
func (s *state) noArguments(args []node, final reflect.Value) {
	if len(args) > 1 || !isAbsent(final) {
		s.fail("can't give argument to non-function %s", args[0])
	}
}

// command evaluates a command; final is what the one before it gave.
func (s *state) command(dot reflect.Value, c *commandNode, final reflect.Value) reflect.Value {
	switch n := c.args[0].(type) {
	case *fieldNode:
		s.at(n)
		return s.fields(dot, dot, n, n.names, c.args, final)
	case *chainNode:
		return s.chain(dot, n, c.args, final)
	case *functionNode:
		return s.function(dot, n, c, c.args, final)
	case *pipeNode:
		s.noArguments(c.args, final)
		return s.pipeline(dot, n)
	case *variableNode:
		return s.variable(dot, n, c.args, final)
	}
	s.at(c.args[0])
	s.noArguments(c.args, final)
	switch c.args[0].(type) {
	case *dotNode:
		return dot
	case *nilNode:
		s.fail("nil is not a command")
	}
	return s.constant(c.args[0])
}

// constant returns the value of a constant that is to have the type that it looks like.
func (s *state) constant(n node) reflect.Value {
	switch n := n.(type) {
	case *boolNode:
		return reflect.ValueOf(n.value)
	case *stringNode:
		return reflect.ValueOf(n.text)
	case *numberNode:
		s.at(n)
		switch {
		case n.isComplex:
			return reflect.ValueOf(n.asComplex)
		case n.isFloat && looksLikeFloat(n.text):
			return reflect.ValueOf(n.asFloat)
		case n.isInt:
			return reflect.ValueOf(int(n.asInt))
		case n.isUint:
			s.fail("%s overflows int", n.text)
		}
	}
	return none
}

func looksLikeFloat(text string) bool {
	if text[0] == '\'' || !strings.ContainsAny(text, ".eEpP") {
		return false
	}
	hexadecimal := len(text) > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')
	return !hexadecimal || strings.ContainsAny(text, "pP")
}

func (s *state) chain(dot reflect.Value, n *chainNode, args []node, final reflect.Value) reflect.Value {
	s.at(n)
	if _, ok := n.node.(*nilNode); ok {
		s.fail("indirection through explicit nil in %s", n)
	}
	return s.fields(dot, s.argument(dot, nil, n.node), n, n.names, args, final)
}

func (s *state) variable(dot reflect.Value, n *variableNode, args []node, final reflect.Value) reflect.Value {
	s.at(n)
	value := s.get(n.names[0])
	if len(n.names) == 1 {
		s.noArguments(args, final)
		return value
	}
	return s.fields(dot, value, n, n.names[1:], args, final)
}

// fields evaluates names one after the other, the first on receiver; the last one, if it is a method, gets the arguments.
func (s *state) fields(dot, receiver reflect.Value, n node, names []string, args []node, final reflect.Value) reflect.Value {
	last := len(names) - 1
	for _, name := range names[:last] {
		receiver = s.field(dot, name, n, nil, absent, receiver)
	}
	return s.field(dot, names[last], n, args, final, receiver)
}

// field evaluates a method, a field, or an element of a map.
func (s *state) field(dot reflect.Value, name string, n node, args []node, final, receiver reflect.Value) reflect.Value {
	if !receiver.IsValid() {
		if s.tmpl.group.missing == missingFails {
			s.fail("nil data; no entry for key %q", name)
		}
		return none
	}
	t := receiver.Type()
	receiver, isNil := indirect(receiver)
	if isNil && receiver.Kind() == reflect.Interface {
		s.fail("nil pointer evaluating %s.%s", t, name)
	}
	pointer := receiver
	if k := receiver.Kind(); k != reflect.Interface && k != reflect.Pointer && receiver.CanAddr() {
		pointer = receiver.Addr()
	}
	if method := pointer.MethodByName(name); method.IsValid() {
		return s.call(dot, method, false, n, name, args, final)
	}
	hasArguments := len(args) > 1 || !isAbsent(final)
	switch receiver.Kind() {
	case reflect.Struct:
		if f, ok := receiver.Type().FieldByName(name); ok {
			field, err := receiver.FieldByIndexErr(f.Index)
			if !f.IsExported() {
				s.fail("%s is an unexported field of struct type %s", name, t)
			}
			if err != nil {
				s.fail("%v", err)
			}
			if hasArguments {
				s.fail("%s has arguments but cannot be invoked as function", name)
			}
			return field
		}
	case reflect.Map:
		key := reflect.ValueOf(name)
		if !key.Type().AssignableTo(receiver.Type().Key()) {
			break
		}
		if hasArguments {
			s.fail("%s is not a method but has arguments", name)
		}
		elem := receiver.MapIndex(key)
		if !elem.IsValid() {
			switch s.tmpl.group.missing {
			case missingIsZero:
				return reflect.Zero(receiver.Type().Elem())
			case missingFails:
				s.fail("map has no entry for key %q", name)
			}
		}
		return elem
	case reflect.Pointer:
		known := true
		if elem := receiver.Type().Elem(); elem.Kind() == reflect.Struct {
			_, known = elem.FieldByName(name)
		}
		if known && isNil {
			s.fail("nil pointer evaluating %s.%s", t, name)
		}
	}
	s.fail("can't evaluate field %s in type %s", name, t)
	return none
}

func (s *state) function(dot reflect.Value, n *functionNode, at node, args []node, final reflect.Value) reflect.Value {
	s.at(n)
	f, builtin, ok := s.tmpl.find(n.name)
	if !ok {
		s.fail("%q is not a defined function", n.name)
	}
	return s.call(dot, f, builtin, at, n.name, args, final)
}

// call calls a function or bound method. The arguments, if there are any, begin with its name.
func (s *state) call(dot, f reflect.Value, builtin bool, at node, name string, args []node, final reflect.Value) reflect.Value {
	if args != nil {
		args = args[1:]
	}
	t := f.Type()
	given, fixed := len(args), len(args)
	if !isAbsent(final) {
		given++
	}
	if t.IsVariadic() {
		fixed = t.NumIn() - 1
		if given < fixed {
			s.fail("wrong number of args for %s: want at least %d got %d", name, fixed, len(args))
		}
	} else if given != t.NumIn() {
		s.fail("wrong number of args for %s: want %d got %d", name, t.NumIn(), given)
	}
	if err := fits(name, t); err != nil {
		s.fail("%v", err)
	}
	if builtin && (name == "and" || name == "or") {
		return s.logic(dot, name == "or", args, final)
	}
	// The type of an argument.
	parameter := func(i int) reflect.Type {
		if t.IsVariadic() && i >= fixed {
			return t.In(fixed).Elem()
		}
		return t.In(i)
	}
	values := make([]reflect.Value, 0, given+1)
	if builtin && name == "call" {
		// The function that is called is to be named in errors.
		callee := final.String()
		if len(args) > 0 {
			callee = args[0].String()
		}
		values = append(values, reflect.ValueOf(callee))
		f = reflect.ValueOf(call)
	}
	for i, arg := range args {
		values = append(values, s.argument(dot, parameter(i), arg))
	}
	if !isAbsent(final) {
		values = append(values, s.valid(final, parameter(given-1)))
	}
	result, err := safely(f, values)
	if err != nil {
		s.at(at)
		s.fail("error calling %s: %w", name, err)
	}
	return unwrapped(result)
}

// unwrapped returns what v holds if it is a reflect.Value.
func unwrapped(v reflect.Value) reflect.Value {
	if v.Type() == valueType {
		return v.Interface().(reflect.Value)
	}
	return v
}

// logic evaluates the arguments of and and or as far as they are needed.
func (s *state) logic(dot reflect.Value, stopAt bool, args []node, final reflect.Value) reflect.Value {
	var v reflect.Value
	for _, arg := range args {
		v = s.argument(dot, valueType, arg).Interface().(reflect.Value)
		if isTruth(v) == stopAt {
			return v
		}
	}
	if !isAbsent(final) {
		v = unwrapped(s.valid(final, valueType))
	}
	return v
}

func canBeNil(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	}
	return t == valueType
}

// valid returns a value as one that can be assigned to a type, nil for any.
func (s *state) valid(v reflect.Value, t reflect.Type) reflect.Value {
	if !v.IsValid() {
		if t == nil {
			return v
		}
		if !canBeNil(t) {
			s.fail("invalid value; expected %s", t)
		}
		return reflect.Zero(t)
	}
	if t == valueType && v.Type() != t {
		return reflect.ValueOf(v)
	}
	if t == nil || v.Type().AssignableTo(t) {
		return v
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		if v = v.Elem(); v.Type().AssignableTo(t) {
			return v
		}
	}
	switch {
	case v.Kind() == reflect.Pointer && v.Type().Elem().AssignableTo(t):
		if v = v.Elem(); !v.IsValid() {
			s.fail("dereference of nil pointer of type %s", t)
		}
		return v
	case v.CanAddr() && reflect.PointerTo(v.Type()).AssignableTo(t):
		return v.Addr()
	}
	s.fail("wrong type for value; expected %s; got %s", t, v.Type())
	return none
}

// argument evaluates an argument for a parameter of a type, nil for any.
func (s *state) argument(dot reflect.Value, t reflect.Type, n node) reflect.Value {
	s.at(n)
	switch arg := n.(type) {
	case *dotNode:
		return s.valid(dot, t)
	case *nilNode:
		if !canBeNil(t) {
			s.fail("cannot assign nil to %s", t)
		}
		return reflect.Zero(t)
	case *fieldNode:
		return s.valid(s.fields(dot, dot, arg, arg.names, []node{n}, absent), t)
	case *variableNode:
		return s.valid(s.variable(dot, arg, nil, absent), t)
	case *pipeNode:
		return s.valid(s.pipeline(dot, arg), t)
	case *functionNode:
		return s.valid(s.function(dot, arg, arg, nil, absent), t)
	case *chainNode:
		return s.valid(s.chain(dot, arg, nil, absent), t)
	}
	switch {
	case t.Kind() == reflect.Interface && t.NumMethod() == 0:
		return s.constant(n)
	case t == valueType:
		return reflect.ValueOf(s.constant(n))
	}
	return s.typed(t, n)
}

// typed returns a constant as a value of a type.
func (s *state) typed(t reflect.Type, n node) reflect.Value {
	number, _ := n.(*numberNode)
	if number == nil {
		number = &numberNode{}
	}
	v := reflect.New(t).Elem()
	var expected string
	switch k := t.Kind(); {
	case k == reflect.Bool:
		if b, ok := n.(*boolNode); ok {
			v.SetBool(b.value)
			return v
		}
		expected = "bool"
	case k == reflect.String:
		if text, ok := n.(*stringNode); ok {
			v.SetString(text.text)
			return v
		}
		expected = "string"
	case v.CanInt():
		if number.isInt {
			v.SetInt(number.asInt)
			return v
		}
		expected = "integer"
	case v.CanUint():
		if number.isUint {
			v.SetUint(number.asUint)
			return v
		}
		expected = "unsigned integer"
	case v.CanFloat():
		if number.isFloat {
			v.SetFloat(number.asFloat)
			return v
		}
		expected = "float"
	case v.CanComplex():
		if number.isComplex {
			v.SetComplex(number.asComplex)
			return v
		}
		expected = "complex"
	default:
		s.fail("can't handle %s for arg of type %s", n, t)
	}
	s.fail("expected %s; found %s", expected, n)
	return none
}
