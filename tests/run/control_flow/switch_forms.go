package main

import "fmt"

func grade(n int) string {
	switch {
	case n >= 90:
		return "A"
	case n >= 80:
		return "B"
	default:
		return "F"
	case n >= 70:
		return "C"
	}
}

func classify(r rune) string {
	switch r {
	case 'a', 'e', 'i', 'o', 'u':
		return "vowel"
	case ' ':
	case 'y':
		fallthrough
	default:
		return "other"
	}
	return "space"
}

func calls(log *[]string, name string, v int) int {
	*log = append(*log, name)
	return v
}

func main() {
	for _, n := range []int{95, 85, 75, 10} {
		fmt.Print(grade(n), " ")
	}
	for _, r := range "ay b" {
		fmt.Print(classify(r), " ")
	}
	fmt.Println()
	for i := 0; i < 5; i++ {
		switch i {
		case 0:
			fmt.Print("zero ")
			fallthrough
		case 1:
			fmt.Print("one ")
			if i == 1 {
				break
			}
			fallthrough
		case 2:
			fmt.Print("two ")
		case 3:
			continue
		default:
			fmt.Print("default ")
		}
		fmt.Print("| ")
	}
	fmt.Println()
	var log []string
	switch x := calls(&log, "tag", 2); x {
	case calls(&log, "a", 1), calls(&log, "b", 2), calls(&log, "c", 3):
		log = append(log, "body")
	case calls(&log, "d", 2):
	}
	fmt.Println(log)
	switch s := "b"; {
	case s < "b":
		fmt.Println("less")
	case s > "a":
		fmt.Println("greater")
	}
	switch {
	}
	switch x := interface{}(3); x {
	case "3":
		fmt.Println("string")
	case 3:
		fmt.Println("int")
	}
	switch true {
	case false:
	case 1 < 2:
		fmt.Println("true case")
	}
}
