package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha3"
	"fmt"
	"hash"
	"io"
)

func attempt(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	long := bytes.Repeat([]byte("0123456789"), 50)
	for _, data := range [][]byte{nil, []byte("abc"), long[:135], long[:136], long[:137], long} {
		fmt.Printf("%x %x %x %x\n", sha3.Sum224(data), sha3.Sum256(data), sha3.Sum384(data), sha3.Sum512(data))
		fmt.Printf("%x %x\n", sha3.SumSHAKE128(data, 10), sha3.SumSHAKE256(data, 300))
	}
	for _, h := range []*sha3.SHA3{sha3.New224(), sha3.New256(), sha3.New384(), sha3.New512(), {}} {
		io.WriteString(h, "one ")
		first := h.Sum([]byte{1})
		state, err := h.MarshalBinary()
		fmt.Println(h.Size(), h.BlockSize(), len(state), string(state[:3]), state[3:5], err)
		copied, err := h.Clone()
		io.WriteString(h, "two")
		other := sha3.New256()
		if h.Size() == 32 {
			fmt.Println(other.UnmarshalBinary(state))
			io.WriteString(other, "two")
			fmt.Println(bytes.Equal(other.Sum(nil), h.Sum(nil)))
		} else {
			fmt.Println(other.UnmarshalBinary(state), other.UnmarshalBinary(state[1:]), other.UnmarshalBinary(make([]byte, len(state))))
		}
		fmt.Printf("%x %x %x %v\n", first, h.Sum(nil), copied.(hash.Hash).Sum(nil), err)
		h.Reset()
		fmt.Printf("%x\n", h.Sum(nil))
	}
	mac := hmac.New(func() hash.Hash { return sha3.New256() }, []byte("key"))
	io.WriteString(mac, "message")
	fmt.Printf("%x\n", mac.Sum(nil))

	for _, s := range []*sha3.SHAKE{
		sha3.NewSHAKE128(), sha3.NewSHAKE256(), {}, sha3.NewCSHAKE128(nil, nil), sha3.NewCSHAKE128([]byte("F"), []byte("Email Signature")),
		sha3.NewCSHAKE256(nil, long), sha3.NewCSHAKE256(long, nil),
	} {
		for range 2 {
			s.Write(long[:200])
			state, err := s.MarshalBinary()
			out := make([]byte, 50)
			s.Read(out)
			more := make([]byte, 500)
			n, err2 := s.Read(more)
			fmt.Printf("%d %x %x %d %v %v\n", s.BlockSize(), out, more[480:], n, err, err2)
			if len(state) == 207 {
				same := sha3.NewSHAKE256()
				fmt.Println(same.UnmarshalBinary(state))
				fmt.Println(same.UnmarshalBinary(state[:100]))
			}
			s.Reset()
		}
	}
	s := sha3.NewSHAKE128()
	s.Read(make([]byte, 1))
	attempt(func() { s.Write(long) })
}
