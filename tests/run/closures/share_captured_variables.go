package main

import "fmt"

type account struct {
	deposit  func(int)
	withdraw func(int) bool
	balance  func() int
}

func open(start int) account {
	money := start
	return account{
		func(n int) { money += n },
		func(n int) bool {
			if n > money {
				return false
			}
			money -= n
			return true
		},
		func() int { return money },
	}
}

func main() {
	a, b := open(10), open(20)
	a.deposit(5)
	fmt.Println(a.withdraw(100), a.withdraw(12), b.withdraw(1), a.balance(), b.balance())
	x := 1
	inc := func() { x++ }
	inc()
	x *= 10
	inc()
	fmt.Println(x)
	s := []int{1}
	grow := func(v int) { s = append(s, v) }
	for i := 0; i < 5; i++ {
		grow(i)
	}
	fmt.Println(s)
	st := struct{ n int }{}
	touch := func() { st.n++ }
	touch()
	touch()
	fmt.Println(st.n)
	nested := func() func() func() int {
		y := 100
		return func() func() int {
			y++
			z := y
			return func() int { z++; y++; return z*1000 + y }
		}
	}()
	p, q := nested(), nested()
	fmt.Println(p(), q(), p(), q())
}
