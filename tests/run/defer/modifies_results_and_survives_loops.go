package main

import (
	"errors"
	"fmt"
)

type tx struct {
	log    []string
	closed bool
}

func (t *tx) commit() error { t.log = append(t.log, "commit"); return nil }
func (t *tx) rollback()     { t.log = append(t.log, "rollback") }
func (t *tx) Close() error {
	if t.closed {
		return errors.New("closed twice")
	}
	t.closed = true
	return nil
}

func with(t *tx, f func() error) (err error) {
	defer func() {
		if cerr := t.Close(); cerr != nil && err == nil {
			err = cerr
		}
	}()
	defer func() {
		switch p := recover(); {
		case p != nil:
			t.rollback()
			err = fmt.Errorf("panic: %v", p)
		case err != nil:
			t.rollback()
		default:
			err = t.commit()
		}
	}()
	return f()
}

func counter() (n int, s string) {
	for i := range 5 {
		defer func() { n += i; s += fmt.Sprint(i) }()
	}
	return 100, "s"
}

func early(xs []int) (found int) {
	for _, x := range xs {
		defer func() { found++ }()
		if x > 2 {
			return x * 10
		}
	}
	return -1
}

func main() {
	for _, f := range []func() error{
		func() error { return nil },
		func() error { return errors.New("failed") },
		func() error { var m map[string]int; m["x"]++; return nil },
	} {
		t := &tx{}
		err := with(t, f)
		fmt.Println(err, t.log, t.closed)
	}
	t := &tx{closed: true}
	fmt.Println(with(t, func() error { return nil }), t.log)
	fmt.Println(counter())
	fmt.Println(early([]int{1, 2, 3, 4}), early(nil))
	x := 1
	defer func(v int) { fmt.Println("last", v, x) }(x)
	x = 2
	func() {
		for i := range 3 {
			func() {
				defer func() { x *= 2 }()
				x += i
			}()
		}
	}()
	fmt.Println(x)
}
