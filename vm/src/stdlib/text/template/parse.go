package template

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// mostParentheses is how deep pipelines may nest.
const mostParentheses = 10000

// A parser makes trees of tokens. For a template inside another it is copied.
type parser struct {
	tree   *tree
	delims *delimiters
	trees  map[string]*tree
	known  func(function string) bool
	tokens []token
	// The next token, and how many have been looked at.
	at, seen int
	vars     []string
	ranges   int // how many surround this place
	parens   int
	started  int // the line of the action under way, 0 for none
}

// parse returns the templates that a text has, by name, its own among them.
func parse(name, text, left, right string, known func(string) bool) (trees map[string]*tree, err error) {
	if left == "" {
		left = "{{"
	}
	if right == "" {
		right = "}}"
	}
	defer func() {
		if failure := recover(); failure != nil {
			failed, ok := failure.(parseError)
			if !ok {
				panic(failure)
			}
			trees, err = nil, failed.error
		}
	}()
	tokens := scan(text, left, right)
	for i, t := range tokens {
		// These became keywords when programs had functions of these names.
		if (t.is("break") || t.is("continue")) && known(t.val) {
			tokens[i].kind = tokenName
		}
	}
	p := &parser{
		delims: &delimiters{left, right}, trees: map[string]*tree{}, known: known, tokens: tokens,
	}
	p.begin(&tree{name: name, file: name, text: text})
	p.top()
	p.add()
	return p.trees, nil
}

type parseError struct{ error }

func (p *parser) fail(format string, args ...any) {
	line := p.tokens[max(p.seen-1, 0)].line
	text := fmt.Sprintf(format, args...)
	panic(parseError{errors.New("template: " + p.tree.file + ":" + strconv.Itoa(line) + ": " + text)})
}

func (p *parser) unexpected(t token, context string) {
	if t.kind != tokenError {
		p.fail("unexpected %s in %s", t, context)
	}
	extra := ""
	if p.started != 0 && p.started != t.line {
		extra = fmt.Sprintf(" in action started at %s:%d", p.tree.file, p.started)
		if strings.HasSuffix(t.val, " action") {
			extra = extra[len(" in action"):]
		}
	}
	p.fail("%s%s", t, extra)
}

// begin has the parser make this tree.
func (p *parser) begin(t *tree) {
	p.tree = t
	p.vars = []string{"$"}
	p.ranges, p.parens, p.started = 0, 0, 0
}

// add adds the tree to the others.
func (p *parser) add() {
	old := p.trees[p.tree.name]
	if old == nil || isEmpty(old.root) {
		p.trees[p.tree.name] = p.tree
	} else if !isEmpty(p.tree.root) {
		p.fail("template: multiple definition of template %q", p.tree.name)
	}
}

// inner parses a template inside another up to its end.
func (p *parser) inner(name, context string) {
	in := *p
	in.begin(&tree{name: name, file: p.tree.file, text: p.tree.text})
	list, end := in.list()
	in.tree.root = list
	p.at = in.at
	if end.word != "end" {
		in.fail("unexpected %s in %s", end, context)
	}
	in.add()
}

func (p *parser) peek() token {
	p.seen = max(p.seen, p.at+1)
	return p.tokens[p.at]
}

func (p *parser) next() token {
	t := p.peek()
	if p.at < len(p.tokens)-1 {
		p.at++
	}
	return t
}

// skipSpace returns the token behind spaces; it is still the next.
func (p *parser) skipSpace() token {
	for p.peek().kind == tokenSpace {
		p.next()
	}
	return p.peek()
}

func (p *parser) nextWord() token {
	p.skipSpace()
	return p.next()
}

func (p *parser) expect(kind tokenKind, context string) token {
	t := p.nextWord()
	if t.kind != kind {
		p.unexpected(t, context)
	}
	return t
}

// top parses the whole text.
func (p *parser) top() {
	root := &listNode{place: place(p.peek().pos)}
	for p.peek().kind != tokenEOF {
		if p.peek().kind == tokenLeft {
			before := p.at
			p.next()
			if p.nextWord().is("define") {
				name := p.templateName(p.nextWord(), "define clause")
				p.expect(tokenRight, "define clause")
				p.inner(name, "define clause")
				continue
			}
			p.at = before
		}
		n := p.textOrAction()
		if word, ok := n.(*wordNode); ok && word.ends() {
			p.fail("unexpected %s", n)
		}
		root.nodes = append(root.nodes, n)
	}
	p.tree.root = root
}

// ends reports whether a list of nodes ends here.
func (n *wordNode) ends() bool { return n.word == "end" || n.word == "else" }

// list parses nodes up to an end or else.
func (p *parser) list() (list *listNode, end *wordNode) {
	list = &listNode{place: place(p.skipSpace().pos)}
	for p.skipSpace().kind != tokenEOF {
		n := p.textOrAction()
		if word, ok := n.(*wordNode); ok && word.ends() {
			return list, word
		}
		list.nodes = append(list.nodes, n)
	}
	p.fail("unexpected EOF")
	return nil, nil
}

func (p *parser) textOrAction() node {
	switch t := p.nextWord(); t.kind {
	case tokenText:
		return &textNode{place(t.pos), t.val}
	case tokenLeft:
		p.started = t.line
		n := p.action()
		p.started = 0
		return n
	default:
		p.unexpected(t, "input")
		return nil
	}
}

func (p *parser) action() node {
	t := p.skipSpace()
	if t.kind == tokenKeyword && t.val != "." && t.val != "nil" {
		p.next()
		switch t.val {
		case "block":
			return p.block()
		case "break", "continue":
			if end := p.nextWord(); end.kind != tokenRight {
				p.unexpected(end, "{{"+t.val+"}}")
			}
			if p.ranges == 0 {
				p.fail("{{%s}} outside {{range}}", t.val)
			}
			return &wordNode{place(t.pos), t.val}
		case "else":
			// What follows may be parsed as a branch of its own.
			if next := p.skipSpace(); next.is("if") || next.is("with") {
				return &wordNode{place(next.pos), t.val}
			}
			return &wordNode{place(p.expect(tokenRight, "else").pos), t.val}
		case "end":
			return &wordNode{place(p.expect(tokenRight, "end").pos), t.val}
		case "if", "range", "with":
			return p.branch(t.val)
		case "template":
			return p.template()
		}
		p.at--
	}
	return &actionNode{place(t.pos), p.delims, p.pipeline("command", tokenRight)}
}

func (p *parser) templateName(t token, context string) string {
	if t.kind != tokenString {
		p.unexpected(t, context)
	}
	return p.unquoted(t)
}

func (p *parser) unquoted(t token) string {
	text, err := strconv.Unquote(t.val)
	if err != nil {
		p.fail("%s", err)
	}
	return text
}

func (p *parser) block() node {
	const context = "block clause"
	t := p.nextWord()
	name := p.templateName(t, context)
	pipe := p.pipeline(context, tokenRight)
	p.inner(name, context)
	return &templateNode{place(t.pos), p.delims, name, pipe}
}

func (p *parser) template() node {
	const context = "template clause"
	t := p.nextWord()
	n := &templateNode{place(t.pos), p.delims, p.templateName(t, context), nil}
	if p.skipSpace().kind == tokenRight {
		p.next()
	} else {
		n.pipe = p.pipeline(context, tokenRight)
	}
	return n
}

func (p *parser) branch(word string) node {
	vars := len(p.vars)
	pipe := p.pipeline(word, tokenRight)
	n := &branchNode{place: pipe.place, delims: p.delims, word: word, pipe: pipe}
	if word == "range" {
		p.ranges++
	}
	list, end := p.list()
	if word == "range" {
		p.ranges--
	}
	n.list = list
	if end.word == "else" {
		if word != "range" && p.peek().is(word) {
			p.next()
			n.orElse = &listNode{end.place, []node{p.branch(word)}}
		} else if n.orElse, end = p.list(); end.word != "end" {
			p.fail("expected end; found %s", end)
		}
	}
	p.vars = p.vars[:vars]
	return n
}

func (p *parser) pipeline(context string, end tokenKind) *pipeNode {
	pipe := &pipeNode{place: place(p.skipSpace().pos)}
	for p.declaration(pipe, context) {
	}
	for {
		switch t := p.skipSpace(); t.kind {
		case end:
			p.next()
			p.check(pipe, context)
			return pipe
		case tokenBool, tokenRune, tokenComplex, tokenField, tokenName, tokenNumber, tokenString, tokenVariable, tokenOpen:
			pipe.commands = append(pipe.commands, p.command())
		default:
			if t.is(".") || t.is("nil") {
				pipe.commands = append(pipe.commands, p.command())
				continue
			}
			p.unexpected(p.next(), context)
		}
	}
}

// declaration parses a variable that is declared or assigned, if there is one. It reports whether another may follow.
func (p *parser) declaration(pipe *pipeNode, context string) bool {
	v := p.skipSpace()
	if v.kind != tokenVariable {
		return false
	}
	before := p.at
	p.next()
	switch t := p.skipSpace(); {
	case t.kind == tokenAssign, t.kind == tokenDeclare:
		pipe.assigns = t.kind == tokenAssign
		p.next()
		p.declare(pipe, v)
	case t.kind == tokenChar && t.val == ",":
		p.next()
		p.declare(pipe, v)
		if context == "range" && len(pipe.declares) < 2 {
			switch p.skipSpace().kind {
			case tokenVariable, tokenRight, tokenClose:
				return true
			}
			p.fail("range can only initialize variables")
		}
		p.fail("too many declarations in %s", context)
	default:
		p.at = before
	}
	return false
}

func (p *parser) declare(pipe *pipeNode, v token) {
	pipe.declares = append(pipe.declares, &variableNode{place(v.pos), strings.Split(v.val, ".")})
	p.vars = append(p.vars, v.val)
}

func (p *parser) check(pipe *pipeNode, context string) {
	if len(pipe.commands) == 0 {
		p.fail("missing value for %s", context)
	}
	for i, c := range pipe.commands[1:] {
		switch c.args[0].(type) {
		case *boolNode, *dotNode, *nilNode, *numberNode, *stringNode:
			p.fail("non executable command in pipeline stage %d", i+2)
		}
	}
}

func (p *parser) command() *commandNode {
	c := &commandNode{place: place(p.skipSpace().pos)}
	for {
		p.skipSpace()
		if n := p.operand(); n != nil {
			c.args = append(c.args, n)
		}
		t := p.next()
		switch t.kind {
		case tokenSpace:
			continue
		case tokenRight, tokenClose:
			p.at--
		case tokenPipe:
		default:
			p.unexpected(t, "operand")
		}
		if len(c.args) == 0 {
			p.fail("empty command")
		}
		return c
	}
}

// operand parses a term with the fields behind it; nil if there is none.
func (p *parser) operand() node {
	n := p.term()
	if n == nil || p.peek().kind != tokenField {
		return n
	}
	pos := place(p.peek().pos)
	var names []string
	for p.peek().kind == tokenField {
		names = append(names, p.next().val[1:])
	}
	switch n := n.(type) {
	case *fieldNode:
		return &fieldNode{pos, append(n.names, names...)}
	case *variableNode:
		return &variableNode{pos, append(n.names, names...)}
	case *boolNode, *stringNode, *numberNode, *nilNode, *dotNode:
		p.fail("unexpected . after term %q", n.String())
	}
	return &chainNode{pos, n, names}
}

func (p *parser) term() node {
	t := p.nextWord()
	pos := place(t.pos)
	switch t.kind {
	case tokenName:
		if !p.known(t.val) {
			p.fail("function %q not defined", t.val)
		}
		return &functionNode{pos, t.val}
	case tokenVariable:
		for _, name := range p.vars {
			if name == t.val {
				return &variableNode{pos, []string{t.val}}
			}
		}
		p.fail("undefined variable %q", t.val)
	case tokenField:
		return &fieldNode{pos, []string{t.val[1:]}}
	case tokenBool:
		return &boolNode{pos, t.val == "true"}
	case tokenRune, tokenComplex, tokenNumber:
		n, err := newNumber(t)
		if err != nil {
			p.fail("%s", err)
		}
		return n
	case tokenOpen:
		if p.parens >= mostParentheses {
			p.fail("max expression depth exceeded")
		}
		p.parens++
		pipe := p.pipeline("parenthesized pipeline", tokenClose)
		p.parens--
		return pipe
	case tokenString:
		return &stringNode{pos, t.val, p.unquoted(t)}
	}
	switch {
	case t.is("."):
		return &dotNode{pos}
	case t.is("nil"):
		return &nilNode{pos}
	case t.kind != tokenEOF && t.kind != tokenError:
		p.at--
	}
	return nil
}
