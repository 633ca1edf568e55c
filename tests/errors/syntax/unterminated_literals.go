package main

func main() {
	r := '' // ERROR "empty rune literal or unescaped '"
	t := 'ab' // ERROR "more than one character in rune literal"
	_, _ = r, t
	s := `open // ERROR "declared and not used: s" "string not terminated"
