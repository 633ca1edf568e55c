package main

func main() {
	_ = identity(1) // ERROR "^implicit function instantiation requires go1\.18 or later \(-lang was set to go1\.17; check go\.mod\)$"
}
