package main

func main() {
	n := 1
	select {
	case x := <-n: // ERROR "declared and not used: x" "invalid operation: cannot receive from non-channel int n \(variable of type int\)"
	case y, ok := <-n: // ERROR "declared and not used: y" "declared and not used: ok" "invalid operation: cannot receive from non-channel int n \(variable of type int\)"
	case z := <-undefined: // ERROR "declared and not used: z" "undefined: undefined"
		_ = n
	}
}
