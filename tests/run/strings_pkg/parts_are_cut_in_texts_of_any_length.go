package main

import (
	"bufio"
	"fmt"
	"strings"
)

var pieces = []string{"", " ", "a", "\t\n", "word", "eight888", "\u00a0", "é", "日本", "\u3000", " \r\v\f ", "\u0085", "\xff", "\x1f"}

var seed = uint32(7)

func random(n int) int {
	seed = seed*1664525 + 1013904223
	return int(seed>>16) % n
}

func words(text string) []string {
	scanner := bufio.NewScanner(strings.NewReader(text))
	scanner.Split(bufio.ScanWords)
	var words []string
	for scanner.Scan() {
		words = append(words, scanner.Text())
	}
	return words
}

func sum(parts []string) (sum int) {
	for i, part := range parts {
		for j := range len(part) {
			sum = (sum*31 + i + j*7 + int(part[j])) % 1000003
		}
		sum += len(part)
	}
	return sum
}

func main() {
	for _, size := range []int{0, 1, 2, 3, 10, 100, 5000} {
		for range 5 {
			var b strings.Builder
			for range size {
				b.WriteString(pieces[random(len(pieces))])
			}
			text := b.String()
			fields := strings.Fields(text)
			fmt.Println(size, len(text), len(fields), sum(fields), sum(words(text)) == sum(fields))
			for _, sep := range []string{" ", "a", "88", "日", "absent"} {
				split, after := strings.Split(text, sep), strings.SplitAfter(text, sep)
				fmt.Print(" ", len(split), " ", sum(split), " ", sum(after), " ", len(strings.SplitN(text, sep, 3)), " ", sum(strings.SplitAfterN(text, sep, 2)))
			}
			fmt.Println()
			fmt.Println(strings.IndexAny(text, "w\t"), strings.IndexAny(text, "日é"), strings.IndexAny(text, "\xff"), strings.IndexAny(text, "\ufffd8"), strings.IndexAny(text, ""), strings.IndexByte(text, '8'))
		}
	}
	fmt.Printf("%q %q %q\n", strings.Split("", ","), strings.Split(",", ","), strings.SplitN("a,b,c", ",", 0))
	fmt.Println(len(strings.Split(strings.Repeat("x,", 3000), ",")), len(strings.Fields(strings.Repeat("x ", 3000))))
}
