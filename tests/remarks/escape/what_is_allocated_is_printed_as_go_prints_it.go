package main

type pair struct{ a, b int }

type empty struct{}

type label string

var sink any
var kept *int

func leak(p *int) { kept = p }

//go:noinline
func values(n int, s string, b []byte, p *pair, m map[string]int, f func() int, c chan int) {
	sink = n + 1
	sink = -n*(n+2) - n%3
	sink = n << 2 & 5
	sink = string(b)
	sink = []rune(s)
	sink = pair{}
	sink = pair{a: n}
	sink = &pair{n, 2}
	sink = &pair{}
	sink = new(pair)
	sink = empty{}
	sink = p.a
	sink = b[n]
	sink = b[1:n]
	sink = s[:2]
	sink = m["key"]
	sink = []int{1, n}
	sink = [2]int{n}
	sink = map[string]int{}
	sink = map[string]int{"a": n}
	sink = float64(n)
	sink = label(s)
	sink = len(s) > n && s != "x" || !(n == 4)
	sink = s + "/" + string(b)
	sink = f()
	sink = <-c
	sink = *p
	sink = 7
	sink = "text"
	sink = min(n, 3)
	sink = len(b)
	sink = sink.(int)
	sink = int8(n)
	sink = uint64(n) / 3
	sink = make([]int, n)
	sink = make([]int, 2, n)
	sink = make(map[int]int)
	sink = append(b, 1)
	sink = func() int { return n }
}

func main() {
	x, y := 1, 2
	leak(&x)
	few := make([]int, 10)
	few = append(few, y)
	bytes := []byte("text")
	local := &pair{x, y}
	own := []int{x}
	y++
	println(few[0], bytes[0], local.a, own[0], len(map[int]bool{1: true}))
	for i := 0; i < 2; i++ {
		defer func() { println(i) }()
	}
	go func() { leak(&y) }()
	values(1, "s", bytes, local, nil, func() int { return x }, make(chan int, 1))
}
