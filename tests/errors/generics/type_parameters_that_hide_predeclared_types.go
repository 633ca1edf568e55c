package main

type list[E any] struct {
	elements []E
}

// It looks like a method of lists of int alone.
func (l list[int]) length() int {
	return len(l.elements) // ERROR "cannot use len\(l\.elements\) \(value of type int\) as int /\* with int declared at \S*:8:14 \*/ value in return statement"
}

func keys[string comparable](m map[string]bool) []string {
	var all []string
	all = append(all, "first") // ERROR "cannot use \"first\" \(untyped string constant\) as string /\* with string declared at \S*:12:11 \*/ value in argument to append"
	return all
}

func main() {}
