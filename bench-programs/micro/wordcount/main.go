// Counts words: a text is split, words are cut from it, a map of strings counts them, sorted keys report.
package main

import (
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
)

func main() {
	n := 30000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	names := []string{"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"}
	var text strings.Builder
	x := 1
	for i := 0; i < n; i++ {
		x = x * 16807 % 2147483647
		text.WriteString(names[x%8])
		text.WriteString(strconv.Itoa(x % 101))
		text.WriteByte(" \n"[i%2])
	}
	counts := make(map[string]int)
	lengths := make(map[int]int)
	for round := 0; round < 80; round++ {
		for _, word := range strings.Fields(text.String()) {
			counts[word]++
			lengths[len(word)]++
		}
	}
	words := make([]string, 0, len(counts))
	for word := range counts {
		words = append(words, word)
	}
	sort.Strings(words)
	sum := 0
	for i, word := range words {
		sum = (sum*31 + i*counts[word]) % 1000003
	}
	fmt.Println(len(words), words[0], counts[words[0]], lengths[5], sum)
}
