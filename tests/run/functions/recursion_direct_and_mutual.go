package main

import "fmt"

func ackermann(m, n int) int {
	switch {
	case m == 0:
		return n + 1
	case n == 0:
		return ackermann(m-1, 1)
	}
	return ackermann(m-1, ackermann(m, n-1))
}

func isEven(n int) bool { return n == 0 || isOdd(n-1) }
func isOdd(n int) bool  { return n != 0 && isEven(n-1) }

func hanoi(n int, from, to, via string, moves *[]string) {
	if n == 0 {
		return
	}
	hanoi(n-1, from, via, to, moves)
	*moves = append(*moves, from+to)
	hanoi(n-1, via, to, from, moves)
}

func permute(s []int, k int, out *[][]int) {
	if k == len(s) {
		*out = append(*out, append([]int(nil), s...))
		return
	}
	for i := k; i < len(s); i++ {
		s[k], s[i] = s[i], s[k]
		permute(s, k+1, out)
		s[k], s[i] = s[i], s[k]
	}
}

func queens(n, row int, cols, d1, d2 uint) int {
	if row == n {
		return 1
	}
	found := 0
	for c := 0; c < n; c++ {
		a, b, d := uint(1)<<c, uint(1)<<(row+c), uint(1)<<(row-c+n)
		if cols&a == 0 && d1&b == 0 && d2&d == 0 {
			found += queens(n, row+1, cols|a, d1|b, d2|d)
		}
	}
	return found
}

func main() {
	fmt.Println(ackermann(2, 3), isEven(1000), isOdd(7))
	var moves []string
	hanoi(4, "a", "c", "b", &moves)
	fmt.Println(len(moves), moves)
	var perms [][]int
	permute([]int{1, 2, 3, 4}, 0, &perms)
	fmt.Println(len(perms), perms[0], perms[23])
	fmt.Println(queens(6, 0, 0, 0, 0), queens(7, 0, 0, 0, 0))
}
