package main

import (
	"errors"
	"fmt"
	"strings"
)

var log []string

func tr(name string, v int) int { log = append(log, name); return v }
func trs(name string, v []int) []int {
	log = append(log, name)
	return v
}
func trm(name string, v map[string]int) map[string]int {
	log = append(log, name)
	return v
}
func trp(name string, v *node) *node { log = append(log, name); return v }
func str(name string) string         { log = append(log, name); return name }

type inner struct{ a, b int }
type node struct {
	inner
	*link
	next *node
	v    int
	arr  [4]int
	m    map[string]int
}
type link struct{ w, z int }

func (n *node) set(v int) int { n.v = v; return v }
func (n node) get() int       { return n.v }
func (n *node) pget() int     { return n.v }

func show(what string, v ...any) {
	fmt.Println(what, fmt.Sprint(v...), strings.Join(log, " "))
	log = nil
}

func catch(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			var err error
			if x, ok := e.(error); ok {
				err = x
			} else {
				err = errors.New(fmt.Sprint(e))
			}
			show(what+" panics: "+err.Error(), "")
		}
	}()
	f()
}

type T struct{ a, b, c int }

func two() (int, int) { log = append(log, "two"); return 7, 8 }

func main() {
	x := 1
	inc := func() int { x++; return x }
	// plain variables against calls
	show("lit", T{x, inc(), x})
	x = 1
	show("arr", [3]int{x, inc(), x})
	x = 1
	show("slice", []int{x, inc(), x})
	x = 1
	show("map", map[int]int{x: inc(), x + 10: inc()})
	x = 1
	a, b, c := x, inc(), x
	show("define", a, b, c)
	x = 1
	a, b = x, inc()
	show("assign", a, b)
	x = 1
	show("binary", x+inc(), x)
	x = 1
	show("binary2", inc()+x, x)
	x = 1
	show("binary3", x*inc()+x)
	x = 1
	f := func(a, b, c int) []int { return []int{a, b, c} }
	show("args", f(x, inc(), x))
	x = 1
	y := x + inc()*x
	show("y", y)
	x = 1
	p := &x
	show("deref", *p+inc())
	x = 1
	show("deref args", f(*p, inc(), *p))
	s := []int{10, 20, 30}
	seti := func(i, v int) int { s[i] = v; return v }
	show("index", s[0]+seti(0, 99), s[0])
	show("index args", f(s[1], seti(1, 77), s[1]))
	show("index lit", T{s[2], seti(2, 66), s[2]})
	s = []int{10, 20, 30}
	i := 0
	i, s[i] = 2, 5
	show("i, s[i]", i, s)
	s[i], i = 9, 0
	show("s[i], i", i, s)
	i = 0
	inci := func() int { i++; return i }
	s[i] = inci()
	show("s[i] = inci()", s)
	i = 0
	s[i], s[inci()] = 100, 200
	show("s[i], s[inci()]", s)
	i = 0
	s[inci()] = i
	show("s[inci()] = i", s)
	i = 0
	s[i] += inci()
	show("s[i] += inci()", s)
	news := func() int { s = []int{-1, -2, -3}; return 42 }
	old := s
	s[0] = news()
	show("s[0] = news()", s, old)
	s = old
	s[1] += news()
	show("s[1] += news()", s, old)
	s = old
	n := &node{v: 1, link: &link{1, 2}, m: map[string]int{"a": 1}}
	n2 := &node{v: 2, link: &link{3, 4}, m: map[string]int{"a": 2}}
	newn := func() int { n, n2 = n2, n; return 5 }
	n.v = newn()
	show("n.v = newn()", n.v, n2.v)
	n.a = newn()
	show("n.a = newn()", n.a, n2.a)
	n.w = newn()
	show("n.w = newn()", n.w, n2.w)
	n.arr[newn()-5] = n.v
	show("n.arr[newn()]", n.arr, n2.arr)
	n.w, n.z = newn(), n.w
	show("n.w, n.z", n.w, n.z, n2.w, n2.z)
	n.m["a"] = newn()
	show("n.m", n.m, n2.m)
	n.m["a"] += newn()
	show("n.m", n.m, n2.m)
	show("n.v + newn()", n.v+newn(), n.w+newn(), n.a+newn())
	show("f(n.v)", f(n.v, newn(), n.v))
	show("T{n.w}", T{n.w, newn(), n.w})
	show("n.get", n.get()+newn(), n.pget())
	// maps
	m := map[string]int{"a": 1, "b": 2}
	setm := func(k string, v int) int { m[k] = v; return v }
	show("m + set", m["a"]+setm("a", 50), m["a"])
	show("set + m", setm("a", 60)+m["a"])
	show("f(m)", f(m["a"], setm("a", 70), m["a"]))
	m["c"], m["d"] = setm("c", 5), m["c"]
	show("m c d", m)
	newm := func() int { m = map[string]int{}; return 1 }
	oldm := m
	m["x"] = newm()
	show("m[x] = newm()", m, oldm)
	m = oldm
	m["a"] += newm()
	show("m[a] += newm()", m, oldm)
	m = oldm
	v, ok := m["a"]
	show("v ok", v, ok)
	// channels
	ch := make(chan int, 20)
	for k := range 20 {
		ch <- k % 10
	}
	show("recv", <-ch+<-ch*10, T{<-ch, <-ch, <-ch})
	x = 1
	show("recv x", x+<-ch+inc()+x)
	s = []int{0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	s[<-ch] = <-ch
	show("s[<-ch] = <-ch", s)
	s[<-ch], s[<-ch] = <-ch+10, 4
	show("len", len(ch), s)
	trs("s", s)[tr("i", 1)] = tr("v", 3)
	show("trs")
	trm("m", m)[str("k")] = tr("v", 3)
	show("trm")
	trp("n", n).v = tr("v", 4)
	show("trp")
	trp("n", n).arr[tr("i", 2)] += tr("v", 4)
	show("trp arr")
	*func() *int { log = append(log, "ptr"); return &x }() = tr("v", 8)
	show("ptr", x)
	trs("s", s)[tr("i", 1)], trm("m", m)[str("k")], trp("n", n).v = tr("a", 1), tr("b", 2), tr("c", 3)
	show("three")
	trs("s", s)[tr("i", 1)], trm("m", m)[str("k")] = two()
	show("two")
	_ = [3]int{2: tr("2", 2), 0: tr("0", 0), 1: tr("1", 1)}
	show("arr order")
	_ = T{c: tr("c", 2), a: tr("a", 0)}
	show("struct order")
	_ = map[string]int{str("a"): tr("1", 1), str("b"): tr("2", 2)}
	show("map order")
	_ = tr("a", 1) < tr("b", 2) && tr("c", 1) > tr("d", 2) || tr("e", 1) == 1
	show("logic")
	_ = append(trs("s", nil), tr("a", 1), tr("b", 2))
	show("append")
	_ = trs("s", []int{1, 2, 3})[tr("lo", 0):tr("hi", 2):tr("max", 3)]
	show("slice")
	copy(trs("a", s), trs("b", s))
	show("copy")
	defer func(a, b int) {}(tr("a", 1), tr("b", 2))
	show("defer")
	func(a, b int) {}(tr("a", 1), tr("b", 2))
	show("func")
	func() func(int) { log = append(log, "f"); return func(int) {} }()(tr("a", 1))
	show("callee")
	var fn func(int)
	catch("nil func", func() { fn(tr("a", 1)) })
	var np *node
	catch("nil ptr set", func() { np.v = tr("v", 1) })
	catch("nil ptr link", func() { np.w = tr("v", 1) })
	catch("nil ptr arr", func() { np.arr[tr("i", 1)] = tr("v", 1) })
	catch("nil ptr read", func() { _ = np.v + tr("v", 1) })
	catch("idx", func() { s[tr("i", 100)] = tr("v", 1) })
	catch("idx read", func() { _ = s[tr("i", 100)] + tr("v", 1) })
	var nm map[string]int
	catch("nil map", func() { nm[str("k")] = tr("v", 1) })
	catch("nil map +=", func() { nm[str("k")] += tr("v", 1) })
	catch("div", func() { _ = tr("a", 1)/tr("z", 0) + tr("b", 1) })
	catch("two idx", func() { s[tr("i", 100)], s[tr("j", 200)] = tr("v", 1), tr("w", 2) })
	catch("two nil", func() { s[0], np.v = tr("v", 71), tr("w", 2) })
	show("s0", s[0])
	catch("map nil", func() { m["zz"], np.v = tr("v", 71), tr("w", 2) })
	show("mzz", m["zz"])
	catch("m div", func() { z := 0; m["yy"] /= z })
	_, has := m["yy"]
	show("yy", has)
	catch("m add", func() { m["xx"] += tr("p", 1) / tr("z", 0) })
	_, has = m["xx"]
	show("xx", has)
	var e any = "str"
	catch("assert", func() { _ = e.(int) + tr("v", 1) })
	catch("assert args", func() { f(tr("a", 1), e.(int), tr("b", 2)) })
	catch("index args", func() { f(tr("a", 1), s[x+100], tr("b", 2)) })
	catch("nil args", func() { f(tr("a", 1), np.v, tr("b", 2)) })
	catch("lit", func() { _ = T{tr("a", 1), np.v, tr("b", 2)} })
	catch("chan", func() {
		var c chan int
		close(c)
	})
}
