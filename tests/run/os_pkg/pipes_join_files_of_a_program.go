package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync"
)

// capture returns what f prints.
func capture(f func()) string {
	r, w, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	stdout := os.Stdout
	os.Stdout = w
	done := make(chan string)
	go func() {
		var buf bytes.Buffer
		io.Copy(&buf, r)
		r.Close()
		done <- buf.String()
	}()
	f()
	w.Close()
	os.Stdout = stdout
	return <-done
}

func main() {
	out := capture(func() {
		fmt.Println("captured")
		fmt.Fprintf(os.Stdout, "%d\n", 42)
		os.Stdout.WriteString("more\n")
	})
	fmt.Printf("%q\n", out)
	fmt.Println(len(capture(func() {
		for i := range 20000 {
			fmt.Println("line", i)
		}
	})))

	r, w, err := os.Pipe()
	fmt.Println(r.Name(), w.Name(), err, r.Fd() != w.Fd())
	info, err := r.Stat()
	fmt.Println(info.Name(), info.Mode(), info.Mode()&fs.ModeNamedPipe != 0, info.Size(), err)
	_, err = r.Seek(0, io.SeekStart)
	fmt.Println(err)
	_, err = r.ReadAt(make([]byte, 1), 0)
	fmt.Println(err)
	_, err = w.WriteAt([]byte("x"), 0)
	fmt.Println(err)
	_, err = r.Write([]byte("x"))
	fmt.Println(err)
	_, err = w.Read(make([]byte, 1))
	fmt.Println(err)
	fmt.Println(w.Sync())
	fmt.Println(w.Truncate(3))

	// A question and its answer through two pipes.
	r2, w2, _ := os.Pipe()
	var wg sync.WaitGroup
	wg.Go(func() {
		scanner := bufio.NewScanner(r)
		for scanner.Scan() {
			fmt.Fprintln(w2, strings.ToUpper(scanner.Text()))
		}
		w2.Close()
	})
	answers := bufio.NewReader(r2)
	for _, s := range []string{"one", "two", "three"} {
		fmt.Fprintln(w, s)
		answer, err := answers.ReadString('\n')
		fmt.Printf("%q %v\n", answer, err)
	}
	w.Close()
	wg.Wait()
	n, err := answers.Read(make([]byte, 4))
	fmt.Println(n, err)
	fmt.Println(w.Close(), r.Close(), r2.Close())
	_, err = r.Read(make([]byte, 1))
	fmt.Println(err, errors.Is(err, os.ErrClosed))

	// What was written is there after the end was closed, but nobody reads from a closed one.
	r, w, _ = os.Pipe()
	n, err = w.Write(nil)
	fmt.Println(n, err)
	w.WriteString("left behind")
	w.Close()
	b := make([]byte, 4)
	for {
		n, err := r.Read(b)
		fmt.Printf("%q %v\n", b[:n], err)
		if err != nil {
			break
		}
	}
	r.Close()
	r, w, _ = os.Pipe()
	r.Close()
	_, err = w.WriteString("to nobody")
	fmt.Println(err)
	w.Close()

	// Stdin may be a pipe, too.
	r, w, _ = os.Pipe()
	os.Stdin = r
	go func() {
		fmt.Fprintln(w, "7 words")
		w.Close()
	}()
	var count int
	var what string
	fmt.Println(fmt.Scan(&count, &what))
	fmt.Println(count, what)
}
