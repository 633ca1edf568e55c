package main

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"fmt"
)

func bytesOf(n, start int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(start + 11*i)
	}
	return b
}

// other hides that a cipher is AES.
type other struct{ cipher.Block }

// short has blocks of 8 bytes.
type short struct{ cipher.Block }

func (short) BlockSize() int { return 8 }

func main() {
	b, _ := aes.NewCipher(bytesOf(32, 1))
	for _, b := range []cipher.Block{b, other{b}} {
		for _, sizes := range [][2]int{{12, 16}, {1, 16}, {16, 16}, {20, 16}, {12, 12}, {12, 15}} {
			var g cipher.AEAD
			var err error
			if sizes[0] != 12 {
				g, err = cipher.NewGCMWithNonceSize(b, sizes[0])
			} else {
				g, err = cipher.NewGCMWithTagSize(b, sizes[1])
			}
			fmt.Println(g.NonceSize(), g.Overhead(), err)
			nonce := bytesOf(sizes[0], 5)
			for _, n := range []int{0, 1, 16, 33, 100} {
				text, data := bytesOf(n, 2), bytesOf(n%40, 3)
				sealed := g.Seal([]byte("head"), nonce, text, data)
				fmt.Printf("%d %x\n", n, sealed)
				opened, err := g.Open([]byte("x"), nonce, sealed[4:], data)
				fmt.Println(bytes.Equal(opened[1:], text), err)
				for _, at := range []int{0, n / 2, n + 3} {
					broken := bytes.Clone(sealed[4:])
					broken[at] ^= 1
					opened, err = g.Open(nil, nonce, broken, data)
					fmt.Print(opened, err, "; ")
				}
				_, err = g.Open(nil, nonce, sealed[4:], append(data, 0))
				fmt.Println(err)
			}
		}
	}
	g, err := cipher.NewGCM(b)
	fmt.Println(g.NonceSize(), g.Overhead(), err)
	nonce := bytesOf(12, 7)
	buf := make([]byte, 40, 80)
	copy(buf, "encrypted where it stands")
	sealed := g.Seal(buf[:0], nonce, buf, nil)
	fmt.Println(&sealed[0] == &buf[0], len(sealed))
	opened, err := g.Open(sealed[:0], nonce, sealed, nil)
	fmt.Printf("%q %v\n", opened, err)

	random, err := cipher.NewGCMWithRandomNonce(b)
	fmt.Println(random.NonceSize(), random.Overhead(), err)
	one, two := random.Seal(nil, nil, buf, nonce), random.Seal(nil, nil, buf, nonce)
	fmt.Println(len(one), bytes.Equal(one, two))
	opened, err = random.Open(nil, nil, one, nonce)
	fmt.Printf("%.9q %v\n", opened, err)
	opened, err = random.Open(two[:0], nil, two, nonce)
	fmt.Printf("%.9q %v\n", opened, err)
	one[20]++
	opened, err = random.Open(nil, nil, one, nonce)
	fmt.Println(opened, err)
	opened, err = random.Open(nil, nil, one[:27], nonce)
	fmt.Println(opened, err)
	in := make([]byte, 10, 60)
	copy(in, "in place..")
	sealed = random.Seal(in[:0], nil, in, nil)
	opened, err = random.Open(nil, nil, sealed, nil)
	fmt.Printf("%q %v\n", opened, err)

	fmt.Println(cipher.NewGCM(short{b}))
	fmt.Println(cipher.NewGCMWithNonceSize(b, 0))
	fmt.Println(cipher.NewGCMWithTagSize(b, 11))
	fmt.Println(cipher.NewGCMWithTagSize(other{b}, 17))
	fmt.Println(cipher.NewGCMWithRandomNonce(other{b}))
	opened, err = g.Open(nil, nonce, make([]byte, 15), nil)
	fmt.Println(opened, err)
	for _, f := range []func(){
		func() { g.Seal(nil, nonce[1:], nil, nil) },
		func() { g.Open(nil, nonce[1:], nil, nil) },
		func() { g.Seal(buf[1:1], nonce, buf[:20], nil) },
		func() { g.Seal(buf[:0], nonce, buf, buf[3:9]) },
		func() { random.Seal(nil, nonce, nil, nil) },
		func() { random.Open(nil, nonce, nil, nil) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
