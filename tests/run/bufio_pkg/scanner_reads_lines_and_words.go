package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

func main() {
	sc := bufio.NewScanner(os.Stdin)
	counts := map[string]int{}
	lines := 0
	for sc.Scan() {
		lines++
		for _, w := range strings.Fields(sc.Text()) {
			counts[strings.ToLower(strings.Trim(w, ".,"))]++
		}
	}
	fmt.Println(lines, sc.Err(), counts)
	words := bufio.NewScanner(strings.NewReader("one  two\nthree"))
	words.Split(bufio.ScanWords)
	for words.Scan() {
		fmt.Printf("%q ", words.Text())
	}
	fmt.Println()
	runes := bufio.NewScanner(strings.NewReader("hé世"))
	runes.Split(bufio.ScanRunes)
	for runes.Scan() {
		fmt.Printf("%q ", runes.Bytes())
	}
	fmt.Println()
	long := bufio.NewScanner(strings.NewReader(strings.Repeat("x", 70000) + "\nnext"))
	fmt.Println(long.Scan(), long.Err())
	big := bufio.NewScanner(strings.NewReader(strings.Repeat("x", 70000) + "\r\nnext"))
	big.Buffer(make([]byte, 0, 1024), 1<<20)
	fmt.Println(big.Scan(), len(big.Text()), big.Scan(), big.Text(), big.Scan())
	commas := bufio.NewScanner(strings.NewReader("a,b,,c"))
	commas.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		if i := strings.IndexByte(string(data), ','); i >= 0 {
			return i + 1, data[:i], nil
		}
		if atEOF && len(data) > 0 {
			return len(data), data, nil
		}
		return 0, nil, nil
	})
	for commas.Scan() {
		fmt.Printf("%q ", commas.Text())
	}
	fmt.Println()
}
