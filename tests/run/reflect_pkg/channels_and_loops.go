package main

import (
	"fmt"
	"reflect"
)

func main() {
	ch := reflect.MakeChan(reflect.ChanOf(reflect.BothDir, reflect.TypeOf("")), 1)
	ch.Send(reflect.ValueOf("sent"))
	fmt.Println(ch.TrySend(reflect.ValueOf("no")), ch.Len(), ch.Cap())
	y, ok := ch.Recv()
	fmt.Println(y, ok)
	y, ok = ch.TryRecv()
	fmt.Println(y.IsValid(), ok)
	ch.Close()
	y, ok = ch.Recv()
	fmt.Printf("%q %v\n", y.String(), ok)
	un := make(chan int)
	go func() { reflect.ValueOf(un).Send(reflect.ValueOf(9)); close(un) }()
	for z := range reflect.ValueOf(un).Seq() {
		fmt.Println("got", z)
	}
	for i := range reflect.ValueOf(3).Seq() {
		fmt.Print(i, " ")
	}
	for i, c := range reflect.ValueOf("héy").Seq2() {
		fmt.Print(i, c, " ")
	}
	for i, c := range reflect.ValueOf([]string{"p", "q"}).Seq2() {
		fmt.Print(i, c, " ")
	}
	seq := func(yield func(int) bool) {
		for i := 10; i < 13; i++ {
			if !yield(i) {
				return
			}
		}
	}
	for i := range reflect.ValueOf(seq).Seq() {
		if i.Int() == 12 {
			break
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
}
