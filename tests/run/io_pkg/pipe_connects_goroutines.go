package main

import (
	"bufio"
	"fmt"
	"io"
)

func main() {
	r, w := io.Pipe()
	go func() {
		for i := range 5 {
			fmt.Fprintf(w, "message %d\n", i)
		}
		w.CloseWithError(fmt.Errorf("writer is done"))
	}()
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		fmt.Println(sc.Text())
	}
	fmt.Println(sc.Err())
}
