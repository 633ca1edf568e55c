// Modules of a workspace import each other without requiring each other, each in its own language.
package main

import (
	"fmt"

	"example.com/lib"
	"example.com/lib/deep"
	"example.com/lib/other"
)

func main() {
	fmt.Println(lib.Last(), deep.Name, other.Name)
}
