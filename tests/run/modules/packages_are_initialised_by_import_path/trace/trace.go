package trace

import "fmt"

var count int

func Note(name string) int {
	count++
	fmt.Println(count, name)
	return count
}
