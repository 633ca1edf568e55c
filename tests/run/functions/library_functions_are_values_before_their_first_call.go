package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"sync"
)

// Function values of functions and methods that nothing has called when the value is made.
var upper = strings.ToUpper
var trim func(string, string) string = strings.TrimRight

type named interface{ Name() string }

type writer interface {
	WriteString(string) (int, error)
	String() string
}

type temperature float64

func (t temperature) String() string { return strconv.FormatFloat(float64(t), 'f', 1, 64) + "°" }

// Deep recursion calls a function for the first time at its bottom, and again on the way back.
func deep(n int) int {
	if n == 0 {
		return len(strconv.Quote("bottom"))
	}
	s := deep(n - 1)
	if n%100000 == 0 {
		s += len(strings.Repeat("x", n/100000))
	}
	return s
}

func fails() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	strings.Repeat("x", -1)
	return nil
}

func main() {
	for range 3 {
		fmt.Println(upper("abc"), trim("abc!!", "!"))
	}
	var b strings.Builder
	n, err := b.WriteString("method")
	fmt.Println(n, err, b.String())

	bound := b.WriteString
	bound(" and bound method")
	fmt.Println(b.Len())

	// Through an interface: a type of the library whose methods nothing has called.
	var w writer = new(strings.Builder)
	for i := range 3 {
		w.WriteString(strconv.Itoa(i))
	}
	fmt.Println(w.String())
	var any any = strings.NewReplacer("a", "b")
	_, ok := any.(named)
	fmt.Println(ok)

	// The library calls the program back, by a method that only it knows of.
	fmt.Println(temperature(21.5), []temperature{1, 2})

	var wg sync.WaitGroup
	var mu sync.Mutex
	words := []string{}
	for _, word := range strings.Fields("goroutines call it first") {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			words = append(words, strings.ToTitle(word))
		}()
	}
	wg.Wait()
	sort.Sort(sort.Reverse(sort.StringSlice(words)))
	fmt.Println(words)

	fmt.Println(deep(1000000))
	fmt.Println(fails())

	done := make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Println("deferred", strconv.FormatInt(255, 16))
		go fmt.Sprint("nobody waits")
	}()
	<-done

	_, err = strconv.ParseInt("12x", 10, 64)
	var syntax *strconv.NumError
	fmt.Println(errors.As(err, &syntax), syntax.Func, errors.Is(err, strconv.ErrSyntax), err)

	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	fmt.Fprintf(out, "%08.3f|%-5s|%+v\n", 3.14159, "ab", struct{ T temperature }{3})
}
