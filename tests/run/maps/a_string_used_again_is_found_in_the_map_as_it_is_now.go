package main

import "fmt"

// fresh has a map in its frame, where the call before had another.
func fresh(key string, n int) (int, bool) {
	m := map[string]int{}
	if n%2 == 0 {
		m[key] = n
	}
	v, ok := m[key]
	return v, ok
}

func main() {
	words := []string{"alpha", "beta", "gamma"}
	a, b := map[string]int{}, map[string]int{}
	for round := 0; round < 3; round++ {
		for i, w := range words {
			a[w] += i + 1
			b[w] -= i + 1
		}
	}
	fmt.Println(a, b)

	// The tables change while the words are known.
	for i := 0; i < 2000; i++ {
		a[fmt.Sprint("more", i)] = i
		for _, w := range words {
			a[w]++
		}
	}
	fmt.Println(a["alpha"], a["beta"], a["gamma"], len(a))

	// Entries go, and come back.
	for round := 0; round < 4; round++ {
		delete(b, "beta")
		_, there := b["beta"]
		b["beta"]++
		fmt.Println(there, b["beta"], len(b))
	}
	clear(b)
	fmt.Println(b["alpha"], len(b))

	// A longer string begins at the same address.
	text := "alphabet"
	c := map[string]int{text: 8, text[:5]: 5, text[:1]: 1}
	for n := range len(text) {
		fmt.Print(c[text[:n]], " ")
	}
	fmt.Println(c[text])

	// Equal strings at other addresses.
	for i := 0; i < 3; i++ {
		c[string([]byte(text))]++
		c[text]++
	}
	fmt.Println(c[text], len(c))

	for i := 0; i < 4; i++ {
		fmt.Println(fresh("alpha", i))
	}

	// A map outgrows its first group, and its first table.
	d := map[string]int{}
	for i := 0; i < 9; i++ {
		d[fmt.Sprint(i)] = 1
	}
	sum := 0
	for _, k := range []string{"0", "1", "2", "3", "4", "5", "6", "7", "8"} {
		d[k] += 10
		if len(d) < 100 {
			for i := 0; i < 60; i++ {
				d[fmt.Sprint(k, "-", i)] = 0
			}
		}
		sum += d["0"] - d["0"]
	}
	for i := 0; i < 9; i++ {
		sum += d[fmt.Sprint(i)]
	}
	fmt.Println(sum)
}
