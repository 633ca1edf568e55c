package a

import "fmt"

func Add(a, b int) int { return a + b }

func Hello() { fmt.Println("hello"); fmt.Println("world") }

func secret() int { return 42 }
