package main

import "example.com/m/fail"

type code int

func main() {
	defer func() {
		panic(fail.Kind(recover().(*fail.Error).Code))
	}()
	fail.Now()
}
