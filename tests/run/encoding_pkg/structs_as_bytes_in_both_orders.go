package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
)

type Header struct {
	Magic [4]byte
	Ver   uint16
	_     uint16
	Flags int32
	Ratio float64
	Small float32
	On    bool
	Sub   struct{ A, B int8 }
}

func main() {
	h := Header{Magic: [4]byte{'a', 'b', 'c', 'd'}, Ver: 7, Flags: -5, Ratio: 1.5, Small: -2.25, On: true}
	h.Sub.A, h.Sub.B = -1, 127
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		var buf bytes.Buffer
		fmt.Println(binary.Write(&buf, order, h), binary.Size(h), buf.Bytes())
		var back Header
		fmt.Println(binary.Read(&buf, order, &back), back == h, back)
		fmt.Println(binary.Read(&buf, order, &back))
		buf.Reset()
		fmt.Println(binary.Write(&buf, order, []int16{1, -2, 3}), binary.Write(&buf, order, uint64(9)), binary.Write(&buf, order, &h.Ver), buf.Bytes())
		s := make([]int16, 3)
		var u uint64
		fmt.Println(binary.Read(&buf, order, s), binary.Read(&buf, order, &u), s, u)
		b, err := binary.Append([]byte{1}, order, [2]uint32{1, 2})
		fmt.Println(b, err)
		n, err := binary.Encode(make([]byte, 3), order, uint32(1))
		fmt.Println(n, err)
		var x [2]uint32
		n, err = binary.Decode(b[1:], order, &x)
		fmt.Println(n, err, x)
	}
	var i int
	fmt.Println(binary.Write(&bytes.Buffer{}, binary.LittleEndian, i), binary.Read(strings.NewReader("abc"), binary.LittleEndian, &i), binary.Size("x"), binary.Size([]string{}))
	var u32 uint32
	fmt.Println(binary.Read(strings.NewReader("abc"), binary.LittleEndian, &u32), binary.Read(strings.NewReader(""), binary.LittleEndian, &u32), binary.Read(strings.NewReader(""), binary.LittleEndian, u32))
}
