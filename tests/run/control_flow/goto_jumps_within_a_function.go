package main

import "fmt"

func retry(limit int) (attempts int) {
again:
	attempts++
	if attempts < limit {
		goto again
	}
	return
}

func parse(s string) (words int) {
	i := 0
skip:
	if i < len(s) && s[i] == ' ' {
		i++
		goto skip
	}
	if i == len(s) {
		goto done
	}
	words++
word:
	if i < len(s) && s[i] != ' ' {
		i++
		goto word
	}
	goto skip
done:
	return
}

func main() {
	fmt.Println(retry(5), retry(0))
	fmt.Println(parse("  the quick  brown fox "), parse(""), parse("   "))
	n := 0
	for i := 0; i < 10; i++ {
		for j := 0; j < 10; j++ {
			if i*j == 42 {
				n = i*100 + j
				goto found
			}
		}
	}
found:
	fmt.Println(n)
	var fs []func() int
	k := 0
loop:
	v := k * k
	fs = append(fs, func() int { return v })
	if k++; k < 4 {
		goto loop
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
}
