package main

import (
	"fmt"

	"m/port"
)

func main() {
	fmt.Println(port.Name, port.Old, port.Tagged, port.Head)
}
