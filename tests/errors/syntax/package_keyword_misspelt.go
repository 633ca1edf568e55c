packge main // ERROR "package statement must be first"

func main() {
	x := 
}
