package main

import (
	"fmt"
	"reflect"
)

func main() {
	c := make(chan int, 1)
	c <- 1
	cases := []reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c)}} // REFUSED "reflect.SelectCase" "reflect.SelectRecv"
	fmt.Println(reflect.Select(cases))                                                // REFUSED "reflect.Select"
}
