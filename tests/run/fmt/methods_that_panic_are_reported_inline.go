package main

import "fmt"

type bad struct{ n int }
type nilSafe struct{ n int }
type worse struct{}

func (b *bad) String() string { return fmt.Sprint(b.n) }
func (b bad) Error() string   { panic(fmt.Sprint("no ", b.n)) }
func (w worse) String() string {
	var m map[string]int
	m["x"] = 1
	return "never"
}

type val struct{ s string }

func (v val) String() string { return v.s }

func main() {
	var p *val
	fmt.Printf("%v|%s|%d\n", p, p, 5)
	fmt.Println(p)
	fmt.Printf("%v after\n", worse{})
	fmt.Println(fmt.Sprint(bad{7}))
	fmt.Printf("%s %v\n", []interface{}{worse{}, 1}, 2)
}
