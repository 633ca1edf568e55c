package main

type celsius float64

const (
	a int       = 1i     // ERROR "cannot use 1i \(untyped complex constant \(0 \+ 1i\)\) as int value in constant declaration \(truncated\)"
	b float64   = 2 + 1i // ERROR "cannot use 2 \+ 1i \(untyped complex constant \(2 \+ 1i\)\) as float64 value in constant declaration \(overflows\)"
	c int       = 2 + 0i
	d           = 1i / 0          // ERROR "invalid operation: division by zero"
	e           = 1i / 0i         // ERROR "invalid operation: division by zero"
	f           = 1i % 2          // ERROR "invalid operation: operator % not defined on 1i \(untyped complex constant \(0 \+ 1i\)\)"
	g           = 1i < 2i         // ERROR "invalid operation: 1i < 2i \(operator < not defined on untyped complex\)"
	h complex64 = 1e39i           // ERROR "cannot use 1e39i \(untyped complex constant \(0 \+ 1e\+39i\)\) as complex64 value in constant declaration \(overflows\)"
	i           = 1i << 1         // ERROR "invalid operation: shifted operand 1i \(untyped complex constant \(0 \+ 1i\)\) must be integer"
	j           = int(1i)         // ERROR "cannot convert 1i \(untyped complex constant \(0 \+ 1i\)\) to type int"
	k           = complex(1, "a") // ERROR "invalid operation: complex\(1, \"a\"\) \(mismatched types untyped float and untyped string\)"
	l           = complex(1i, 2)  // ERROR "invalid operation: complex\(1i, 2\) \(mismatched types untyped complex and untyped float\)"
	m           = real("a")       // ERROR "invalid argument: argument has type untyped string, expected complex type"
	n           = !1i             // ERROR "invalid operation: operator ! not defined on 1i \(untyped complex constant \(0 \+ 1i\)\)"
	o           = ^1i             // ERROR "invalid operation: operator \^ not defined on 1i \(untyped complex constant \(0 \+ 1i\)\)"
)

func two() (float64, float32) { return 1, 2 }

func main() {
	var x complex128
	var y complex64
	var z float64
	var n int
	_ = x + y // ERROR "invalid operation: x \+ y \(mismatched types complex128 and complex64\)"
	_ = x + z // ERROR "invalid operation: x \+ z \(mismatched types complex128 and float64\)"
	_ = x < x // ERROR "invalid operation: x < x \(operator < not defined on complex128\)"
	_ = x % x // ERROR "invalid operation: operator % not defined on x \(variable of type complex128\)"
	_ = x & 1 // ERROR "invalid operation: operator & not defined on x \(variable of type complex128\)"
	_ = x / 0
	_ = complex(z, y)          // ERROR "invalid operation: complex\(z, y\) \(mismatched types float64 and complex64\)"
	_ = complex(z, float32(1)) // ERROR "invalid operation: complex\(z, float32\(1\)\) \(mismatched types float64 and float32\)"
	_ = complex(n, n)          // ERROR "invalid argument: arguments have type int, expected floating-point"
	_ = complex(two())         // ERROR "invalid operation: complex\(two\(\)\) \(mismatched types float64 and float32\)"
	_ = complex(z)             // ERROR "invalid operation: not enough arguments for complex\(z\) \(expected 2, found 1\)"
	_ = real(z)                // ERROR "invalid argument: argument has type float64, expected complex type"
	_ = imag(n)                // ERROR "invalid argument: argument has type int, expected complex type"
	_ = float64(x)             // ERROR "cannot convert x \(variable of type complex128\) to type float64"
	_ = complex128(z)          // ERROR "cannot convert z \(variable of type float64\) to type complex128"
	_ = int(x)                 // ERROR "cannot convert x \(variable of type complex128\) to type int"
	_ = celsius(x)             // ERROR "cannot convert x \(variable of type complex128\) to type celsius"
	_ = string(x)              // ERROR "cannot convert x \(variable of type complex128\) to type string"
	real(x) = 1                // ERROR "cannot assign to real\(x\) \(neither addressable nor a map index expression\)"
	real(x)                    // ERROR "real\(x\) \(value of type float64\) is not used"
	x += y                     // ERROR "invalid operation: x \+= y \(mismatched types complex128 and complex64\)"
	x += "a"                   // ERROR "invalid operation: x \+= \"a\" \(mismatched types complex128 and untyped string\)"
	x <<= 1                    // ERROR "invalid operation: shifted operand x \(variable of type complex128\) must be integer"
	x %= 2                     // ERROR "invalid operation: operator % not defined on x \(variable of type complex128\)"
	_ = 1<<n + 1i              // ERROR "invalid operation: shifted operand 1 \(type complex128\) must be integer"
	y = 1e40                   // ERROR "cannot use 1e40 \(untyped float constant 1e\+40\) as complex64 value in assignment \(overflows\)"
	n = 1i                     // ERROR "cannot use 1i \(untyped complex constant \(0 \+ 1i\)\) as int value in assignment \(truncated\)"
	z += 1i                    // ERROR "1i \(untyped complex constant \(0 \+ 1i\)\) overflows float64"
	two() += 1i                // ERROR "multiple-value two\(\) \(value of type \(float64, float32\)\) in single-value context"
	5i++                       // ERROR "cannot assign to 5i \(neither addressable nor a map index expression\)"
	for range x {              // ERROR "cannot range over x \(variable of type complex128\)"
	}
	_ = []int{1i: 2} // ERROR "1i \(untyped complex constant \(0 \+ 1i\)\) truncated to int"
	_ = make([]int, 2+0i)
	_ = [3 + 0i]int{}
	z = 2 + 0i
	switch x {
	case 1i, 1i:
	}
}

func ofTypeParameters[C complex64 | complex128, F float64, A any](c C, f F, a A) {
	_ = c + 1i
	_ = C(1i) * c
	_ = real(c)       // ERROR "c \(variable of type C constrained by complex64 \| complex128\) not supported as argument to built-in real for go1\.18 \(see go\.dev/issue/50937\)"
	_ = complex(f, f) // ERROR "f \(variable of type F constrained by float64\) not supported as argument to built-in complex for go1\.18 \(see go\.dev/issue/50937\)"
	_ = imag(a)       // ERROR "invalid argument: argument has type A, expected complex type"
	_ = complex(f, 1) // ERROR "f \(variable of type F constrained by float64\) not supported as argument to built-in complex for go1\.18 \(see go\.dev/issue/50937\)"
	_ = real(f)       // ERROR "invalid argument: argument has type F, expected complex type"
}
