package a

type Base struct{ size int }

func New(size int) Base { return Base{size} }

func (b Base) Size() int      { return b.size }
func (b *Base) Grow()         { b.size++ }
func (b Base) secret() string { return "a's" }

func Secret(x any) string {
	if s, ok := x.(interface{ secret() string }); ok {
		return s.secret()
	}
	return "none"
}

type T struct{ x int }

type inner struct{ n int }

func (i *inner) Set(n int) { i.n = n }

type Hidden struct {
	*inner
	tag string
}

func Make() Hidden { return Hidden{&inner{1}, "t"} }

func (h Hidden) String() string { return h.tag + string(rune('0'+h.n)) }
