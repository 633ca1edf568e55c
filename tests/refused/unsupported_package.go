package main

import (
	"fmt"
	"text/template" // REFUSED "text/template"
)

func main() {
	t := template.New("t")
	fmt.Println(t.Name())
}
