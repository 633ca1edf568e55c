package main

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"io/ioutil"
	"math/big"
	"os"
	"path/filepath"
)

func main() {
	a, b := make([]byte, 33), make([]byte, 33)
	n, err := rand.Read(a)
	fmt.Println(n, err)
	rand.Reader.Read(b)
	fmt.Println(bytes.Equal(a, b), len(rand.Text()))
	limit := new(big.Int).Lsh(big.NewInt(1), 100)
	x, err := rand.Int(rand.Reader, limit)
	fmt.Println(x.Cmp(limit), err)
	p, err := rand.Prime(rand.Reader, 64)
	fmt.Println(p.BitLen(), p.ProbablyPrime(10), err)
	fixed := bytes.NewReader([]byte{0xff, 0x01, 0x02})
	fmt.Println(rand.Int(fixed, big.NewInt(300)))
	dir, _ := ioutil.TempDir("", "old")
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "f")
	fmt.Println(ioutil.WriteFile(name, []byte("old names"), 0o600))
	text, err := ioutil.ReadFile(name)
	fmt.Println(string(text), err)
	files, err := ioutil.ReadDir(dir)
	fmt.Println(len(files), files[0].Name(), files[0].Size(), err)
}
