package shape

type Shape interface{ Area() float64 }

func Sum[S Shape](shapes []S) (sum float64) {
	for _, s := range shapes {
		sum += s.Area()
	}
	return sum
}

func Largest[S Shape](first S, rest ...S) S {
	for _, s := range rest {
		if s.Area() > first.Area() {
			first = s
		}
	}
	return first
}
