package main

import (
	"fmt"
	"strings"
)

var log []string

func tr(name string, v int) int { log = append(log, name); return v }

func show(what string, v ...any) {
	fmt.Println(what, fmt.Sprint(v...), strings.Join(log, " "))
	log = nil
}

func catch(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			show(what+" panics: ", e)
		}
	}()
	f()
}

type T struct{ a, b, c int }
type E struct{ *T }
type D struct{ E }

func main() {
	i, s := 0, []int{1, 2, 3, 4}
	two := func() (int, int) { i++; return i, i * 10 }
	i, s[i] = two()
	show("i, s[i] = two()", i, s)
	j := 0
	pair := func() (int, int) { return 2, 9 }
	j, s[j] = pair()
	show("j, s[j] = pair()", j, s)
	s[j], j = pair()
	show("s[j], j = pair()", j, s)
	m := map[int]int{5: 7}
	j = 1
	j, s[j] = 0, 1
	show("swap", j, s)
	var ok bool
	s[i], ok = m[5]
	show("map ok", s, ok)
	k := 1
	getk := func() int { k++; return k }
	s[k], ok = m[getk()+2]
	show("map ok 2", s, ok, k)
	ch := make(chan int, 4)
	ch <- 4
	ch <- 5
	close(ch)
	k = 0
	s[k], ok = <-ch
	show("recv ok", s, ok)
	chs := []chan int{ch, ch, ch}
	s[k], ok = <-chs[getk()]
	show("recv ok 2", s, ok)
	var a any = 77
	as := func() any { k = 3; return a }
	k = 0
	s[k], ok = as().(int)
	show("assert", s, ok)
	x := 1
	inc := func() int { x++; return x }
	defer func(a, b, c int) { show("deferred", a, b, c) }(x, inc(), x)
	x = 1
	done := make(chan [3]int)
	go func(a, b, c int) { done <- [3]int{a, b, c} }(x, inc(), x)
	show("go", <-done)
	x = 1
	show("concat", fmt.Sprint(x)+fmt.Sprint(inc())+fmt.Sprint(x))
	str := "a"
	add := func() string { str += "b"; return str }
	show("concat 2", str+add()+str)
	x = 1
	show("nested", [][]int{{x}, {inc()}, {x}})
	x = 1
	show("nested struct", []T{{x, inc(), x}, {a: x}})
	x = 1
	show("pointer lit", *&T{x, inc(), x})
	x = 1
	var arr [3]T
	arr[x] = T{x, inc(), x}
	show("arr", arr)
	x = 1
	arr[x].b += inc()
	show("arr op", arr)
	d := D{E{&T{1, 2, 3}}}
	d2 := D{E{&T{10, 20, 30}}}
	swap := func() int { d, d2 = d2, d; return 1 }
	d.a = swap()
	show("promoted", *d.T, *d2.T)
	d.a, d2.a = swap(), d.b
	show("promoted 2", *d.T, *d2.T)
	d.a += swap()
	show("promoted 3", *d.T, *d2.T)
	show("promoted 4", d.a+swap()+d.a)
	mm := map[string]T{"a": {1, 2, 3}}
	setmm := func() int { mm["a"] = T{7, 8, 9}; return 0 }
	show("map field", mm["a"].a+setmm()+mm["a"].b)
	x = 1
	show("map dup", map[int]int{tr("k", 2): 1, 2: 3})
	x = 0
	show("array index", [3]int{5, 6, 7}[x]+inc()+[3]int{5, 6, 7}[x])
	arr2 := [3]int{1, 2, 3}
	chg := func() int { arr2[0] = 100; return 0 }
	show("array var", arr2[0]+chg()+arr2[0])
	show("array args", fmt.Sprint(arr2, chg(), arr2))
	arr2[0] = 1
	cp := []any{arr2, chg(), arr2}
	show("array any", cp)
	x = 1
	show("any", []any{x, inc(), x})
	f := 1.5
	incf := func() float64 { f++; return f }
	show("float any", []any{f, incf(), f})
	st := "s"
	incs := func() string { st += "t"; return st }
	show("string any", []any{st, incs(), st})
	t := T{1, 2, 3}
	inct := func() T { t.a++; return t }
	show("struct any", []any{t, inct(), t})
	show("struct list", []T{t, inct(), t})
	pt := &t
	show("struct deref", []T{*pt, inct(), *pt})
	x = 5
	sw := func() int { x = 6; return 6 }
	switch x {
	case sw():
		show("switch 6")
	case 5:
		show("switch 5")
	}
	x = 5
	if x == sw() {
		show("eq")
	} else {
		show("ne")
	}
	x = 5
	if sw() == x && x == 6 {
		show("eq 2")
	}
	x = 5
	b := x == 5 && sw() == 6 && x == 6
	show("b", b)
	x = 1
	ret := func() (int, int, int) { return x, inc(), x }
	r1, r2, r3 := ret()
	show("ret", r1, r2, r3)
	ret2 := func() (r int, q int) {
		r = 1
		set := func() int { r = 9; return 2 }
		return r, set()
	}
	r1, r2 = ret2()
	show("ret2", r1, r2)
	x = 1
	show("min", min(x, inc(), x), max(inc(), x))
	x = 1
	ss := []int{1, 2, 3, 4, 5, 6}
	show("slice", ss[x:inc()+1], len(ss[x:])+inc()+len(ss[x:]))
	x = 1
	ss2 := append(ss[:x], inc(), x)
	show("append", ss2, ss)
	x = 1
	bs := []byte("abc")
	setb := func() int { bs[0] = 'z'; return 1 }
	show("bytes", string(bs)+fmt.Sprint(setb())+string(bs))
	var np *T
	catch("lit nil", func() { _ = []int{tr("a", 1), np.a, tr("b", 2)} })
	catch("binary nil", func() { _ = tr("a", 1) + np.a + tr("b", 2) })
	catch("args div", func() { z := 0; fmt.Sprint(tr("a", 1), 1/z, tr("b", 2)) })
	catch("args assert", func() { fmt.Sprint(tr("a", 1), a.(string), tr("b", 2)) })
	catch("args assert ptr", func() { fmt.Sprint(tr("a", 1), a.(*T), tr("b", 2)) })
	catch("args index", func() { fmt.Sprint(tr("a", 1), ss[100-x], tr("b", 2)) })
	catch("args str", func() { fmt.Sprint(tr("a", 1), str[100-x], tr("b", 2)) })
	catch("shift", func() { n := -1; fmt.Sprint(tr("a", 1), 1<<n, tr("b", 2)) })
	catch("slice", func() { fmt.Sprint(tr("a", 1), ss[100-x:], tr("b", 2)) })
	catch("conv", func() { fmt.Sprint(tr("a", 1), len(ss[100-x:]), tr("b", 2)) })
	catch("div op", func() { z := 0; x /= z * tr("z", 1) })
	catch("map div", func() { var nm map[string]int; nm["a"] += 1 / (x - x) })
	catch("map set div", func() { var nm map[string]int; nm["a"] = 1 / (x - x) })
	catch("tuple nil", func() { np.a, x = two() })
	catch("tuple idx", func() { x, ss[100] = two() })
	show("x", x)
	var nf func() int
	catch("nil func arg", func() { fmt.Sprint(tr("a", 1), nf(), tr("b", 2)) })
	var ni fmt.Stringer
	catch("nil iface", func() { fmt.Sprint(tr("a", 1), ni.String(), tr("b", 2)) })
	type mat [3][3]int
	pm := &mat{}
	pm[tr("i", 1)][tr("j", 2)] = tr("v", 3)
	show("mat", *pm)
	catch("mat", func() { pm[tr("i", 5)][tr("j", 2)] = tr("v", 3) })
	catch("mat read", func() { _ = pm[tr("i", 5)][tr("j", 2)] + tr("v", 3) })
	catch("mat nil", func() { var pm *mat; pm[tr("i", 1)][tr("j", 2)] = tr("v", 3) })
	rows := [][]int{{1, 2}, {3, 4}}
	catch("rows", func() { rows[tr("i", 5)][tr("j", 2)] = tr("v", 3) })
	catch("rows +=", func() { rows[tr("i", 5)][tr("j", 2)] += tr("v", 3) })
	rows[tr("i", 1)][tr("j", 1)] += tr("v", 3)
	show("rows", rows)
}
