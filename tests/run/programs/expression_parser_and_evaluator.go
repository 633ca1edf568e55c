package main

import (
	"errors"
	"fmt"
	"strconv"
)

type expr interface {
	eval(env map[string]float64) (float64, error)
}
type number float64
type variable string
type unary struct{ x expr }
type binary struct {
	op   byte
	l, r expr
}

var errDivide = errors.New("division by zero")

func (n number) eval(map[string]float64) (float64, error) { return float64(n), nil }
func (v variable) eval(env map[string]float64) (float64, error) {
	if x, ok := env[string(v)]; ok {
		return x, nil
	}
	return 0, fmt.Errorf("undefined %q", string(v))
}
func (u unary) eval(env map[string]float64) (float64, error) {
	x, err := u.x.eval(env)
	return -x, err
}
func (b binary) eval(env map[string]float64) (float64, error) {
	l, err := b.l.eval(env)
	if err != nil {
		return 0, err
	}
	r, err := b.r.eval(env)
	if err != nil {
		return 0, err
	}
	switch b.op {
	case '+':
		return l + r, nil
	case '-':
		return l - r, nil
	case '*':
		return l * r, nil
	}
	if r == 0 {
		return 0, fmt.Errorf("%v/%v: %w", l, r, errDivide)
	}
	return l / r, nil
}

type parser struct {
	src string
	pos int
}

func (p *parser) peek() byte {
	for p.pos < len(p.src) && p.src[p.pos] == ' ' {
		p.pos++
	}
	if p.pos < len(p.src) {
		return p.src[p.pos]
	}
	return 0
}

func (p *parser) sum() expr {
	e := p.product()
	for c := p.peek(); c == '+' || c == '-'; c = p.peek() {
		p.pos++
		e = binary{c, e, p.product()}
	}
	return e
}

func (p *parser) product() expr {
	e := p.atom()
	for c := p.peek(); c == '*' || c == '/'; c = p.peek() {
		p.pos++
		e = binary{c, e, p.atom()}
	}
	return e
}

func (p *parser) atom() expr {
	c := p.peek()
	start := p.pos
	switch {
	case c == '-':
		p.pos++
		return unary{p.atom()}
	case c == '(':
		p.pos++
		e := p.sum()
		if p.peek() != ')' {
			panic(fmt.Sprintf("missing ) at %d", p.pos))
		}
		p.pos++
		return e
	case c >= '0' && c <= '9':
		for p.pos < len(p.src) && (p.src[p.pos] >= '0' && p.src[p.pos] <= '9' || p.src[p.pos] == '.') {
			p.pos++
		}
		f, err := strconv.ParseFloat(p.src[start:p.pos], 64)
		if err != nil {
			panic(err)
		}
		return number(f)
	case c >= 'a' && c <= 'z':
		p.pos++
		return variable(p.src[start:p.pos])
	}
	panic(fmt.Sprintf("unexpected %q at %d", c, p.pos))
}

func parse(src string) (e expr, err error) {
	defer func() {
		if r := recover(); r != nil {
			if inner, ok := r.(error); ok {
				err = inner
				return
			}
			err = fmt.Errorf("parse: %v", r)
		}
	}()
	p := &parser{src: src}
	e = p.sum()
	if p.peek() != 0 {
		panic("trailing input")
	}
	return
}

func main() {
	env := map[string]float64{"x": 3, "y": 0.5}
	for _, src := range []string{"1 + 2 * 3", "(1+2)*3", "-x * (y - 2) / 4", "1/0", "1 + z", "(1", "2 $ 3", "1.2.3", "x/y/y"} {
		e, err := parse(src)
		if err != nil {
			fmt.Println(src, "=>", err)
			continue
		}
		v, err := e.eval(env)
		fmt.Println(src, "=>", v, err, errors.Is(err, errDivide))
	}
}
