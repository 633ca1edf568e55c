package main

import (
	"bytes"
	"encoding/ascii85"
	"encoding/base32"
	"fmt"
	"io"
	"math/rand"
	"strings"
	"testing/iotest"
)

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panic", r)
		}
	}()
	f()
}

func main() {
	r := rand.New(rand.NewSource(7))
	encs := []*base32.Encoding{base32.StdEncoding, base32.HexEncoding, base32.StdEncoding.WithPadding(base32.NoPadding), base32.HexEncoding.WithPadding('*'), base32.NewEncoding("abcdefghijklmnopqrstuvwxyz0123\xff\xfe").WithPadding(0xf0)}
	for i := range 23 {
		src := make([]byte, i)
		r.Read(src)
		for k, e := range encs {
			s := e.EncodeToString(src)
			fmt.Printf("%d %d %q %d %d\n", i, k, s, e.EncodedLen(i), e.DecodedLen(len(s)))
			b, err := e.DecodeString(s)
			fmt.Println(bytes.Equal(b, src), err)
			fmt.Printf("%q\n", e.AppendEncode([]byte("x"), src))
			b, err = e.AppendDecode([]byte("yy"), []byte(s))
			fmt.Printf("%q %v\n", b, err)
			// damage
			for range 3 {
				d := []byte(s)
				for range 1 + r.Intn(2) {
					if len(d) == 0 {
						break
					}
					switch r.Intn(5) {
					case 0:
						d = d[:r.Intn(len(d))]
					case 1:
						d[r.Intn(len(d))] = "=*\xf0!A2\n"[r.Intn(7)]
					case 2:
						j := r.Intn(len(d))
						d = append(d[:j:j], append([]byte("\n"), d[j:]...)...)
					case 3:
						d = append(d, "==*A"[r.Intn(4)])
					case 4:
						d = d[r.Intn(len(d)):]
					}
				}
				b, err := e.DecodeString(string(d))
				fmt.Printf("%q -> %q %v\n", d, b, err)
				try("ad", func() {
					b, err = e.AppendDecode(nil, d)
					fmt.Printf("%q %v\n", b, err)
				})
				for m, rd := range []io.Reader{strings.NewReader(string(d)), iotest.OneByteReader(strings.NewReader(string(d))), iotest.HalfReader(strings.NewReader(string(d))), iotest.DataErrReader(strings.NewReader(string(d)))} {
					dec := base32.NewDecoder(e, rd)
					all, err := io.ReadAll(dec)
					fmt.Printf(" %d %q %v\n", m, all, err)
				}
				dec := base32.NewDecoder(e, iotest.HalfReader(strings.NewReader(string(d))))
				p := make([]byte, 3)
				for range 30 {
					n, err := dec.Read(p)
					fmt.Print(n, " ", err, ";")
					if err != nil {
						break
					}
				}
				fmt.Println()
				bb := make([]byte, 400)
				nd, ns, err := ascii85.Decode(bb, d, r.Intn(2) == 0)
				fmt.Println(nd, ns, err, bb[:nd])
			}
		}
		// ascii85
		dst := make([]byte, ascii85.MaxEncodedLen(i))
		if r.Intn(3) == 0 {
			for j := range src {
				if j/4%2 == 0 {
					src[j] = 0
				}
			}
		}
		n := ascii85.Encode(dst, src)
		fmt.Printf("a85 %q %v\n", dst[:n], dst)
		for _, fl := range []bool{true, false} {
			for _, cut := range []int{0, 1, 2, 3, 4, 5} {
				if cut > n {
					break
				}
				bb := make([]byte, 80)
				nd, ns, err := ascii85.Decode(bb, dst[:n-cut], fl)
				fmt.Println(nd, ns, err, bb[:nd])
			}
		}
		bb := make([]byte, i/2)
		nd, ns, err := ascii85.Decode(bb, dst[:n], true)
		fmt.Println(nd, ns, err, bb[:nd])
		all, err := io.ReadAll(ascii85.NewDecoder(iotest.OneByteReader(strings.NewReader(" " + string(dst[:n]) + "\n"))))
		fmt.Println(all, err)
	}
	for _, bad := range []string{"a", "ABCDEFGHIJKLMNOPQRSTUVWXYZ23456\n", "AACDEFGHIJKLMNOPQRSTUVWXYZ234567"} {
		try("new", func() { base32.NewEncoding(bad) })
	}
	for _, p := range []rune{'\n', -2, 300, 'A'} {
		try("pad", func() { base32.StdEncoding.WithPadding(p) })
	}
	try("enc short", func() { base32.StdEncoding.Encode(make([]byte, 3), []byte("abcdef")) })
	base32.StdEncoding.Encode(nil, nil)

}
