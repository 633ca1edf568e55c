package main

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
	"hash/maphash"
	"io"
	"strings"
)

func main() {
	texts := []string{"", "abc", strings.Repeat("The quick brown fox. ", 50), strings.Repeat("x", 111), strings.Repeat("y", 55), strings.Repeat("z", 64)}
	for _, make := range []func() hash.Hash{
		md5.New, sha1.New, sha256.New, sha256.New224, sha512.New, sha512.New384, sha512.New512_224, sha512.New512_256,
		func() hash.Hash { return fnv.New32() }, func() hash.Hash { return fnv.New32a() },
		func() hash.Hash { return fnv.New64() }, func() hash.Hash { return fnv.New64a() },
		fnv.New128, fnv.New128a,
		func() hash.Hash { return crc32.NewIEEE() },
		func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Castagnoli)) },
		func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ECMA)) },
		func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ISO)) },
		func() hash.Hash { return adler32.New() },
		func() hash.Hash { return hmac.New(sha256.New, []byte("key")) },
	} {
		h := make()
		fmt.Println(h.Size(), h.BlockSize())
		for _, text := range texts {
			h.Reset()
			for i := 0; i < len(text); i += 7 {
				io.WriteString(h, text[i:min(len(text), i+7)])
			}
			fmt.Printf("%x\n", h.Sum(nil))
		}
		if m, ok := h.(encoding.BinaryMarshaler); ok {
			state, err := m.MarshalBinary()
			fmt.Printf("%x %v\n", state, err)
			other := make()
			u := other.(encoding.BinaryUnmarshaler)
			fmt.Println(u.UnmarshalBinary(state[:3]), u.UnmarshalBinary(state[:5]), u.UnmarshalBinary(state))
			io.WriteString(h, "more")
			io.WriteString(other, "more")
			fmt.Println(string(h.Sum(nil)) == string(other.Sum(nil)))
		}
	}
	fmt.Printf("%x %x\n%x\n%x\n", md5.Sum([]byte("abc")), sha1.Sum([]byte("abc")), sha256.Sum256([]byte("abc")), sha512.Sum512([]byte("abc")))
	fmt.Println(crc32.ChecksumIEEE([]byte("123456789")), adler32.Checksum([]byte("Wikipedia")))
	seed := maphash.MakeSeed()
	var h maphash.Hash
	h.SetSeed(seed)
	long := strings.Repeat("ab", 200)
	h.WriteString(long)
	fmt.Println(h.Sum64() == maphash.String(seed, long), maphash.String(seed, "a") == maphash.Bytes(seed, []byte("a")))
	fmt.Println(hmac.Equal([]byte("a"), []byte("a")), hmac.Equal([]byte("a"), []byte("b")))
}
