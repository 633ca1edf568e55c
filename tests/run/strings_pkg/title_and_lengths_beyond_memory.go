package main

import (
	"bytes"
	"fmt"
	"strings"
)

func main() {
	for _, s := range []string{"", "hello world", "o'neil's_x a-b 9a éa ǆx 日本 a\u00a0b", "ÜBER über"} {
		fmt.Printf("%q %q\n", strings.Title(s), bytes.Title([]byte(s)))
	}
	defer func() { fmt.Println(recover()) }()
	strings.Repeat("-", 1<<62)
}
