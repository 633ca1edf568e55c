package main

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
)

func try(what string, call func()) {
	defer func() {
		value := recover()
		_, isError := value.(error)
		fmt.Printf("%s: %v %T %v\n", what, value, value, isError)
	}()
	call()
}

func main() {
	try("FormatInt", func() { strconv.FormatInt(1, 99) })
	try("FormatFloat", func() { strconv.FormatFloat(1, 'g', -1, 63) })
	try("Repeat", func() { strings.Repeat("x", -1) })
	try("AppendFloat", func() { strconv.AppendFloat(nil, 1, 'g', -1, 63) })
	try("Slice of nil", func() { sort.Slice(nil, func(i, j int) bool { return i < j }) })
	try("Slice", func() { sort.Slice(3, func(i, j int) bool { return i < j }) })
}
