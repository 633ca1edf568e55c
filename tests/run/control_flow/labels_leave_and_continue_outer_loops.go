package main

import "fmt"

func find(grid [][]int, want int) (int, int) {
	ri, ci := -1, -1
outer:
	for i, row := range grid {
		for j, v := range row {
			switch {
			case v < 0:
				continue outer
			case v == want:
				ri, ci = i, j
				break outer
			}
		}
	}
	return ri, ci
}

func main() {
	grid := [][]int{{1, 2}, {-1, 5}, {3, 5}}
	fmt.Println(find(grid, 5))
	fmt.Println(find(grid, 99))
loop:
	for i := 0; ; i++ {
		switch i {
		case 2:
			continue loop
		case 5:
			break loop
		default:
			fmt.Print(i, " ")
		}
	}
	fmt.Println()
block:
	for {
		for i := range 10 {
			if i == 3 {
				break block
			}
			fmt.Print(i, " ")
		}
		fmt.Print("never")
	}
	fmt.Println()
sw:
	switch {
	default:
		for {
			break sw
		}
		fmt.Println("never")
	}
	primes := []int{}
next:
	for n := 2; len(primes) < 15; n++ {
		for _, p := range primes {
			if n%p == 0 {
				continue next
			}
		}
		primes = append(primes, n)
	}
	fmt.Println(primes)
}
