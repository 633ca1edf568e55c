package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("failed") }

func main() {
	r := io.MultiReader(strings.NewReader("a"), io.MultiReader(strings.NewReader("b"), strings.NewReader("c\n")), failing{}, strings.NewReader("d\n"))
	w := r.(io.WriterTo)
	fmt.Println(w.WriteTo(os.Stdout))
	fmt.Println(w.WriteTo(os.Stdout))
}
