package main

import (
	"bytes"
	"fmt"
)

func main() {
	b := []byte("alpha,beta,,gamma")
	fmt.Println(bytes.Contains(b, []byte("beta")), bytes.Index(b, []byte(",")), bytes.LastIndex(b, []byte(",")), bytes.IndexByte(b, 'g'), bytes.Count(b, []byte("a")))
	for _, p := range bytes.Split(b, []byte(",")) {
		fmt.Printf("%q %d ", p, len(p))
	}
	fmt.Println()
	fmt.Println(bytes.Equal([]byte("a"), []byte("a")), bytes.Equal(nil, []byte{}), bytes.Compare([]byte("a"), []byte("b")), bytes.EqualFold([]byte("Go"), []byte("gO")))
	fmt.Printf("%s %s %s %s\n", bytes.ToUpper(b), bytes.TrimSpace([]byte(" x ")), bytes.Trim([]byte("--x--"), "-"), bytes.Repeat([]byte("ab"), 3))
	fmt.Printf("%s %s\n", bytes.ReplaceAll(b, []byte("a"), []byte("AA")), bytes.Join([][]byte{[]byte("x"), []byte("y")}, []byte("+")))
	fmt.Println(bytes.HasPrefix(b, []byte("alp")), bytes.HasSuffix(b, []byte("x")), bytes.ContainsAny(b, "xyz"), bytes.ContainsRune(b, 'm'))
	before, after, ok := bytes.Cut(b, []byte(","))
	fmt.Printf("%s %s %v %q\n", before, after, ok, bytes.Fields([]byte(" a  b ")))
	c := bytes.Clone(b)
	c[0] = 'X'
	fmt.Printf("%s %s %q\n", b[:5], c[:5], bytes.Runes([]byte("hé")))
	fmt.Printf("%s\n", bytes.Map(func(r rune) rune { return r + 1 }, []byte("HAL")))
	fmt.Printf("%s %s\n", bytes.TrimPrefix(b, []byte("alpha")), bytes.TrimSuffix(b, []byte("gamma")))
}
