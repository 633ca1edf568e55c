package p

var (
	arithmetic = a + b*c - d<<e&^f/g%-h
	logic      = a && !b || c == d && e < f
	left       = a - b - c
	postfix    = a.b[c](d, e...).f.(T)[1:][:2][3:4:5]
	address    = &T{x: 1, y: []int{1, 2: 3}, z: {}}
	pointers   = **p * *q
	receive    = <-c + <-<-d
	convert    = []byte("s") == nil && (*T)(p) != (func())(nil)
	closure    = func(x int) func() { return func() { x++ } }(1)
	elided     = map[string][]T{"a": {{1}, {2}}, "b": nil}
	generic    = f[int, []string](pkg.G[T]{})
	array      = [...]string{"a", 'b': "c"}
	method     = T.m
	literals   = 0x1p-2 + 1_000 + 0b1 + 0o7 + 2i + '\u00e9'
)
