package sort

func sortInts(x []int)
func sortFloats(x []float64)
