package nested

func Loops() (sum int) {
	var at []*int
	for i := range 4 {
		at = append(at, &i)
	}
	for _, p := range at {
		sum += 10 * *p
	}
	return sum
}
