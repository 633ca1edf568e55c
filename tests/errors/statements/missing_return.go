package main

func a(x int) int {
	if x > 0 {
		return 1
	}
} // ERROR "missing return"

func b(x int) int {
	for x < 10 {
		return x
	}
} // ERROR "missing return"

func c(x int) int {
	switch x {
	case 1:
		return 1
	}
} // ERROR "missing return"

func d() int {
	for {
	}
}

func e(x int) int {
	switch {
	case x > 1:
		return 1
	default:
		panic("x")
	}
}

func f() int {
L:
	for {
		break L
	}
} // ERROR "missing return"

func g(x int) (n int) {
	if x > 1 {
		return 1
	} else {
		goto end
	}
end:
	return
}

func main() {
	_ = func() string {
	} // ERROR "missing return"
}
