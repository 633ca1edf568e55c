package main

import (
	"errors"
	"fmt"
)

type opcode byte

const (
	push opcode = iota
	add
	sub
	mul
	less
	jump
	jumpIfZero
	load
	store
	call
	ret
	print
	halt
)

type instr struct {
	op  opcode
	arg int
}

type frame struct {
	pc     int
	locals [4]int
}

type machine struct {
	code   []instr
	stack  []int
	frames []frame
	out    []string
	steps  int
}

var errStack = errors.New("stack underflow")

func (m *machine) pop() int {
	if len(m.stack) == 0 {
		panic(errStack)
	}
	v := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	return v
}

func (m *machine) run() (err error) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(error)
			if !ok {
				panic(r)
			}
			err = fmt.Errorf("pc=%d: %w", m.frames[len(m.frames)-1].pc, e)
		}
	}()
	m.frames = append(m.frames, frame{})
	for {
		f := &m.frames[len(m.frames)-1]
		in := m.code[f.pc]
		f.pc++
		m.steps++
		switch in.op {
		case push:
			m.stack = append(m.stack, in.arg)
		case add, sub, mul, less:
			b, a := m.pop(), m.pop()
			r := 0
			switch in.op {
			case add:
				r = a + b
			case sub:
				r = a - b
			case mul:
				r = a * b
			case less:
				if a < b {
					r = 1
				}
			}
			m.stack = append(m.stack, r)
		case jump:
			f.pc = in.arg
		case jumpIfZero:
			if m.pop() == 0 {
				f.pc = in.arg
			}
		case load:
			m.stack = append(m.stack, f.locals[in.arg])
		case store:
			f.locals[in.arg] = m.pop()
		case call:
			m.frames = append(m.frames, frame{pc: in.arg, locals: [4]int{m.pop()}})
		case ret:
			m.frames = m.frames[:len(m.frames)-1]
		case print:
			m.out = append(m.out, fmt.Sprint(m.pop()))
		case halt:
			return nil
		}
	}
}

func main() {
	// fib(n) with recursion, called for 0..12.
	code := []instr{
		{push, 0}, {store, 0},
		{load, 0}, {push, 13}, {less, 0}, {jumpIfZero, 13},
		{load, 0}, {call, 14}, {print, 0},
		{load, 0}, {push, 1}, {add, 0}, {jump, 30},
		{halt, 0},
		{load, 0}, {push, 2}, {less, 0}, {jumpIfZero, 20},
		{load, 0}, {ret, 0},
		{load, 0}, {push, 1}, {sub, 0}, {call, 14},
		{load, 0}, {push, 2}, {sub, 0}, {call, 14},
		{add, 0}, {ret, 0},
		{store, 0}, {jump, 2},
	}
	m := &machine{code: code}
	fmt.Println(m.run(), m.out, m.steps)
	bad := &machine{code: []instr{{push, 1}, {add, 0}}}
	err := bad.run()
	fmt.Println(err, errors.Is(err, errStack))
	func() {
		defer func() { fmt.Println("out of code:", recover()) }()
		fmt.Println((&machine{code: []instr{{jump, 7}}}).run())
	}()
}
