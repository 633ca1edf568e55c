package main

func main() {
	n := 1
	var c chan int
	select {
	case x := <-n: // ERROR "declared and not used: x" "invalid operation: cannot receive from non-channel int n \(variable of type int\)"
	case y, ok := <-n: // ERROR "declared and not used: y" "declared and not used: ok" "invalid operation: cannot receive from non-channel int n \(variable of type int\)"
	case z := <-undefined: // ERROR "declared and not used: z" "undefined: undefined"
		_ = n
	case v, received, w := <-c: // ERROR "declared and not used: v" "declared and not used: received" "declared and not used: w" "assignment mismatch: 3 variables but 1 value"
	}
}
