package main

const one, two = 1, 2

func main() {
	switch 1 {
	case one + two:
	case 3: // ERROR "duplicate case 3 \(constant of type int\) in expression switch\n\t.*:7:11: previous case"
	}
	switch any(1) {
	case int(1):
	case int(1): // ERROR "duplicate case int\(1\) \(constant 1 of type int\) in expression switch\n\t.*:11:10: previous case"
	}
	switch any(1).(type) {
	case []int:
	case []int: // ERROR "duplicate case \[\]int in type switch\n\t.*:15:7: previous case"
	}
}
