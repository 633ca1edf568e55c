package main

import (
	"bytes"
	"encoding/pem"
	"fmt"
	"math/rand"
)

func main() {
	r := rand.New(rand.NewSource(7))
	blocks := []*pem.Block{{Type: "X", Bytes: []byte("hello")}, {Type: "RSA PRIVATE KEY", Headers: map[string]string{"B": "1", "A": "2", "Proc-Type": "4,ENCRYPTED", "DEK-Info": "x"}, Bytes: bytes.Repeat([]byte("abc"), 60)}, {Type: "", Bytes: nil}, {Type: "H", Headers: map[string]string{"a:b": "c"}}, {Type: "Z", Headers: map[string]string{"k": "v"}}}
	var texts []string
	for _, b := range blocks {
		m := pem.EncodeToMemory(b)
		fmt.Printf("%s|\n", m)
		texts = append(texts, string(m))
	}
	for n := range 8 {
		src := make([]byte, n)
		r.Read(src)
		m := pem.EncodeToMemory(&pem.Block{Type: fmt.Sprint("T", n), Bytes: src})
		fmt.Printf("%s", m)
		texts = append(texts, string(m))
	}
	texts = append(texts, "-----BEGIN A-----\n-----END A-----\n", "-----BEGIN A-----\nk: v\n-----END A-----\n", "-----BEGIN A-----\nk: v\n\n-----END A-----", "junk\n-----BEGIN A-----  \r\nAA ==\r\n-----END A-----  \r\nrest", "-----BEGIN A-----\nAAAA\n-----END B-----\n-----BEGIN C-----\nAAAA\n-----END C-----\n", "x-----BEGIN A-----\nAA==\n-----END A-----\n", "-----BEGIN A-----\n-----BEGIN B-----\nAAAA\n-----END B-----\n-----END A-----\n", "-----BEGIN A-----\nk: v\n", "-----BEGIN A-----\nAA=\n-----END A-----\n-----BEGIN A-----\nAAAA\n-----END A-----\nz")
	show := func(t string) {
		p, rest := pem.Decode([]byte(t))
		if p == nil {
			fmt.Printf("%q nil %q\n", t, rest)
			return
		}
		fmt.Printf("%q %q %v %q %q %v\n", t, p.Type, p.Headers, p.Bytes, rest, p.Bytes == nil)
	}
	for _, t := range texts {
		show(t)
		for range 12 {
			d := []byte(t + texts[r.Intn(len(texts))])
			for range 1 + r.Intn(3) {
				j := r.Intn(len(d) + 1)
				switch r.Intn(4) {
				case 0:
					d = append(d[:j:j], append([]byte("\n"), d[j:]...)...)
				case 1:
					ins := []string{"\n-----END ", "-----BEGIN ", "-----", " ", "\t\r\n", "a: b\n", ":", "-"}[r.Intn(8)]
					d = append(d[:j:j], append([]byte(ins), d[j:]...)...)
				case 2:
					if j < len(d) {
						d = append(d[:j], d[j+1:]...)
					}
				case 3:
					k := min(len(d), j+r.Intn(20))
					d = append(d[:j], d[k:]...)
				}
			}
			show(string(d))
		}
	}
}
