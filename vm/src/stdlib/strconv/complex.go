package strconv

// FormatComplex writes c as (a+bi), its parts as FormatFloat writes them; bitSize is that of the whole.
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	im := FormatFloat(imag(c), fmt, prec, bitSize/2)
	if im[0] != '+' && im[0] != '-' {
		im = "+" + im
	}
	return "(" + FormatFloat(real(c), fmt, prec, bitSize/2) + im + "i)"
}

// ParseComplex reads N, Ni or N±Ni, in parentheses or not, where N is what ParseFloat reads. bitSize is that of the whole.
func ParseComplex(s string, bitSize int) (complex128, error) {
	size := 64
	if bitSize == 64 {
		size = 32
	}
	number := s
	if n := len(number); n >= 2 && number[0] == '(' && number[n-1] == ')' {
		number = number[1 : n-1]
	}
	re, im := number, "0"
	if n := len(number); n > 0 && number[n-1] == 'i' {
		end := floatEnd(number[:n-1])
		re, im = number[:end], number[end:n-1]
		switch {
		case im == "":
			re, im = "0", re
		case im[0] == '+' && len(im) > 1 && im[1] != '+':
			im = im[1:]
		}
	}
	a, code := parseFloat(re, size)
	b, more := parseFloat(im, size)
	if code == parsed || code == badRange && more != parsed {
		code = more
	}
	switch code {
	case parsed:
		return complex(a, b), nil
	case badRange:
		return complex(a, b), numError("ParseComplex", s, 0, 0, code)
	}
	return 0, numError("ParseComplex", s, 0, 0, code)
}

// floatEnd returns where the number that s begins with ends: before a sign that is not its first byte, nor that of an
// exponent.
func floatEnd(s string) int {
	mark := byte('e')
	for i := 1; i < len(s); i++ {
		switch c := s[i] | 0x20; {
		case c == 'x':
			mark = 'p'
		case (s[i] == '+' || s[i] == '-') && s[i-1]|0x20 != mark:
			return i
		}
	}
	return len(s)
}
