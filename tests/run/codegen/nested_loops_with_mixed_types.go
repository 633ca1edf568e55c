package main

import "fmt"

func mandel(w, h, limit int) (out string) {
	for y := range h {
		for x := range w {
			cr, ci := float64(x)/float64(w)*3-2, float64(y)/float64(h)*2-1
			var zr, zi float64
			n := 0
			for ; n < limit && zr*zr+zi*zi < 4; n++ {
				zr, zi = zr*zr-zi*zi+cr, 2*zr*zi+ci
			}
			out += string(" .:-=+*#%@"[n*9/limit])
		}
		out += "\n"
	}
	return
}

func sieve(n int) (count, last int) {
	composite := make([]bool, n+1)
	for i := 2; i <= n; i++ {
		if composite[i] {
			continue
		}
		count++
		last = i
		for j := i * i; j <= n; j += i {
			composite[j] = true
		}
	}
	return
}

func lcs(a, b string) (int, string) {
	t := make([][]uint16, len(a)+1)
	for i := range t {
		t[i] = make([]uint16, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				t[i][j] = t[i+1][j+1] + 1
			} else {
				t[i][j] = max(t[i+1][j], t[i][j+1])
			}
		}
	}
	var out []byte
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			out = append(out, a[i])
			i++
			j++
		case t[i+1][j] >= t[i][j+1]:
			i++
		default:
			j++
		}
	}
	return int(t[0][0]), string(out)
}

func knapsack(weights, values []int, room int) int {
	best := make([]int, room+1)
	for i, w := range weights {
		for r := room; r >= w; r-- {
			if v := best[r-w] + values[i]; v > best[r] {
				best[r] = v
			}
		}
	}
	return best[room]
}

func editDistance(a, b []rune) int {
	prev := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i, x := range a {
		cur := []int{i + 1}
		for j, y := range b {
			cost := 1
			if x == y {
				cost = 0
			}
			cur = append(cur, min(prev[j]+cost, prev[j+1]+1, cur[j]+1))
		}
		prev = cur
	}
	return prev[len(b)]
}

func main() {
	fmt.Print(mandel(48, 16, 40))
	fmt.Println(sieve(5000))
	fmt.Println(lcs("the quick brown fox jumps", "a quiet brawn box jumped"))
	fmt.Println(knapsack([]int{12, 2, 1, 1, 4, 7, 3}, []int{4, 2, 1, 2, 10, 9, 5}, 15))
	fmt.Println(editDistance([]rune("kitten sitting"), []rune("sitting kittén")))
}
