package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	buf := make([]byte, 4)
	n, err := os.Stdin.Read(buf)
	fmt.Println(n, err, string(buf[:n]))
	rest, err := io.ReadAll(os.Stdin)
	fmt.Println(len(rest), err, strings.Count(string(rest), "\n"))
	n, err = os.Stdin.Read(buf)
	fmt.Println(n, err)
}
