package main

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"fmt"
	"io"
)

func bytesOf(n, start int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(start + 7*i)
	}
	return b
}

// toy is a cipher of blocks of 8 or 16 bytes, which is not AES.
type toy int

func (t toy) BlockSize() int { return int(t) }
func (t toy) Encrypt(dst, src []byte) {
	for i := range int(t) {
		dst[i] = src[i]*5 + byte(i)
	}
}
func (t toy) Decrypt(dst, src []byte) {
	for i := range int(t) {
		dst[i] = (src[i] - byte(i)) * 205
	}
}

func streams(b cipher.Block) {
	iv := bytesOf(b.BlockSize(), 3)
	iv[len(iv)-1], iv[len(iv)-2] = 0xff, 0xff
	text := bytesOf(1300, 1)
	for _, s := range []struct {
		name       string
		make, back func(cipher.Block, []byte) cipher.Stream
	}{
		{"ctr", cipher.NewCTR, cipher.NewCTR},
		{"ofb", cipher.NewOFB, cipher.NewOFB},
		{"cfb", cipher.NewCFBEncrypter, cipher.NewCFBDecrypter},
	} {
		whole := make([]byte, len(text))
		s.make(b, iv).XORKeyStream(whole, text)
		parts := bytes.Clone(text)
		stream := s.make(b, iv)
		for at := 0; at < len(parts); {
			n := min(len(parts)-at, 1+at%37)
			stream.XORKeyStream(parts[at:at+n], parts[at:at+n])
			at += n
		}
		back := make([]byte, len(text)+1)
		s.back(b, iv).XORKeyStream(back, whole)
		fmt.Printf("%s %x %x %t %t\n", s.name, whole[:20], whole[1280:], bytes.Equal(whole, parts), bytes.Equal(back[:1300], text))
	}
}

func chains(b cipher.Block) {
	size := b.BlockSize()
	iv := bytesOf(size, 9)
	text := bytesOf(6*size, 2)
	enc, dec := cipher.NewCBCEncrypter(b, iv), cipher.NewCBCDecrypter(b, iv)
	out := make([]byte, len(text))
	enc.CryptBlocks(out, text[:2*size])
	enc.CryptBlocks(out[2*size:], text[2*size:])
	fmt.Printf("cbc %d %d %x\n", enc.BlockSize(), dec.BlockSize(), out)
	dec.CryptBlocks(out[:size], out[:size])
	dec.CryptBlocks(out[size:], out[size:])
	dec.CryptBlocks(nil, nil)
	fmt.Println(bytes.Equal(out, text))
	enc.(interface{ SetIV([]byte) }).SetIV(iv)
	enc.CryptBlocks(out, text[:size])
	fmt.Printf("%x\n", out[:size])
}

func main() {
	for _, n := range []int{16, 24, 32} {
		b, err := aes.NewCipher(bytesOf(n, n))
		out := make([]byte, 16)
		b.Encrypt(out, bytesOf(20, 0))
		fmt.Printf("%d %v %d %x", n, err, b.BlockSize(), out)
		b.Decrypt(out, out)
		fmt.Printf(" %x\n", out)
		streams(b)
		chains(b)
	}
	streams(toy(8))
	chains(toy(8))
	for _, n := range []int{0, 15, 17, 64} {
		b, err := aes.NewCipher(make([]byte, n))
		fmt.Println(b, err, err == aes.KeySizeError(n))
	}

	b, _ := aes.NewCipher(bytesOf(16, 1))
	var out bytes.Buffer
	w := cipher.StreamWriter{S: cipher.NewCTR(b, bytesOf(16, 4)), W: &out}
	io.WriteString(w, "some text, ")
	fmt.Fprintf(w, "and more: %d", 42)
	fmt.Println(w.Close(), out.Len())
	text, err := io.ReadAll(cipher.StreamReader{S: cipher.NewCTR(b, bytesOf(16, 4)), R: &out})
	fmt.Println(string(text), err)

	buf := make([]byte, 64)
	for _, f := range []func(){
		func() { b.Encrypt(buf, buf[:15]) },
		func() { b.Decrypt(buf[:15], buf) },
		func() { b.Encrypt(buf[1:], buf) },
		func() { cipher.NewCTR(b, buf[:15]) },
		func() { cipher.NewCTR(toy(8), buf[:15]) },
		func() { cipher.NewOFB(b, buf[:15]) },
		func() { cipher.NewCFBDecrypter(b, buf[:15]) },
		func() { cipher.NewCBCEncrypter(b, buf[:15]) },
		func() { cipher.NewCBCDecrypter(b, buf[:15]) },
		func() { cipher.NewCBCDecrypter(b, buf[:16]).CryptBlocks(buf, buf[:15]) },
		func() { cipher.NewCBCEncrypter(b, buf[:16]).CryptBlocks(buf[:16], buf[:32]) },
		func() { cipher.NewCBCEncrypter(toy(8), buf[:8]).CryptBlocks(buf[1:], buf[:32]) },
		func() { cipher.NewCTR(b, buf[:16]).XORKeyStream(buf[:3], buf[:4]) },
		func() { cipher.NewCTR(b, buf[:16]).XORKeyStream(buf[1:], buf[:4]) },
		func() { cipher.NewCTR(toy(8), buf[:8]).XORKeyStream(buf[:3], buf[:4]) },
		func() { cipher.NewOFB(toy(8), buf[:8]).XORKeyStream(buf[1:], buf[:4]) },
		func() { cipher.NewCBCEncrypter(b, buf[:16]).(interface{ SetIV([]byte) }).SetIV(buf[:1]) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
