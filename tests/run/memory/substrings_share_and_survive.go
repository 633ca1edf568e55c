package main

import (
	"fmt"
	"runtime"
	"strings"
)

func main() {
	var kept []string
	for i := range 100 {
		long := strings.Repeat(fmt.Sprint(i, ","), 200)
		kept = append(kept, long[i:i+6], strings.Split(long, ",")[i%200])
	}
	runtime.GC()
	h := 0
	for _, s := range kept {
		for _, c := range s {
			h = (h*31 + int(c)) % 1000003
		}
	}
	fmt.Println(len(kept), kept[20], kept[199], h)
	words := strings.Fields("  alpha beta\tgamma  ")
	runtime.GC()
	fmt.Println(words, strings.TrimSpace(" x ")+words[1][1:3])
	b := []byte("abc")
	s := string(b)
	m := map[string]int{s: 1, string(b[1:]): 2}
	b[0], b[1] = 'z', 'z'
	runtime.GC()
	fmt.Println(s, m)
	empty := s[3:]
	runtime.GC()
	fmt.Println(len(empty), empty == "", empty+s)
}
