package main

import (
	"fmt"
	"os"
	"strings"
)

func main() {
	fmt.Println(strings.ToUpper("x"))
	fmt.Println(os.Getgroups()) // REFUSED "os.Getgroups"
}
