// fuel ends what would go on for too long.
var fuel int

var lines int

// show prints, but not without end.
func show(what string, values ...any) {
	if lines++; lines < 300 {
		fmt.Println(append([]any{what}, values...)...)
	}
}

// traced tells when x was computed.
func traced[T any](what string, x T) T {
	show(what)
	return x
}

type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

type number interface{ integer | ~float32 | ~float64 }

type ordered interface{ number | ~string }

func id[T any](x T) T { return x }

func choose[T any](first bool, x, y T) T {
	if first {
		return x
	}
	return y
}

// at is an index that fits, if there is any.
func at[T integer](i T, n int) int {
	if n <= 0 {
		return 0
	}
	return int(uint64(i) % uint64(n))
}

func elem[S ~[]T, T any, I integer](s S, i I) T {
	if len(s) == 0 {
		var zero T
		return zero
	}
	return s[at(i, len(s))]
}

func value[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}

func clip(s string) string {
	if len(s) > 48 {
		return s[len(s)-48:]
	}
	return s
}

func part(s string, i, j int) string {
	i = at(i, len(s)+1)
	return s[i : i+at(j, len(s)-i+1)]
}

func some[S ~[]T, T any](s S) S {
	if len(s) > 24 {
		return s[:24]
	}
	return s
}

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func backward[T any](s []T) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		defer func() { fuel-- }()
		for i := len(s) - 1; i >= 0; i-- {
			if !yield(i, s[i]) {
				return
			}
		}
	}
}

func mix(a, b uint64) uint64 {
	a = (a ^ b) * 0x9E3779B97F4A7C15
	return a ^ a>>29
}

func hashFloat(f float64) uint64 {
	if f != f {
		return 7
	}
	return math.Float64bits(f)
}

func hashString(s string) uint64 {
	h := uint64(len(s))
	for i := 0; i < len(s); i++ {
		h = mix(h, uint64(s[i]))
	}
	return h
}

func describe(r any) string {
	switch r := r.(type) {
	case runtime.Error:
		return "runtime error " + r.Error()
	case error:
		return "error " + clip(r.Error())
	case string:
		return "string " + clip(r)
	}
	return fmt.Sprintf("%T", r)
}

func guard(name string, f func()) {
	fuel = 300
	defer func() {
		if r := recover(); r != nil {
			show(name, "panics:", describe(r))
		}
	}()
	f()
}

// safely is what goroutines run whose end is awaited.
func safely(f func()) {
	defer func() {
		if r := recover(); r != nil {
			_ = describe(r)
		}
	}()
	f()
}
