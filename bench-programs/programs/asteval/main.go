// Asteval is a rules engine: sources of expressions are scanned, parsed to a
// tree, folded, and evaluated against many environments. Trees die with their
// source, except those of named rules, which stay.
package main

import (
	"errors"
	"flag"
	"fmt"
	"strconv"
	"strings"
)

type token struct {
	kind byte // 'n' number, 'i' identifier, 'o' operator, 'e' end
	text string
	pos  int
}

type syntaxError struct {
	pos     int
	message string
}

func (e *syntaxError) Error() string {
	return "column " + strconv.Itoa(e.pos+1) + ": " + e.message
}

var errDivide = errors.New("division by zero")

func scan(source string) ([]*token, error) {
	var out []*token
	for i := 0; i < len(source); {
		c := source[i]
		start := i
		switch {
		case c == ' ':
			i++
			continue
		case '0' <= c && c <= '9':
			for i < len(source) && ('0' <= source[i] && source[i] <= '9' || source[i] == '.') {
				i++
			}
			out = append(out, &token{'n', source[start:i], start})
		case 'a' <= c && c <= 'z':
			for i < len(source) && 'a' <= source[i] && source[i] <= 'z' {
				i++
			}
			out = append(out, &token{'i', source[start:i], start})
		case strings.IndexByte("+-*/%()<>=!&|?:,", c) >= 0:
			i++
			if i < len(source) && strings.Contains("<= >= == != && ||", source[start:i+1]) && source[i] != ' ' {
				i++
			}
			out = append(out, &token{'o', source[start:i], start})
		default:
			return nil, &syntaxError{i, "unexpected character " + strconv.QuoteRune(rune(c))}
		}
	}
	return append(out, &token{'e', "", len(source)}), nil
}

type expr interface {
	eval(env map[string]float64) (float64, error)
	String() string
}

type (
	number   struct{ value float64 }
	variable struct{ name string }
	unary    struct {
		op string
		x  expr
	}
	binary struct {
		op   string
		x, y expr
	}
	choice struct{ condition, then, otherwise expr }
	call   struct {
		name string
		args []expr
	}
)

func (n *number) String() string   { return strconv.FormatFloat(n.value, 'g', 6, 64) }
func (v *variable) String() string { return v.name }
func (u *unary) String() string    { return u.op + u.x.String() }
func (b *binary) String() string   { return "(" + b.x.String() + " " + b.op + " " + b.y.String() + ")" }
func (c *choice) String() string {
	return "(" + c.condition.String() + " ? " + c.then.String() + " : " + c.otherwise.String() + ")"
}
func (c *call) String() string {
	parts := make([]string, len(c.args))
	for i, a := range c.args {
		parts[i] = a.String()
	}
	return c.name + "(" + strings.Join(parts, ", ") + ")"
}

func (n *number) eval(env map[string]float64) (float64, error) { return n.value, nil }

func (v *variable) eval(env map[string]float64) (float64, error) {
	value, ok := env[v.name]
	if !ok {
		return 0, fmt.Errorf("undefined: %s", v.name)
	}
	return value, nil
}

func (u *unary) eval(env map[string]float64) (float64, error) {
	x, err := u.x.eval(env)
	if err != nil {
		return 0, err
	}
	if u.op == "!" {
		return truth(x == 0), nil
	}
	return -x, nil
}

func (b *binary) eval(env map[string]float64) (float64, error) {
	x, err := b.x.eval(env)
	if err != nil {
		return 0, err
	}
	if b.op == "&&" && x == 0 || b.op == "||" && x != 0 {
		return truth(x != 0), nil
	}
	y, err := b.y.eval(env)
	if err != nil {
		return 0, err
	}
	switch b.op {
	case "+":
		return x + y, nil
	case "-":
		return x - y, nil
	case "*":
		return x * y, nil
	case "/":
		if y == 0 {
			return 0, fmt.Errorf("%v: %w", b, errDivide)
		}
		return x / y, nil
	case "%":
		if int64(y) == 0 {
			return 0, fmt.Errorf("%v: %w", b, errDivide)
		}
		return float64(int64(x) % int64(y)), nil
	case "<":
		return truth(x < y), nil
	case ">":
		return truth(x > y), nil
	case "<=":
		return truth(x <= y), nil
	case ">=":
		return truth(x >= y), nil
	case "==":
		return truth(x == y), nil
	case "!=":
		return truth(x != y), nil
	}
	return truth(y != 0), nil
}

func (c *choice) eval(env map[string]float64) (float64, error) {
	x, err := c.condition.eval(env)
	if err != nil {
		return 0, err
	}
	if x != 0 {
		return c.then.eval(env)
	}
	return c.otherwise.eval(env)
}

var functions = map[string]func(args []float64) float64{
	"max": func(args []float64) float64 {
		m := args[0]
		for _, a := range args[1:] {
			m = max(m, a)
		}
		return m
	},
	"sum": func(args []float64) float64 {
		s := 0.0
		for _, a := range args {
			s += a
		}
		return s
	},
}

func (c *call) eval(env map[string]float64) (float64, error) {
	f, ok := functions[c.name]
	if !ok {
		return 0, fmt.Errorf("no function %s", c.name)
	}
	var args []float64
	for _, a := range c.args {
		v, err := a.eval(env)
		if err != nil {
			return 0, err
		}
		args = append(args, v)
	}
	return f(args), nil
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

var precedence = map[string]int{
	"||": 1, "&&": 2, "==": 3, "!=": 3, "<": 4, ">": 4, "<=": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6,
}

// A parser reports the first error by panicking with it; parse recovers.
type parser struct {
	tokens []*token
}

func parse(source string) (e expr, err error) {
	tokens, err := scan(source)
	if err != nil {
		return nil, err
	}
	defer func() {
		if r := recover(); r != nil {
			se, ok := r.(*syntaxError)
			if !ok {
				panic(r)
			}
			e, err = nil, se
		}
	}()
	p := &parser{tokens}
	e = p.choice()
	if p.tokens[0].kind != 'e' {
		p.fail("unexpected " + strconv.Quote(p.tokens[0].text))
	}
	return e, nil
}

func (p *parser) fail(message string) {
	panic(&syntaxError{p.tokens[0].pos, message})
}

func (p *parser) accept(text string) bool {
	if p.tokens[0].kind == 'o' && p.tokens[0].text == text {
		p.tokens = p.tokens[1:]
		return true
	}
	return false
}

func (p *parser) expect(text string) {
	if !p.accept(text) {
		p.fail("expected " + strconv.Quote(text))
	}
}

func (p *parser) choice() expr {
	c := p.binary(1)
	if !p.accept("?") {
		return c
	}
	then := p.choice()
	p.expect(":")
	return &choice{c, then, p.choice()}
}

func (p *parser) binary(least int) expr {
	x := p.operand()
	for {
		t := p.tokens[0]
		prec := precedence[t.text]
		if t.kind != 'o' || prec == 0 || prec < least {
			return x
		}
		p.tokens = p.tokens[1:]
		x = &binary{t.text, x, p.binary(prec + 1)}
	}
}

func (p *parser) operand() expr {
	if p.accept("-") {
		return &unary{"-", p.operand()}
	}
	if p.accept("!") {
		return &unary{"!", p.operand()}
	}
	if p.accept("(") {
		e := p.choice()
		p.expect(")")
		return e
	}
	t := p.tokens[0]
	switch t.kind {
	case 'n':
		v, err := strconv.ParseFloat(t.text, 64)
		if err != nil {
			p.fail("malformed number " + t.text)
		}
		p.tokens = p.tokens[1:]
		return &number{v}
	case 'i':
		p.tokens = p.tokens[1:]
		if !p.accept("(") {
			return &variable{t.text}
		}
		c := &call{name: t.text}
		for !p.accept(")") {
			c.args = append(c.args, p.choice())
			if !p.accept(",") {
				p.expect(")")
				break
			}
		}
		return c
	}
	p.fail("expected an operand")
	return nil
}

// fold replaces constant subtrees by their value.
func fold(e expr) expr {
	switch e := e.(type) {
	case *unary:
		x := fold(e.x)
		if _, ok := x.(*number); ok {
			v, _ := (&unary{e.op, x}).eval(nil)
			return &number{v}
		}
		return &unary{e.op, x}
	case *binary:
		folded := &binary{e.op, fold(e.x), fold(e.y)}
		_, constX := folded.x.(*number)
		_, constY := folded.y.(*number)
		if constX && constY {
			if v, err := folded.eval(nil); err == nil {
				return &number{v}
			}
		}
		return folded
	case *choice:
		c := fold(e.condition)
		if n, ok := c.(*number); ok {
			if n.value != 0 {
				return fold(e.then)
			}
			return fold(e.otherwise)
		}
		return &choice{c, fold(e.then), fold(e.otherwise)}
	case *call:
		args := make([]expr, 0, len(e.args))
		for _, a := range e.args {
			args = append(args, fold(a))
		}
		return &call{e.name, args}
	}
	return e
}

type random struct{ state uint64 }

func (r *random) below(n int) int {
	r.state = r.state*6364136223846793005 + 1442695040888963407
	return int(r.state >> 33 % uint64(n))
}

// source writes a random expression.
func source(r *random, depth int) string {
	if depth == 0 || r.below(6) == 0 {
		if r.below(2) == 0 {
			return strconv.Itoa(r.below(100))
		}
		return []string{"price", "count", "rate", "age"}[r.below(4)]
	}
	switch r.below(12) {
	case 0:
		return "(" + source(r, depth-1) + " ? " + source(r, depth-1) + " : " + source(r, depth-1) + ")"
	case 1:
		return "max(" + source(r, depth-1) + ", " + source(r, depth-1) + ")"
	case 2:
		return "sum(" + source(r, depth-1) + ", " + source(r, depth-1) + ", 1.5)"
	case 3:
		return "-" + source(r, depth-1)
	}
	op := []string{"+", "-", "*", "/", "%", "<", "==", "&&", "||", ">="}[r.below(10)]
	return "(" + source(r, depth-1) + " " + op + " " + source(r, depth-1) + ")"
}

func main() {
	n := flag.Int("n", 12000, "sources")
	flag.Parse()
	r := &random{23}
	rules := make(map[string]expr)
	var environments []map[string]float64
	for i := 0; i < 5; i++ {
		environments = append(environments, map[string]float64{
			"price": float64(r.below(10000)) / 100, "count": float64(r.below(20)), "rate": float64(i), "age": float64(18 + r.below(60)),
		})
	}
	values, divisions, syntax, length := 0, 0, 0, 0
	sum := 0.0
	for i := 0; i < *n; i++ {
		text := source(r, 4)
		if i%40 == 7 {
			text = text[:len(text)*2/3] + " )"
		}
		e, err := parse(text)
		var se *syntaxError
		if errors.As(err, &se) {
			syntax += se.pos
			continue
		}
		e = fold(e)
		length += len(e.String())
		rules["rule"+strconv.Itoa(i%500)] = e
		for _, env := range environments {
			v, err := e.eval(env)
			if errors.Is(err, errDivide) {
				divisions++
				continue
			}
			values++
			if v > -1e6 && v < 1e6 {
				sum += v
			}
		}
	}
	total := 0
	for _, e := range rules {
		total += len(e.String())
	}
	fmt.Printf("sources %d values %d divisions by zero %d syntax columns %d\n", *n, values, divisions, syntax)
	fmt.Printf("folded length %d sum %.4f rules %d length %d\n", length, sum, len(rules), total)
	for _, text := range []string{"1 + 2 * 3 - -4", "(price", "7 / (2 - 2)", "age >= 18 && rate ? max(1, 2) : unknown", "3 $ 4"} {
		e, err := parse(text)
		if err != nil {
			fmt.Printf("%s: %v\n", text, err)
			continue
		}
		v, err := e.eval(environments[1])
		fmt.Println(fold(e), "=", v, err)
	}
}
