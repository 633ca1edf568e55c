package main

import "fmt"

func main() {
	s := "héllo\n\"q\"\x01\u2028"
	fmt.Printf("%s|%q|%+q|%x|% x|%X|%#x|% #X\n", s, s, s, s, s, s, s, s)
	fmt.Printf("%5s|%-5s|%.2s|%5.1s|%05s|%-6q|%8q\n", "ab", "ab", "abcdef", "xyz", "ab", "a", "b")
	fmt.Printf("%10s|%-10s|%.3s\n", "世界", "世界", "世界peace")
	fmt.Printf("%s %q %v %d\n", []byte("bytes"), []byte("by\tes"), []byte("ab"), []byte("ab"))
	fmt.Printf("%s %q %v\n", []string{"a", "b c"}, []string{"a", "b c"}, []string{"a", "b c"})
	fmt.Printf("%#q %#q %#v %#v\n", "back`quote", "plain", "go\tsyntax", []byte{1, 2})
	fmt.Printf("%q %s\n", "bad\xffutf8", "bad\xffutf8")
	fmt.Printf("%c%c%c %v\n", 72, 105, 0x1F600, 'x')
	fmt.Printf("%t %v %5t|%-7t|\n", true, false, true, false)
	fmt.Printf("%x %X\n", []string{"ab", "cd"}, "xyz")
	fmt.Printf("%s|%v|%d\n", [3]byte{65, 66, 67}, [3]byte{65, 66, 67}, [3]byte{65, 66, 67})
}
