package template

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// A tree is a parsed template.
type tree struct {
	name string // of the template
	file string // of the template whose text it stands in
	text string
	root *listNode
}

// A node is a part of a tree.
type node interface {
	position() int
	String() string
}

type place int

func (p place) position() int { return int(p) }

// delimiters are what stands around actions.
type delimiters struct{ left, right string }

func (d *delimiters) action(text string) string { return d.left + text + d.right }

type (
	listNode struct {
		place
		nodes []node
	}
	textNode struct {
		place
		text string
	}
	// An actionNode prints what its pipeline gives, unless that is declared or assigned.
	actionNode struct {
		place
		delims *delimiters
		pipe   *pipeNode
	}
	// A branchNode is an if, range or with.
	branchNode struct {
		place
		delims       *delimiters
		word         string
		pipe         *pipeNode
		list, orElse *listNode
	}
	templateNode struct {
		place
		delims *delimiters
		name   string
		pipe   *pipeNode
	}
	// A wordNode is a break or continue, or an end or else while the parser is at it.
	wordNode struct {
		place
		word string
	}
	// A pipeNode is a pipeline: what one command gives is the last argument of the next.
	pipeNode struct {
		place
		assigns  bool
		declares []*variableNode
		commands []*commandNode
	}
	commandNode struct {
		place
		args []node
	}
	// A fieldNode is .X.Y, a variableNode $x.Y, and a chainNode (…).X.Y.
	fieldNode struct {
		place
		names []string
	}
	variableNode struct {
		place
		names []string
	}
	chainNode struct {
		place
		node  node
		names []string
	}
	functionNode struct {
		place
		name string
	}
	dotNode  struct{ place }
	nilNode  struct{ place }
	boolNode struct {
		place
		value bool
	}
	stringNode struct {
		place
		quoted, text string
	}
	// A numberNode has the number as each type that can have it.
	numberNode struct {
		place
		text                              string
		isInt, isUint, isFloat, isComplex bool
		asInt                             int64
		asUint                            uint64
		asFloat                           float64
		asComplex                         complex128
	}
)

func (n *listNode) String() string {
	var b strings.Builder
	for _, node := range n.nodes {
		b.WriteString(node.String())
	}
	return b.String()
}

func (n *textNode) String() string   { return n.text }
func (n *actionNode) String() string { return n.delims.action(n.pipe.String()) }

func (n *branchNode) String() string {
	text := n.delims.action(n.word+" "+n.pipe.String()) + n.list.String()
	if n.orElse != nil {
		text += n.delims.action("else") + n.orElse.String()
	}
	return text + n.delims.action("end")
}

func (n *templateNode) String() string {
	text := "template " + strconv.Quote(n.name)
	if n.pipe != nil {
		text += " " + n.pipe.String()
	}
	return n.delims.action(text)
}

func (n *wordNode) String() string { return "{{" + n.word + "}}" }

func (n *pipeNode) String() string {
	var b strings.Builder
	for i, v := range n.declares {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(v.String())
	}
	switch {
	case len(n.declares) == 0:
	case n.assigns:
		b.WriteString(" = ")
	default:
		b.WriteString(" := ")
	}
	for i, c := range n.commands {
		if i > 0 {
			b.WriteString(" | ")
		}
		b.WriteString(c.String())
	}
	return b.String()
}

func (n *commandNode) String() string {
	words := make([]string, len(n.args))
	for i, arg := range n.args {
		words[i] = parenthesized(arg)
	}
	return strings.Join(words, " ")
}

// parenthesized returns a pipeline in parentheses, and other nodes as they are.
func parenthesized(n node) string {
	if _, ok := n.(*pipeNode); ok {
		return "(" + n.String() + ")"
	}
	return n.String()
}

func (n *fieldNode) String() string    { return "." + strings.Join(n.names, ".") }
func (n *variableNode) String() string { return strings.Join(n.names, ".") }
func (n *chainNode) String() string {
	return parenthesized(n.node) + "." + strings.Join(n.names, ".")
}
func (n *functionNode) String() string { return n.name }
func (n *dotNode) String() string      { return "." }
func (n *nilNode) String() string      { return "nil" }
func (n *boolNode) String() string     { return strconv.FormatBool(n.value) }
func (n *stringNode) String() string   { return n.quoted }
func (n *numberNode) String() string   { return n.text }

// isEmpty reports whether there is nothing but space.
func isEmpty(list *listNode) bool {
	if list == nil {
		return true
	}
	for _, n := range list.nodes {
		text, ok := n.(*textNode)
		if !ok || strings.TrimSpace(text.text) != "" {
			return false
		}
	}
	return true
}

func newNumber(t token) (*numberNode, error) {
	n := &numberNode{place: place(t.pos), text: t.val}
	switch {
	case t.kind == tokenRune:
		r, _, tail, err := strconv.UnquoteChar(t.val[1:], t.val[0])
		if err != nil {
			return nil, err
		}
		if tail != "'" {
			return nil, errors.New("malformed character constant: " + t.val)
		}
		n.isInt, n.isUint, n.isFloat = true, true, true
		n.asInt, n.asUint, n.asFloat = int64(r), uint64(r), float64(r)
		return n, nil
	case t.kind == tokenComplex:
		if _, err := fmt.Sscan(t.val, &n.asComplex); err != nil {
			return nil, err
		}
		n.complex()
		return n, nil
	case strings.HasSuffix(t.val, "i"):
		if f, err := strconv.ParseFloat(t.val[:len(t.val)-1], 64); err == nil {
			n.asComplex = complex(0, f)
			n.complex()
			return n, nil
		}
	}
	u, err := strconv.ParseUint(t.val, 0, 64)
	n.asUint, n.isUint = u, err == nil
	i, err := strconv.ParseInt(t.val, 0, 64)
	n.asInt, n.isInt = i, err == nil
	switch {
	case n.isInt:
		n.isUint = n.isUint || i == 0
		n.asFloat, n.isFloat = float64(i), true
	case n.isUint:
		n.asFloat, n.isFloat = float64(u), true
	default:
		f, err := strconv.ParseFloat(t.val, 64)
		if err != nil {
			return nil, fmt.Errorf("illegal number syntax: %q", t.val)
		}
		if !strings.ContainsAny(t.val, ".eEpP") {
			return nil, fmt.Errorf("integer overflow: %q", t.val)
		}
		n.float(f)
	}
	return n, nil
}

// complex sets what else the complex number is.
func (n *numberNode) complex() {
	n.isComplex = true
	if imag(n.asComplex) == 0 {
		n.float(real(n.asComplex))
	}
}

// float sets a float, and the integers that it is.
func (n *numberNode) float(f float64) {
	n.asFloat, n.isFloat = f, true
	if float64(int64(f)) == f {
		n.asInt, n.isInt = int64(f), true
	}
	if float64(uint64(f)) == f {
		n.asUint, n.isUint = uint64(f), true
	}
}
