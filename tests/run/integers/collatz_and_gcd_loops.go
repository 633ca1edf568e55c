package main

import "fmt"

func gcd(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func collatz(n int) (steps, peak int) {
	for n != 1 {
		if n > peak {
			peak = n
		}
		if n%2 == 0 {
			n /= 2
		} else {
			n = 3*n + 1
		}
		steps++
	}
	return
}

func power(base, exp, mod uint64) uint64 {
	result := uint64(1)
	for base %= mod; exp > 0; exp >>= 1 {
		if exp&1 == 1 {
			result = result * base % mod
		}
		base = base * base % mod
	}
	return result
}

func main() {
	fmt.Println(gcd(1071, 462), gcd(1<<40, 1<<35), gcd(17, 0))
	for _, n := range []int{6, 27, 97} {
		fmt.Println(collatz(n))
	}
	fmt.Println(power(3, 200, 1000007), power(2, 64, 1000000007))
}
