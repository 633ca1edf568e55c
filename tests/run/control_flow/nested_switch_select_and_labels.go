package main

import "fmt"

type state int

const (
	start state = iota
	inWord
	inNumber
	done
)

func scan(s string) (out []string) {
	st, begin := start, 0
	i := 0
loop:
	for {
		var c byte
		if i < len(s) {
			c = s[i]
		}
		switch st {
		case start:
			switch {
			case c == 0:
				st = done
				continue loop
			case c >= 'a' && c <= 'z':
				st, begin = inWord, i
			case c >= '0' && c <= '9':
				st, begin = inNumber, i
			case c == '!':
				break loop
			}
		case inWord, inNumber:
			isWord := c >= 'a' && c <= 'z'
			isNum := c >= '0' && c <= '9'
			if st == inWord && (isWord || isNum) || st == inNumber && isNum {
				break
			}
			out = append(out, fmt.Sprint(st, s[begin:i]))
			st = start
			continue
		case done:
			return append(out, "done")
		}
		i++
	}
	return append(out, "stopped")
}

func main() {
	fmt.Println(scan("abc 12 x9 7z"))
	fmt.Println(scan("a!b"))
	ch, quit := make(chan int, 10), make(chan bool, 1)
	for i := range 6 {
		ch <- i
	}
	total := 0
recv:
	for {
		select {
		case v := <-ch:
			switch {
			case v == 1:
				continue recv
			case v == 4:
				break recv
			case v == 3:
				break
			default:
				for j := range 10 {
					if j > v {
						continue recv
					}
					total += j
				}
			}
			total += 100
		case <-quit:
			return
		default:
			break recv
		}
	}
	fmt.Println(total, len(ch))
	for i := range 3 {
		for j := range 3 {
			switch {
			case j == 1:
				continue
			case i == 1:
				goto next
			}
			fmt.Print(i, j, " ")
		}
	next:
	}
	fmt.Println()
	func() {
		for {
			switch {
			case true:
				return
			}
		}
	}()
	x := 0
again:
	switch x++; x {
	case 1, 2:
		goto again
	case 3:
		fallthrough
	case 100:
		x += 10
	}
	fmt.Println(x)
}
