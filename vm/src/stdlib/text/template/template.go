// Package template has templates that make text of data.
package template

import (
	"fmt"
	"maps"
	"reflect"
	"strings"
	"sync"
)

// A Template is a parsed template. Templates that are associated with each other invoke each other by name.
type Template struct {
	name   string
	tree   *tree
	group  *group
	delims delimiters
}

// A group is what associated templates share.
type group struct {
	lock      sync.RWMutex
	templates map[string]*Template
	functions map[string]reflect.Value
	missing   missing
}

// missing is what a map gives for a key that it does not have.
type missing int

const (
	missingIsNone missing = iota
	missingIsZero
	missingFails
)

// New returns a template without content.
func New(name string) *Template { return &Template{name: name} }

// Must returns the template; it panics if there is an error.
func Must(t *Template, err error) *Template {
	if err != nil {
		panic(err)
	}
	return t
}

// New returns a template that is associated with t, and has its delimiters.
func (t *Template) New(name string) *Template {
	return &Template{name: name, group: t.init(), delims: t.delims}
}

func (t *Template) init() *group {
	if t.group == nil {
		t.group = &group{templates: map[string]*Template{}, functions: map[string]reflect.Value{}}
	}
	return t.group
}

func (t *Template) Name() string { return t.name }

// Clone returns a copy of t and of those associated with it: what is parsed later belongs to one of the groups only.
func (t *Template) Clone() (*Template, error) {
	c := &Template{name: t.name, tree: t.tree, delims: t.delims}
	g := c.init()
	if t.group == nil {
		return c, nil
	}
	t.group.lock.RLock()
	defer t.group.lock.RUnlock()
	g.missing = t.group.missing
	for name, other := range t.group.templates {
		if name == t.name {
			g.templates[name] = c
		} else {
			g.templates[name] = &Template{name: other.name, tree: other.tree, group: g, delims: other.delims}
		}
	}
	maps.Copy(g.functions, t.group.functions)
	return c, nil
}

// Templates returns the templates associated with t that are defined.
func (t *Template) Templates() []*Template {
	if t.group == nil {
		return nil
	}
	t.group.lock.RLock()
	defer t.group.lock.RUnlock()
	list := make([]*Template, 0, len(t.group.templates))
	for _, other := range t.group.templates {
		list = append(list, other)
	}
	return list
}

// DefinedTemplates returns the names of the templates associated with t, as text for a message.
func (t *Template) DefinedTemplates() string {
	var names []string
	for _, other := range t.Templates() {
		if other.tree != nil {
			names = append(names, fmt.Sprintf("%q", other.name))
		}
	}
	if names == nil {
		return ""
	}
	return "; defined templates are: " + strings.Join(names, ", ")
}

// Delims sets what stands around actions; an empty delimiter is the usual one.
func (t *Template) Delims(left, right string) *Template {
	t.init()
	t.delims = delimiters{left, right}
	return t
}

// Funcs adds functions for the template and those associated with it. It panics if one is unfit.
func (t *Template) Funcs(funcMap FuncMap) *Template {
	g := t.init()
	g.lock.Lock()
	defer g.lock.Unlock()
	addTo(g.functions, funcMap)
	return t
}

// find returns a function, and whether it is one that every template has.
func (t *Template) find(name string) (f reflect.Value, builtin, ok bool) {
	if t.group != nil {
		t.group.lock.RLock()
		defer t.group.lock.RUnlock()
		if f, ok = t.group.functions[name]; ok {
			return f, false, true
		}
	}
	f, ok = builtins()[name]
	return f, true, ok
}

// Lookup returns the template of a name that is associated with t, nil if there is none.
func (t *Template) Lookup(name string) *Template {
	if t.group == nil {
		return nil
	}
	t.group.lock.RLock()
	defer t.group.lock.RUnlock()
	return t.group.templates[name]
}

// Option sets options: missingkey=default, invalid, zero or error. It panics if it does not know one.
func (t *Template) Option(opt ...string) *Template {
	g := t.init()
	for _, o := range opt {
		switch o {
		case "missingkey=default", "missingkey=invalid":
			g.missing = missingIsNone
		case "missingkey=zero":
			g.missing = missingIsZero
		case "missingkey=error":
			g.missing = missingFails
		case "":
			panic("empty option string")
		default:
			panic("unrecognized option: " + o)
		}
	}
	return t
}

// Parse makes text the template's content; what it defines becomes associated with t. A definition without content does not
// replace another.
func (t *Template) Parse(text string) (*Template, error) {
	g := t.init()
	known := func(name string) bool {
		_, _, ok := t.find(name)
		return ok
	}
	trees, err := parse(t.name, text, t.delims.left, t.delims.right, known)
	if err != nil {
		return nil, err
	}
	g.lock.Lock()
	defer g.lock.Unlock()
	for name, tree := range trees {
		into := t
		if name != t.name {
			into = &Template{name: name, group: g, delims: t.delims}
		}
		if old := g.templates[name]; old != nil && old.tree != nil && isEmpty(tree.root) {
			if into.tree == nil {
				into.tree = tree
			}
			continue
		}
		g.templates[name] = into
		into.tree = tree
	}
	return t, nil
}
