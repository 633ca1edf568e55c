package main

func main() {
	_ = 08     // ERROR "invalid digit '8' in octal literal"
	_ = 0b12   // ERROR "invalid digit '2' in binary literal"
	_ = 0x     // ERROR "hexadecimal literal has no digits"
	_ = 1__0   // ERROR "'_' must separate successive digits"
	_ = 1e     // ERROR "exponent has no digits"
	_ = "\q"   // ERROR "unknown escape"
	_ = "\xg1" // ERROR "invalid character 'g' in hexadecimal escape"
	_ = '\400' // ERROR "octal escape value 256 > 255"
}
