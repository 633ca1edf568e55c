package main

import (
	"errors"
	"fmt"
)

type temp float64
type user struct {
	name string
	pass secret
}
type secret string
type ptrOnly struct{ n int }
type both struct{}
type goStr struct{ n int }
type list []temp

func (t temp) String() string     { return fmt.Sprintf("%.1f°", float64(t)) }
func (s secret) String() string   { return "***" }
func (p *ptrOnly) String() string { return fmt.Sprint("ptr", p.n) }
func (both) String() string       { return "string" }
func (both) Error() string        { return "error" }
func (g goStr) GoString() string  { return fmt.Sprintf("goStr(%d)", g.n) }

func main() {
	fmt.Println(temp(36.6), []temp{1, 2}, map[string]temp{"a": 3}, list{4}, struct{ T temp }{5})
	fmt.Printf("%v %s %d %q %x %5.2f|%8v|%-8s|\n", temp(1), temp(2), temp(3), temp(4), secret("ab"), temp(5), temp(6), temp(7))
	fmt.Println(user{"ann", "pw"}, &user{"bob", "pw"})
	fmt.Printf("%+v %v\n", user{"ann", "pw"}, []secret{"a"})
	p := &ptrOnly{1}
	fmt.Println(p, *p, []*ptrOnly{p}[0], struct{ p ptrOnly }{*p})
	fmt.Println(both{}, []both{{}})
	fmt.Printf("%#v %v %#v\n", goStr{3}, goStr{3}, []goStr{{4}})
	fmt.Println(errors.New("e1"), []error{errors.New("e2"), nil}, fmt.Errorf("w: %w", errors.New("e3")))
	var np *ptrOnly
	fmt.Printf("%v\n", (fmt.Stringer)(nil) == nil && np == nil)
	fmt.Print(temp(1), temp(2), "x", temp(3), 4, 5, "\n")
	type wrap struct{ Inner interface{} }
	fmt.Printf("%v %+v\n", wrap{temp(9)}, wrap{both{}})
}
