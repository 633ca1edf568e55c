package main

import (
	"fmt"
	"reflect"
)

func main() {
	f := reflect.ValueOf(fmt.Sprint)
	fmt.Println(f.Call(nil)) // REFUSED "reflect.Value.Call"
}
