package main

type tree struct{ l, r *tree }

func visits(t *tree) int {
	var visit func(*tree) int
	visit = func(t *tree) int {
		_ = recover()
		if t == nil {
			return 0
		}
		return 1 + visit(t.l) + visit(t.r)
	}
	return visit(t)
}

func oneOfTwo(t *tree) int {
	var visit func(*tree) int
	visit = func(t *tree) int {
		_ = recover()
		if t == nil {
			return 0
		}
		return 1 + visit(t.l) + visit(t.r)
	}
	visit = func(t *tree) int {
		_ = recover()
		return 0
	}
	return visit(t)
}

func maybe(t *tree, cond bool) int {
	var visit func(*tree) int
	if cond {
		visit = func(t *tree) int {
			_ = recover()
			if t == nil {
				return 0
			}
			return 1 + visit(t.l) + visit(t.r)
		}
	}
	return visit(t)
}

func paths(n int) {
	var dfs func(path []int, n int)
	dfs = func(path []int, n int) {
		_ = recover()
		if n == 0 {
			return
		}
		x := append(path, n)
		dfs(x, n-1)
		y := make([]int, 3)
		dfs(y, n-1)
	}
	dfs([]int{1, 2}, n)
}

func niled(n int) {
	var dfs func(path []int, n int)
	dfs = nil
	dfs = func(path []int, n int) {
		_ = recover()
		y := make([]int, 3)
		dfs(y, n-1)
	}
	dfs([]int{1, 2}, n)
}

func niledAtFirst(n int) {
	var dfs func(path []int, n int) = nil
	dfs = func(path []int, n int) {
		_ = recover()
		y := make([]int, 3)
		dfs(y, n-1)
	}
	dfs([]int{1, 2}, n)
}

func inTurn(n int) {
	var even, odd func(path []int, n int) bool
	even = func(path []int, n int) bool {
		_ = recover()
		y := make([]int, 3)
		return n == 0 || odd(y, n-1)
	}
	odd = func(path []int, n int) bool {
		_ = recover()
		y := make([]int, 3)
		return n != 0 && even(y, n-1)
	}
	println(even([]int{1, 2}, n))
}

func returnsItsParameter(n int) *int {
	var f func(p *int, n int) *int
	f = func(p *int, n int) *int {
		_ = recover()
		if n == 0 {
			return p
		}
		return f(p, n-1)
	}
	x, y := 1, 2
	println(*f(&x, 3))
	return f(&y, 4)
}

func inALoop(n int) {
	var f func(p *int)
	for k := 0; k < n; k++ {
		f = func(p *int) {
			_ = recover()
			if *p > 0 {
				q := new(int)
				f(q)
			}
		}
		f(&k)
	}
}

func main() {
	visits(nil)
	oneOfTwo(nil)
	maybe(nil, true)
	paths(2)
	niled(2)
	niledAtFirst(2)
	inTurn(2)
	returnsItsParameter(2)
	inALoop(2)
	known()
}

//go:noinline
func join(sep string, xs ...string) int { return len(sep) + len(xs) }

func known() {
	f := join
	println(f(",", "q", "r"))
	x, y := 1, 2
	at := func(n int) *int {
		if n == 0 {
			return &x
		}
		_ = recover()
		return &y
	}
	*at(0) = 3
	println(*at(1))
}
