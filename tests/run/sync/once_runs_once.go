package main

import (
	"fmt"
	"sync"
)

func main() {
	var once sync.Once
	var wg sync.WaitGroup
	n := 0
	for range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			once.Do(func() { n++ })
		}()
	}
	wg.Wait()
	fmt.Println(n)
	var failing sync.Once
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		failing.Do(func() { panic("in once") })
	}()
	failing.Do(func() { fmt.Println("never") })
	var a, b sync.Once
	a.Do(func() { b.Do(func() { fmt.Println("nested") }) })
}
