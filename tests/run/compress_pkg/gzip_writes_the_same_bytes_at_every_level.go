package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
)

// noise makes bytes of a few bits from a sequence that is the same everywhere.
type noise uint32

func (n *noise) next(below int) int {
	*n = *n*1664525 + 1013904223
	return int(uint32(*n)>>8) % below
}

func texts() map[string][]byte {
	n := noise(1)
	words := make([]string, 200)
	for i := range words {
		var w strings.Builder
		for range 2 + n.next(8) {
			w.WriteByte(byte('a' + n.next(26)))
		}
		words[i] = w.String()
	}
	var prose, lines bytes.Buffer
	for prose.Len() < 30000 {
		prose.WriteString(words[n.next(len(words))])
		prose.WriteByte(" ,.\n"[n.next(4)])
	}
	for i := 0; lines.Len() < 20000; i++ {
		fmt.Fprintf(&lines, `{"id":%d,"name":"%s","tags":["%s","b"],"score":%d.5}`+"\n", i, words[i%37], words[n.next(9)], n.next(100))
	}
	random := make([]byte, 5000)
	for i := range random {
		random[i] = byte(n.next(256))
	}
	skewed := make([]byte, 3000)
	for i := range skewed {
		skewed[i] = byte(n.next(1 + n.next(60)))
	}
	return map[string][]byte{
		"empty": nil, "one": {'x'}, "short": []byte("hello, hello, hello!"), "hundred": bytes.Repeat([]byte("abcde"), 20),
		"zeros": make([]byte, 10000), "prose": prose.Bytes(), "lines": lines.Bytes(), "random": random, "skewed": skewed,
		"mixed": bytes.Join([][]byte{prose.Bytes()[:4000], random[:2000], lines.Bytes()[:4000], prose.Bytes()[:4000]}, nil),
	}
}

func main() {
	all := texts()
	names := []string{"empty", "one", "short", "hundred", "zeros", "skewed", "random", "mixed", "lines", "prose"}
	for level := gzip.HuffmanOnly; level <= gzip.BestCompression; level++ {
		var out bytes.Buffer
		w, err := gzip.NewWriterLevel(&out, level)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, name := range names {
			out.Reset()
			w.Reset(&out)
			n, err := w.Write(all[name])
			if err != nil || n != len(all[name]) || w.Close() != nil {
				fmt.Println("failed", n, err)
			}
			fmt.Printf("%d %s: %d to %d, %08x", level, name, n, out.Len(), crc32.ChecksumIEEE(out.Bytes()))
			if out.Len() < 40 {
				fmt.Printf(" %x", out.Bytes())
			}
			fmt.Println()
			r, err := gzip.NewReader(&out)
			if err != nil {
				fmt.Println(err)
				continue
			}
			back, err := io.ReadAll(r)
			if !bytes.Equal(back, all[name]) || err != nil || r.Close() != nil {
				fmt.Println("not the same", len(back), err)
			}
		}
	}
	for _, level := range []int{-3, 10} {
		_, err := gzip.NewWriterLevel(io.Discard, level)
		fmt.Println(err)
	}
}
