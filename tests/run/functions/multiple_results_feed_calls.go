package main

import (
	"errors"
	"fmt"
)

func divmod(a, b int) (q, r int, err error) {
	if b == 0 {
		err = errors.New("division by zero")
		return
	}
	return a / b, a % b, nil
}

func pair() (int, string)         { return 7, "seven" }
func take(n int, s string) string { return fmt.Sprint(n, s) }
func sum(ns ...int) (t int) {
	for _, n := range ns {
		t += n
	}
	return
}
func three() (int, int, int)      { return 1, 2, 3 }
func pass() (q, r int, err error) { return divmod(17, 5) }
func shadow() (n int, err error) {
	if n, err := 5, errors.New("inner"); err != nil {
		return n, err
	}
	return
}

func main() {
	q, r, err := divmod(17, 5)
	fmt.Println(q, r, err)
	_, _, err = divmod(1, 0)
	fmt.Println(err)
	fmt.Println(take(pair()), sum(three()))
	fmt.Println(pair())
	fmt.Println(pass())
	fmt.Println(shadow())
	a, b := 1, 2
	a, b = b, a+b
	a, c := b, a
	fmt.Println(a, b, c)
	var f func(int) (int, error) = func(n int) (int, error) { return n * 2, nil }
	if v, err := f(4); err == nil {
		fmt.Println(v)
	}
}
