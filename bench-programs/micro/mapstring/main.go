// A map with string keys: words made on the fly, counted, looked up, deleted.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n := 800000
	if len(os.Args) > 1 {
		n, _ = strconv.Atoi(os.Args[1])
	}
	counts := make(map[string]int)
	x := 42
	for i := 0; i < n; i++ {
		x = x * 16807 % 2147483647
		counts["user:"+strconv.Itoa(x%20000)]++
	}
	found, missing := 0, 0
	for i := 0; i < n; i++ {
		if c, ok := counts["user:"+strconv.Itoa(i%40000)]; ok {
			found += c
		} else {
			missing++
		}
	}
	for i := 0; i < 20000; i += 2 {
		delete(counts, "user:"+strconv.Itoa(i))
	}
	length, sum := 0, 0
	for k, v := range counts {
		length += len(k)
		sum += v
	}
	fmt.Println(found, missing, length, sum)
}
