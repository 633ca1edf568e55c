package main

import "fmt"

func main() {
	for i, r := range "aé世\U0001F600" {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println()
	for i, r := range "a\xffb\xc3\x28\xe4\xb8c\xed\xa0\x80\xf0\x9f\x98" {
		fmt.Printf("%d:%U ", i, r)
	}
	fmt.Println()
	for i := range "日本" {
		fmt.Print(i, " ")
	}
	n := 0
	for range "héé" {
		n++
	}
	fmt.Println(n)
	for i, r := range "" {
		fmt.Println("never", i, r)
	}
	fmt.Println([]rune("a\xffb"), string([]rune{0x4e16, -1, 0xd800, 0x110000, 'z'}))
}
