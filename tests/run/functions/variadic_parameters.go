package main

import "fmt"

func join(sep string, parts ...string) string {
	out := ""
	for i, p := range parts {
		if i > 0 {
			out += sep
		}
		out += p
	}
	return out
}

func count(xs ...interface{}) int { return len(xs) }
func isNil(xs ...int) bool        { return xs == nil }
func zero(xs ...int) {
	for i := range xs {
		xs[i] = 0
	}
}

type logger struct{ lines []string }

func (l *logger) log(format string, args ...interface{}) {
	l.lines = append(l.lines, fmt.Sprintf(format, args...))
}

func main() {
	fmt.Println(join("-"), join("-", "a"), join("-", "a", "b", "c"), join("+", []string{"x", "y"}...))
	fmt.Println(count(), count(nil), count(nil, nil), count([]interface{}{1, 2, 3}...), count([]int{1, 2, 3}))
	fmt.Println(isNil(), isNil(1), isNil(nil...), isNil([]int{}...))
	s := []int{1, 2, 3}
	zero(s...)
	fmt.Println(s)
	t := []int{1, 2, 3}
	zero(t[0], t[1])
	fmt.Println(t)
	l := &logger{}
	l.log("%d-%s", 1, "x")
	l.log("plain")
	fmt.Printf("%q\n", l.lines)
	f := join
	fmt.Println(f(",", "q", "r"))
	var g func(...int) bool = isNil
	fmt.Println(g())
}
