package main

import "fmt"

func main() {
	fmt.Println(0b1011, 0b0, 0o755, 0o17, 0755, 0xBad_Face, 0x_1F, 1_234_567, 0)
	fmt.Println(1., .5, 1e3, 1e-2, 6.02e+23, 0x1p4, 0x1.8p1, 0x.8p-1, 0x_1p-2, 1_0.2_5, 072.40, 00.5)
	fmt.Println('a', '世', '\'', '\\', '\n', '\x41', '\101', '\u00e9', '\U0001F600', '"')
	fmt.Println("\"\\\t|\x41\101\u00e9\U0001F600|'", `a\n"b`, "", ``)
	fmt.Println(len("\xff\u00ff"), "\u65e5本\U00008a9e" == "日本語", "\xe6\x97\xa5" == "日")
	const (
		minute  = 60
		hour    = 60 * minute
		half    = hour / 2.0
		letter  = 'A' + 2
		name    = "pre" + "fix"
		truth   = minute < hour && name == "prefix"
		inverse = ^0
		wide    = 1 << 100 >> 98
	)
	fmt.Println(minute, hour, half, letter, name, truth, inverse)
}
