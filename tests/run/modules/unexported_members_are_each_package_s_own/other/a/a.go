package a

type Named struct{ Name string }

func (n Named) secret() string { return "other's " + n.Name }

func Secret(x any) string {
	if s, ok := x.(interface{ secret() string }); ok {
		return s.secret()
	}
	return "none"
}

type T struct{ x int }
