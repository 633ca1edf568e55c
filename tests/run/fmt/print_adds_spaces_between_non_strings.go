package main

import "fmt"

func main() {
	fmt.Print("a", "b", 1, 2, "c", 3.5, true, false, nil, nil, "\n")
	fmt.Print(1, 2, "\n")
	fmt.Print("x", 1, "\n")
	fmt.Print([]int{1}, []int{2}, struct{}{}, "\n")
	fmt.Println("a", "b", 1, 2, "c")
	fmt.Println()
	fmt.Println("")
	fmt.Println("tab\tand\nnewline", `raw\n`)
	n, err := fmt.Println("héllo")
	fmt.Println(n, err)
	n, err = fmt.Printf("%d%%\n", 50)
	fmt.Println(n, err)
	s := fmt.Sprint("x", 1, 2, "y") + fmt.Sprintln("end", 3)
	fmt.Printf("%q\n", s)
	fmt.Print()
	fmt.Printf("no verbs\n")
}
