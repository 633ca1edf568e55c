package main

func receive(c chan int) {
	var number int
	var ok bool // ERROR "declared and not used: ok"
	select {
	case ok, number = <-c: // ERROR "cannot use <-c \(comma, ok expression of type int\) as bool value in multiple assignment" "cannot use ok value of \(comma, ok\) expression \(untyped bool value\) as int value in multiple assignment"
	case _, number = <-c: // ERROR "cannot use ok value of \(comma, ok\) expression \(untyped bool value\) as int value in multiple assignment"
	case ok = <-c: // ERROR "cannot use <-c \(comma, ok expression of type int\) as bool value in assignment"
	case number, ok = <-c:
	case x, x := <-c: // ERROR "declared and not used: x" "x repeated on left side of :="
	case number.field := <-c: // ERROR "non-name number\.field on left side of :=" "number\.field undefined \(type int has no field or method field\)"
	case 1 := <-c: // ERROR "non-name 1 on left side of :="
	case _ := <-c: // ERROR "no new variables on left side of :="
	}
	ok, number = <-c // ERROR "cannot use <-c \(comma, ok expression of type int\) as bool value in multiple assignment" "cannot use ok value of \(comma, ok\) expression \(untyped bool value\) as int value in multiple assignment"
}

func main() {}
