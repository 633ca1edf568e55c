package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

var word = strings.Repeat("w", 5)

var global string

type holder struct{ s string }

func joined(a, b string) string { return a + b }

func alone(n int) string {
	s := word + fmt.Sprint(n)
	return joined("", s)
}

func trimmed(n int) string {
	s := " " + word + fmt.Sprint(n) + " "
	return strings.TrimSpace(s)
}

func sliced(n int) string {
	s := word + fmt.Sprint(n)
	return s[1:]
}

func held(n int) *holder {
	s := word + fmt.Sprint(n)
	h := holder{s}
	return &h
}

func boxed(n int) any {
	s := word + fmt.Sprint(n)
	return s
}

func overwrite(n int) int {
	if n == 0 {
		return 0
	}
	s := "#" + fmt.Sprint(n) + "####"
	b := []byte(s)
	b[0] = '%'
	return len(s) + len(b) + overwrite(n-1)
}

func keep(list []string, n int) []string {
	s := word + fmt.Sprint(n)
	return append(list, s)
}

func fails(n int) error {
	s := word + fmt.Sprint(n)
	return errors.New(s)
}

func panics(n int) (r any) {
	defer func() { r = recover() }()
	s := word + fmt.Sprint(n)
	panic(s)
}

func deferred(n int) {
	s := word + fmt.Sprint(n)
	defer fmt.Println("deferred", s)
	s = "changed" + s
	overwrite(3)
}

func named(n int) (s string) {
	s = word + fmt.Sprint(n)
	defer func() { s = s + "!" }()
	return
}

func swap(n int) (string, string) {
	a, b := word+fmt.Sprint(n), word+fmt.Sprint(n+1)
	a, b = b, a
	return a, b
}

func main() {
	a, t, s := alone(1), trimmed(2), sliced(3)
	h, x := held(4), boxed(5)
	list := keep(keep(nil, 6), 7)
	err, p := fails(8), panics(9)
	overwrite(20)
	fmt.Println(a, t, s, h.s, x, list, err, p)
	deferred(10)
	fmt.Println(named(11))
	fmt.Println(swap(12))

	// One iteration's text is another one than the next one's.
	previous, first := "", ""
	for i := 0; i < 4; i++ {
		s := word + fmt.Sprint(i)
		if i == 0 {
			first = s
		}
		fmt.Println(previous, s, first)
		previous = s
	}
	var all [3]string
	for i := range all {
		all[i] = "n" + fmt.Sprint(i)
	}
	fmt.Println(all)
	local := map[string]int{}
	for i := 0; i < 3; i++ {
		local["k"+fmt.Sprint(i)] = i
	}
	fmt.Println(local)
	ch := make(chan string, 3)
	for i := 0; i < 3; i++ {
		ch <- "c" + fmt.Sprint(i)
	}
	fmt.Println(<-ch, <-ch, <-ch)
	var fs []func() string
	for i := 0; i < 3; i++ {
		s := "f" + fmt.Sprint(i)
		fs = append(fs, func() string { return s })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	done := make(chan bool)
	s = "g" + fmt.Sprint(1)
	go func() {
		global = s
		done <- true
	}()
	<-done
	overwrite(5)
	fmt.Println(global)

	i := 0
again:
	u := "goto" + fmt.Sprint(i)
	if i > 0 {
		fmt.Println(previous, u)
	}
	previous = u
	if i++; i < 3 {
		goto again
	}
	b := []byte(previous)
	previous = string(b)
	b[0] = 'G'
	fmt.Println(previous, string(b))
	fmt.Fprintln(os.Stdout, word+"end")
}
