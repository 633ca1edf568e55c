package main import "fmt" // ERROR "unexpected keyword import, expected semicolon or newline"

func main() {
	fmt.Println()
}
