package main

import (
	"fmt"
	"reflect" // REFUSED "reflect"
)

func main() {
	fmt.Println(reflect.TypeOf(1))
}
