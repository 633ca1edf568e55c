package main

import (
	"fmt"
	"strconv"
)

func main() {
	for _, s := range []string{"0", "-42", "+7", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "", "12a", " 1", "0x10", "1_000", "-", "00012"} {
		n, err := strconv.Atoi(s)
		fmt.Println(n, err)
	}
	fmt.Println(strconv.ParseInt("ff", 16, 64))
	fmt.Println(strconv.ParseInt("0xff", 0, 64))
	fmt.Println(strconv.ParseInt("-0b101", 0, 8))
	fmt.Println(strconv.ParseInt("1_000", 0, 64))
	fmt.Println(strconv.ParseInt("128", 10, 8))
	fmt.Println(strconv.ParseInt("zz", 36, 64))
	fmt.Println(strconv.ParseInt("1", 1, 64))
	fmt.Println(strconv.ParseInt("1", 10, 65))
	fmt.Println(strconv.ParseUint("18446744073709551615", 10, 64))
	fmt.Println(strconv.ParseUint("-1", 10, 64))
	fmt.Println(strconv.ParseUint("256", 10, 8))
	fmt.Println(strconv.Itoa(-12345), strconv.FormatInt(-255, 16), strconv.FormatInt(35, 36), strconv.FormatUint(1<<63, 2), strconv.FormatInt(-1<<63, 10))
	fmt.Println(string(strconv.AppendInt([]byte("n="), 42, 10)), string(strconv.AppendUint(nil, 7, 2)))
	_, err := strconv.Atoi("bad")
	ne := err.(*strconv.NumError)
	fmt.Println(ne.Func, ne.Num, ne.Err == strconv.ErrSyntax, ne.Unwrap() == strconv.ErrSyntax)
}
