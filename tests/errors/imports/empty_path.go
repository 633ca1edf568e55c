package main

import "" // ERROR "invalid import path"

func main() {
}
