package main

import (
	. "errors" // ERROR "\"errors\" imported and not used"
	. "fmt"
	"io"      // ERROR "\"io\" imported and not used"
	"os"
	"os"      // ERROR "os redeclared in this block" "\"os\" imported and not used"
	"strings"
	"strings" // ERROR "strings redeclared in this block" "\"strings\" imported and not used"
)

func Println() {} // ERROR "Println already declared through dot-import of package fmt \(\"fmt\"\)"

type Join int // ERROR "Join already declared through dot-import of package errors \(\"errors\"\)"

var io = 3 // ERROR "io already declared through import of package io \(\"io\"\)"

func main() {
	Print(strings.ToUpper("a"))
}

func uses() {
	_ = io     // ERROR "use of package io not in selector"
	var _ os.T // ERROR "undefined: os.T"
}
