package main

func main() {
	var e error
	_ = e.(interface{ Timeout() bool })
}
