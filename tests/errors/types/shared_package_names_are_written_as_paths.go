package main

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

func main() {
	var text string
	var mu sync.Mutex
	var count atomic.Int64
	var failed *strconv.NumError
	var out strings.Builder
	text = mu     // ERROR "cannot use mu \(variable of struct type \"sync\".Mutex\) as string value"
	text = &count // ERROR "cannot use &count \(value of type \*\"sync/atomic\".Int64\) as string value"
	text = failed // ERROR "cannot use failed \(variable of type \*\"strconv\".NumError\) as string value"
	text = out    // ERROR "cannot use out \(variable of struct type strings.Builder\) as string value"
	mu.Close()    // ERROR "mu.Close undefined \(type \"sync\".Mutex has no field or method Close\)"
	fmt.Println(text)
}
