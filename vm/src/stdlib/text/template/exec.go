package template

import (
	"fmt"
	"internal/reflectlite"
	"io"
	"reflect"
	"strings"
)

// mostTemplates is how deep templates may invoke each other.
const mostTemplates = 100000

// An ExecError is an error of a template's execution, as opposed to one of writing its output.
type ExecError struct {
	Name string // of the template
	Err  error
}

func (e ExecError) Error() string { return e.Err.Error() }
func (e ExecError) Unwrap() error { return e.Err }

// A writeError is how an error of the output leaves the execution.
type writeError struct{ err error }

type variable struct {
	name  string
	value reflect.Value
}

// A state is the execution of a template. A template that is invoked has a state of its own.
type state struct {
	tmpl  *Template
	out   io.Writer
	node  node // where errors are
	vars  []variable
	depth int
}

// A flow is how the execution of a node ends.
type flow int

const (
	goesOn flow = iota
	breaks
	continues
)

func (s *state) at(n node) { s.node = n }

func (s *state) fail(format string, args ...any) {
	prefix := "template: " + s.tmpl.name + ": "
	if s.node != nil {
		t := s.tmpl.tree
		before := t.text[:s.node.position()]
		line, column := 1+strings.Count(before, "\n"), len(before)-1-strings.LastIndexByte(before, '\n')
		prefix = fmt.Sprintf("template: %s:%d:%d: executing %q at <%s>: ", t.file, line, column, s.tmpl.name, s.node)
	}
	err := fmt.Errorf(strings.ReplaceAll(prefix, "%", "%%")+format, args...)
	panic(ExecError{s.tmpl.name, err})
}

func (s *state) write(err error) {
	if err != nil {
		panic(writeError{err})
	}
}

func (s *state) set(name string, value reflect.Value) {
	for i := len(s.vars) - 1; i >= 0; i-- {
		if s.vars[i].name == name {
			s.vars[i].value = value
			return
		}
	}
	s.fail("undefined variable: %s", name)
}

func (s *state) get(name string) reflect.Value {
	for i := len(s.vars) - 1; i >= 0; i-- {
		if s.vars[i].name == name {
			return s.vars[i].value
		}
	}
	s.fail("undefined variable: %s", name)
	return none
}

// Execute applies the template to data and writes what it gives to wr. If data is a reflect.Value, it is applied to what that holds.
func (t *Template) Execute(wr io.Writer, data any) (err error) {
	defer func() {
		switch failure := recover().(type) {
		case nil:
		case ExecError:
			err = failure
		case writeError:
			err = failure.err
		default:
			panic(failure)
		}
	}()
	value, ok := data.(reflect.Value)
	if !ok {
		value = reflect.ValueOf(data)
	}
	s := &state{tmpl: t, out: wr, vars: []variable{{"$", value}}}
	if t.tree == nil {
		s.fail("%q is an incomplete or empty template", t.name)
	}
	s.list(value, t.tree.root)
	return nil
}

// ExecuteTemplate executes the template of a name that is associated with t.
func (t *Template) ExecuteTemplate(wr io.Writer, name string, data any) error {
	named := t.Lookup(name)
	if named == nil {
		return fmt.Errorf("template: no template %q associated with template %q", name, t.name)
	}
	return named.Execute(wr, data)
}

func (s *state) list(dot reflect.Value, list *listNode) flow {
	s.at(list)
	for _, n := range list.nodes {
		if f := s.walk(dot, n); f != goesOn {
			return f
		}
	}
	return goesOn
}

func (s *state) walk(dot reflect.Value, n node) flow {
	s.at(n)
	switch n := n.(type) {
	case *textNode:
		_, err := io.WriteString(s.out, n.text)
		s.write(err)
	case *actionNode:
		// What is declared holds to the end of the branch around it.
		if value := s.pipeline(dot, n.pipe); len(n.pipe.declares) == 0 {
			s.print(n, value)
		}
	case *branchNode:
		vars := len(s.vars)
		f := s.branch(dot, n)
		s.vars = s.vars[:vars]
		return f
	case *templateNode:
		s.template(dot, n)
	case *wordNode:
		if n.word == "break" {
			return breaks
		}
		return continues
	}
	return goesOn
}

func (s *state) branch(dot reflect.Value, n *branchNode) flow {
	if n.word == "range" {
		if ran := s.loop(dot, n); !ran && n.orElse != nil {
			return s.list(dot, n.orElse)
		}
		return goesOn
	}
	value := s.pipeline(dot, n.pipe)
	holds, ok := isTrue(insideInterface(value))
	if !ok {
		s.fail("if/with can't use %v", value)
	}
	switch {
	case holds && n.word == "with":
		return s.list(value, n.list)
	case holds:
		return s.list(dot, n.list)
	case n.orElse != nil:
		return s.list(dot, n.orElse)
	}
	return goesOn
}

// loop executes a range. It reports whether there was anything to go through.
func (s *state) loop(dot reflect.Value, n *branchNode) (ran bool) {
	value, _ := indirect(s.pipeline(dot, n.pipe))
	vars, declares := len(s.vars), n.pipe.declares
	// once executes the body. With one variable that is the element.
	once := func(index, elem reflect.Value) bool {
		ran = true
		values := []reflect.Value{elem}
		if len(declares) > 1 {
			values = []reflect.Value{index, elem}
		}
		for i := range declares {
			if n.pipe.assigns {
				s.set(declares[i].names[0], values[i])
			} else {
				s.vars[vars-len(declares)+i].value = values[i]
			}
		}
		f := s.list(elem, n.list)
		s.vars = s.vars[:vars]
		return f != breaks
	}
	switch kind := value.Kind(); kind {
	case reflect.Invalid:
	case reflect.Array, reflect.Slice:
		for i := 0; i < value.Len() && once(reflect.ValueOf(i), value.Index(i)); i++ {
		}
	case reflect.Map:
		entries := reflectlite.Entries(value.Interface())
		keys := make([]reflect.Value, 0, len(entries))
		for _, entry := range entries {
			key := reflect.New(value.Type().Key()).Elem()
			if x := reflect.ValueOf(entry.Key); x.IsValid() {
				key.Set(x)
			}
			keys = append(keys, key)
		}
		for _, key := range keys {
			if elem := value.MapIndex(key); elem.IsValid() && !once(key, elem) {
				break
			}
		}
	case reflect.Chan:
		if value.IsNil() {
			break
		}
		if value.Type().ChanDir() == reflect.SendDir {
			s.fail("range over send-only channel %v", value)
		}
		for i := 0; ; i++ {
			if elem, ok := value.Recv(); !ok || !once(reflect.ValueOf(i), elem) {
				break
			}
		}
	default:
		number := reflect.Int <= kind && kind <= reflect.Uintptr
		switch {
		case number, kind == reflect.Func && value.Type().CanSeq():
			if len(declares) > 1 && number {
				s.fail("can't use %v to iterate over more than one variable", value)
			}
			if len(declares) > 1 {
				s.fail("can't use %v iterate over more than one variable", value)
			}
			for elem := range value.Seq() {
				if !once(none, elem) {
					break
				}
			}
		case kind == reflect.Func && value.Type().CanSeq2():
			for index, elem := range value.Seq2() {
				if len(declares) < 2 {
					index, elem = none, index
				}
				if !once(index, elem) {
					break
				}
			}
		default:
			s.fail("range can't iterate over %v", value)
		}
	}
	return ran
}

func (s *state) template(dot reflect.Value, n *templateNode) {
	tmpl := s.tmpl.Lookup(n.name)
	if tmpl == nil {
		s.fail("template %q not defined", n.name)
	}
	if s.depth == mostTemplates {
		s.fail("exceeded maximum template depth (%v)", mostTemplates)
	}
	dot = s.pipeline(dot, n.pipe)
	inner := &state{tmpl: tmpl, out: s.out, node: s.node, vars: []variable{{"$", dot}}, depth: s.depth + 1}
	inner.list(dot, tmpl.tree.root)
}

func (s *state) print(n node, value reflect.Value) {
	s.at(n)
	printed, ok := printable(value)
	if !ok {
		s.fail("can't print %s of type %s", n, value.Type())
	}
	_, err := fmt.Fprint(s.out, printed)
	s.write(err)
}

// printable returns what is to be printed of a value; nothing fits functions and channels.
func printable(v reflect.Value) (any, bool) {
	if v.Kind() == reflect.Pointer {
		v, _ = indirect(v)
	}
	if !v.IsValid() {
		return "<no value>", true
	}
	if !printsItself(v.Type()) {
		if v.CanAddr() && printsItself(reflect.PointerTo(v.Type())) {
			v = v.Addr()
		} else if v.Kind() == reflect.Chan || v.Kind() == reflect.Func {
			return nil, false
		}
	}
	return v.Interface(), true
}

func printsItself(t reflect.Type) bool {
	return t.Implements(errorType) || t.Implements(stringerType)
}

// indirect returns what is at the end of pointers and interfaces, or the nil among them.
func indirect(v reflect.Value) (end reflect.Value, isNil bool) {
	for ; v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface; v = v.Elem() {
		if v.IsNil() {
			return v, true
		}
	}
	return v, false
}

// insideInterface returns what an interface holds, and other values as they are.
func insideInterface(v reflect.Value) reflect.Value {
	if v.Kind() != reflect.Interface {
		return v
	}
	return v.Elem()
}

// IsTrue reports whether a value is true in the sense of if: not the zero value of its type, nor empty. Not all values are either.
func IsTrue(val any) (truth, ok bool) { return isTrue(reflect.ValueOf(val)) }

func isTrue(v reflect.Value) (truth, ok bool) {
	switch v.Kind() {
	case reflect.Invalid:
		return false, true
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() > 0, true
	case reflect.Struct:
		return true, true
	case reflect.Float32, reflect.Float64:
		return v.Float() != 0, true
	}
	return !v.IsZero(), true
}
