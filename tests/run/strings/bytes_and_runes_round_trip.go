package main

import "fmt"

func reverse(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func isPalindrome(s string) bool {
	var letters []rune
	for _, c := range s {
		if c >= 'a' && c <= 'z' {
			letters = append(letters, c)
		} else if c >= 'A' && c <= 'Z' {
			letters = append(letters, c+32)
		}
	}
	for i := range letters[:len(letters)/2] {
		if letters[i] != letters[len(letters)-1-i] {
			return false
		}
	}
	return true
}

func caesar(s string, k int) string {
	b := []byte(s)
	for i, c := range b {
		switch {
		case 'a' <= c && c <= 'z':
			b[i] = 'a' + byte((int(c-'a')+k+26)%26)
		case 'A' <= c && c <= 'Z':
			b[i] = 'A' + byte((int(c-'A')+k+26)%26)
		}
	}
	return string(b)
}

func runLength(s string) (out string) {
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j] == s[i] {
			j++
		}
		out += fmt.Sprintf("%d%c", j-i, s[i])
		i = j
	}
	return
}

func main() {
	fmt.Println(reverse("héllo, 世界"), isPalindrome("A man, a plan, a canal: Panama"), isPalindrome("Go"))
	e := caesar("Hello, World!", 3)
	fmt.Println(e, caesar(e, -3))
	fmt.Println(runLength("aaabccdddd"))
	count := map[rune]int{}
	for _, r := range "mississippi ñandú" {
		count[r]++
	}
	fmt.Println(count['s'], count['ñ'], len(count))
	bs := []byte("abc")
	for i := range bs {
		bs[i] -= 32
	}
	bs = append(bs, []byte("déf")...)
	fmt.Println(string(bs), len(bs), string(bs[1:3]), fmt.Sprint(bs[3:]))
	var out []byte
	for r := 'a'; r < 'f'; r++ {
		out = append(out, byte(r), ' ')
	}
	fmt.Println(string(out))
}
