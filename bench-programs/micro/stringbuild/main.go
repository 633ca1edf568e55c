// Strings built piece by piece, cut into fields again and compared.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

func line(i int) string {
	var b strings.Builder
	for j := 0; j < 8; j++ {
		if j > 0 {
			b.WriteByte(',')
		}
		b.WriteString("field")
		b.WriteString(strconv.Itoa(i % 1000 * j))
	}
	return b.String()
}

func fields(s string) []string {
	var out []string
	start := 0
	for i := 0; i < len(s); i++ {
		if s[i] == ',' {
			out = append(out, s[start:i])
			start = i + 1
		}
	}
	return append(out, s[start:])
}

func main() {
	n := 60000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	bytes, same, sum := 0, 0, 0
	last := ""
	for i := 0; i < n; i++ {
		s := line(i)
		parts := fields(s)
		bytes += len(s)
		for _, p := range parts {
			sum = (sum*31 + len(p) + int(p[len(p)-1])) % 1000003
		}
		joined := parts[0] + ";" + parts[len(parts)-1]
		if joined == last {
			same++
		}
		last = joined
	}
	fmt.Println(bytes, same, sum)
}
