package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
	var ps []*int
	for i := 0; i < 6; i++ {
		ps = append(ps, &i)
		i++
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	var gs []func() string
	for k, v := range []string{"a", "b", "c"} {
		gs = append(gs, func() string { return fmt.Sprint(k, v) })
	}
	for i := range 3 {
		gs = append(gs, func() string { return fmt.Sprint("n", i) })
	}
	for _, g := range gs {
		fmt.Print(g(), " ")
	}
	fmt.Println()
	for i, inc := 0, func() {}; i < 3; i++ {
		inc()
		inc = func() { fmt.Print("[", i, "]") }
	}
	fmt.Println()
	var late []func() int
	for i := 0; i < 5; i++ {
		if i == 1 {
			continue
		}
		if i == 4 {
			break
		}
		late = append(late, func() int { return i })
	}
	for _, f := range late {
		fmt.Print(f(), " ")
	}
	fmt.Println()
}
