package main

func main() {
	var hooks map[string]func(int)
	hooks["none"](1)
}
