package main

func main() {
	r := '' // ERROR "empty rune literal or unescaped '"
	t := 'ab' // ERROR "more than one character in rune literal"
	_, _ = r, t
}

var s = `open // ERROR "string not terminated"
