//! gc = ["none", "stw", "semispace", "cms", "balanced"]
//! why = "counts are the same everywhere; stress may allocate on its own"
//! stress = false

package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"runtime"
	"runtime/debug"
	"sort"
	"strings"
	"time"
)

type person struct {
	name string
	age  int
}

type record struct {
	Name string
	Age  int
	Tags []string
}

var (
	text    string
	number  *big.Int
	content []byte
	ctx     context.Context
	timer   *time.Timer
)

func measure(name string, call func()) {
	const runs = 100
	var before, after runtime.MemStats
	call()
	call()
	runtime.ReadMemStats(&before)
	for i := 0; i < runs; i++ {
		call()
	}
	runtime.ReadMemStats(&after)
	fmt.Println(name, (after.Mallocs-before.Mallocs)/runs, (after.TotalAlloc-before.TotalAlloc)/runs/8*8)
}

func main() {
	debug.SetGCPercent(-1) // pools keep what they have
	// Numbers keep their words, with some to spare.
	one, large := big.NewInt(1234567890123), new(big.Int).Exp(big.NewInt(7), big.NewInt(200), nil)
	measure("sum", func() { number = new(big.Int).Add(one, large) })
	measure("product", func() { number = new(big.Int).Mul(large, large) })
	measure("quotient", func() { number = new(big.Int).Div(large, one) })
	measure("rest", func() { number = new(big.Int).Mod(large, one) })
	measure("quotient and rest", func() { number, _ = new(big.Int).DivMod(large, one, new(big.Int)) })
	measure("shifted", func() { number = new(big.Int).Lsh(one, 100) })
	measure("copied", func() { number = new(big.Int).Set(large) })
	measure("sums in place", func() {
		x, y := big.NewInt(0), big.NewInt(1)
		for i := 0; i < 100; i++ {
			x.Add(x, y)
			x, y = y, x
		}
		number = x
	})
	measure("products in place", func() {
		x := big.NewInt(1)
		for i := int64(1); i < 50; i++ {
			x.Mul(x, big.NewInt(i))
		}
		number = x
	})
	measure("digits", func() { text = one.String() })

	// Texts are made in the frame if they are short.
	moment := time.Date(2024, 3, 5, 6, 7, 8, 9000, time.UTC)
	measure("time", func() { text = moment.Format("Mon 2006-01-02 15:04:05.000") })
	measure("time as text", func() { text = moment.String() })
	measure("hex", func() { text = hex.EncodeToString([]byte("hello")) })

	people := []person{{"a", 5}, {"b", 3}, {"c", 9}}
	words := strings.Fields("c b a")
	measure("slice of structs is sorted", func() {
		sort.Slice(people, func(i, j int) bool { return people[i].age < people[j].age })
	})
	measure("slice of strings is sorted", func() {
		sort.Slice(words, func(i, j int) bool { return words[i] < words[j] })
	})

	// Buffers of readers and encoders are used again.
	long := strings.Repeat("x", 20000)
	measure("all is read", func() { content, _ = io.ReadAll(strings.NewReader(long)) })
	measure("all is dropped", func() { io.Copy(io.Discard, io.LimitReader(strings.NewReader(long), 10)) })
	r := &record{"a", 1000, []string{"b", "c"}}
	measure("JSON", func() { content, _ = json.Marshal(r) })
	data := bytes.Clone(content)
	measure("JSON is read", func() { json.Unmarshal(data, &record{}) })

	measure("timer", func() { timer = time.AfterFunc(time.Hour, func() {}); timer.Stop() })
	measure("context", func() {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(context.Background(), time.Hour)
		cancel()
	})
}
