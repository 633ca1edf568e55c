package main

import "net/http" // REFUSED "net/http"

func main() {
	println(http.StatusOK)
}
