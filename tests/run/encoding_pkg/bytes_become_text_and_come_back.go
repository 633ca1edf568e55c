package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf16"
)

func main() {
	data := []byte("Hello, 世界\x00\xff!")
	fmt.Println(hex.EncodeToString(data))
	fmt.Print(hex.Dump(append(data, data...)))
	for _, s := range []string{"48656c", "4", "4g", "zz1"} {
		b, err := hex.DecodeString(s)
		fmt.Printf("%q %v\n", b, err)
	}
	for _, enc := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding, base64.StdEncoding.Strict()} {
		for n := 0; n <= 4; n++ {
			s := enc.EncodeToString(data[len(data)-n:])
			b, err := enc.DecodeString(s)
			fmt.Printf("%s %q %v %d %d\n", s, b, err, enc.EncodedLen(n), enc.DecodedLen(len(s)))
		}
		for _, s := range []string{"QQ==", "QQ=", "QQ", "Q", "QR==", "QUI=\n", "Q!==", "====", "QQ==QQ=="} {
			b, err := enc.DecodeString(s)
			fmt.Printf("%q %v; ", b, err)
		}
		fmt.Println()
	}
	var buf bytes.Buffer
	w := base64.NewEncoder(base64.StdEncoding, &buf)
	io.WriteString(w, strings.Repeat("abcde", 400))
	w.Close()
	back, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, &buf))
	fmt.Println(len(back), err)

	b := make([]byte, 8)
	binary.LittleEndian.PutUint32(b, 0xdeadbeef)
	binary.BigEndian.PutUint16(b[4:], 0xcafe)
	fmt.Println(b, binary.BigEndian.Uint64(b), binary.LittleEndian, binary.BigEndian.AppendUint32(nil, 7))
	for _, x := range []int64{0, 1, -1, 63, 64, -65, 1 << 40, -1 << 63} {
		v := binary.AppendVarint(nil, x)
		y, n := binary.Varint(v)
		fmt.Println(v, y, n)
	}
	fmt.Println(binary.Uvarint([]byte{0x80}))
	fmt.Println(binary.Uvarint(bytes.Repeat([]byte{0xff}, 11)))

	r := csv.NewReader(strings.NewReader("name,note\n# no\n\"a \"\"b\"\"\",\"two\nlines\"\nx,y\n"))
	r.Comment = '#'
	fmt.Println(r.ReadAll())
	for _, text := range []string{"a,b\nc", "a\"b", "\"a\"b", "\"a", "a,\"b\nc\"x"} {
		_, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		fmt.Println(err)
	}
	cw := csv.NewWriter(os.Stdout)
	cw.WriteAll([][]string{{"plain", "with,comma", "q\"uote", "", " lead", "line\nbreak", `\.`}})
	fmt.Println(utf16.Encode([]rune("a𝄞")), string(utf16.Decode([]uint16{0x61, 0xd834, 0xdd1e, 0xd800})))
}
