package main

import "fmt"

func repeat(s string, n int) string {
	out := ""
	for i := 0; i < n; i++ {
		out += s
	}
	return out
}

func main() {
	a, b, c := "one", "two", ""
	fmt.Println(a+b, a+c == a, c+c == "", a+"-"+b+"-"+c+"-"+a)
	s := repeat("ab", 500)
	fmt.Println(len(s), s[998:], s[:4])
	parts := []string{}
	for i := 0; i < 50; i++ {
		parts = append(parts, fmt.Sprint(i)+":"+repeat("x", i%4))
	}
	joined := ""
	for _, p := range parts {
		joined += p + ","
	}
	fmt.Println(joined)
	kept := map[string]int{}
	for i := 0; i < 200; i++ {
		kept["key"+fmt.Sprint(i%10)] += i
	}
	fmt.Println(kept)
}
