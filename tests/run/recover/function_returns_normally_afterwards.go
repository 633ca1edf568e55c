package main

import "fmt"

type stackMachine struct {
	stack []int
	steps int
}

func (m *stackMachine) push(v int) { m.stack = append(m.stack, v) }
func (m *stackMachine) pop() int {
	v := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	return v
}

func (m *stackMachine) eval(ops string) (result int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("step %d: %v", m.steps, r)
			m.stack = nil
		}
	}()
	for _, op := range ops {
		m.steps++
		switch op {
		case '+':
			m.push(m.pop() + m.pop())
		case '/':
			b, a := m.pop(), m.pop()
			m.push(a / b)
		case ' ':
		default:
			if op < '0' || op > '9' {
				panic(fmt.Sprintf("bad op %q", op))
			}
			m.push(int(op - '0'))
		}
	}
	return m.pop(), nil
}

func main() {
	m := &stackMachine{}
	for _, p := range []string{"12+", "84/2+", "10/", "+", "1x", "99+9+3/"} {
		m.steps = 0
		v, err := m.eval(p)
		fmt.Println(p, v, err)
	}
	total := 0
	for i := 0; i < 200; i++ {
		func() {
			defer func() {
				if recover() != nil {
					total++
				}
			}()
			s := make([]int, i%10)
			s[5] = i
		}()
	}
	fmt.Println(total)
}
