package sort

//go:noescape
func sortInts(x []int)

//go:noescape
func sortFloats(x []float64)
