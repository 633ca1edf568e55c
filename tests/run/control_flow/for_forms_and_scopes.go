package main

import "fmt"

var x = "package"

func main() {
	sum := 0
	for i, j := 0, 10; i < j; i, j = i+1, j-1 {
		sum += i * j
	}
	fmt.Println(sum)
	n := 100
	for n > 1 {
		n /= 3
	}
	for {
		n++
		if n > 5 {
			break
		}
	}
	fmt.Println(n)
	fmt.Println(x)
	x := x + "/local"
	{
		x := x + "/block"
		fmt.Println(x)
		x += "changed"
	}
	if x := len(x); x > 5 {
		x := x * 2
		fmt.Println(x)
	} else if y := x; y > 0 {
		fmt.Println("never", y)
	}
	for x := 0; x < 2; x++ {
		x := x * 10
		fmt.Print(x, " ")
	}
	fmt.Println(x)
	if v, err := 3, error(nil); err != nil {
		fmt.Println("never")
	} else if w := v * 2; w == 6 {
		fmt.Println(v, w)
	}
	true := false
	fmt.Println(true)
	len := func(s string) int { return 42 }
	fmt.Println(len("a"))
}
