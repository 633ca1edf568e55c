package main

import "fmt"

func kind(s string) int {
	switch s {
	case "":
		return 0
	case "alpha", "beta":
		return 1
	case "gamma" + "delta":
		return 2
	}
	switch {
	case s > "m":
		return 3
	case s[0] == 'a' && len(s) > 3:
		return 4
	}
	return 5
}

func main() {
	for _, s := range []string{"", "alpha", "beta", "gammadelta", "zeta", "atlas", "abc", "b"} {
		fmt.Print(kind(s), " ")
	}
	fmt.Println()
	words := []string{"b", "a", "ab", "", "abc", "B", "é", "z\x00", "z"}
	for i := range words {
		for j := i + 1; j < len(words); j++ {
			if words[j] < words[i] {
				words[i], words[j] = words[j], words[i]
			}
		}
	}
	fmt.Printf("%q\n", words)
	a := "same"
	b := "sa" + words[0] + "me"
	fmt.Println(a == b, a <= b, a >= b, a != b, a+"x" > b)
	long1, long2 := "", ""
	for i := 0; i < 100; i++ {
		long1 += "abcdefgh"
		long2 += "abcdefgh"
	}
	fmt.Println(long1 == long2, long1 < long2+"a", long1[:799] < long2)
}
