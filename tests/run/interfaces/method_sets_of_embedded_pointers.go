package main

import "fmt"

type speaker interface{ speak() string }
type cat struct{ name string }
type dog struct{ name string }

func (c cat) speak() string  { return c.name + " meows" }
func (d *dog) speak() string { return d.name + " barks" }

type byValue struct{ cat }
type byPointer struct{ *dog }
type both struct {
	speaker
	extra string
}

func say(s speaker) string { return s.speak() }

func main() {
	d := &dog{"rex"}
	list := []speaker{cat{"tom"}, &cat{"kit"}, d, byValue{cat{"v"}}, &byValue{cat{"pv"}}, byPointer{d}, &byPointer{d}, both{d, "x"}, both{cat{"in"}, ""}}
	for _, s := range list {
		fmt.Println(say(s))
	}
	d.name = "max"
	fmt.Println(say(list[5]), say(list[7]), say(list[2]))
	counts := map[string]int{}
	for _, s := range list {
		switch v := s.(type) {
		case cat, *cat:
			counts["cat"]++
		case interface{ extraField() }:
			counts["never"]++
		case *byPointer:
			counts["pointer "+v.name]++
		case both:
			counts["both"+v.extra]++
		default:
			counts[fmt.Sprintf("%T", v)]++
		}
	}
	fmt.Println(counts)
	var s speaker = both{}
	func() {
		defer func() { fmt.Println(recover()) }()
		s.speak()
	}()
}
