package main

type name string

func main() {
	defer func() { panic(name("\xfe\n\x00end")) }()
	panic("a\xffb\xf0\x9f")
}
