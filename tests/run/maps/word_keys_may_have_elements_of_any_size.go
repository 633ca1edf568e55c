package main

import "fmt"

type account struct {
	id      int
	balance float64
	owner   *account
}

type odd struct {
	a int32
	b [2]int32
}

// key numbers keys in a way of its own for each pattern.
func key(pattern, i int) int {
	switch pattern {
	case 0:
		return i
	case 1:
		return i - 400
	case 2:
		return i<<10 | i&3
	case 3:
		return i / 30 << 32 | i%30
	case 4:
		return i * 127
	}
	return i * 0x5851F42D4C957F2D
}

const keys = 900

func main() {
	for pattern := range 6 {
		accounts := make(map[int]account)
		odds := make(map[int]odd)
		rows := make(map[int]map[int]int)
		sets := make(map[int32]struct{})
		names := make(map[int]string)
		var none map[int]account
		seed := uint32(11)
		next := func(n int) int {
			seed = seed*1664525 + 1013904223
			return int(seed>>8) % n
		}
		var value [keys]int // 0: absent
		for step := 1; step <= 9000; step++ {
			i := next(keys)
			k := key(pattern, i)
			switch next(5) {
			case 0, 1:
				value[i] = step
				accounts[k] = account{step, float64(i), &account{id: i}}
				odds[k] = odd{int32(step), [2]int32{int32(i), -1}}
				rows[k] = map[int]int{i: step}
				sets[int32(k)] = struct{}{}
				names[k] = fmt.Sprint(step)
			case 2:
				if value[i] != 0 {
					value[i]++
					a := accounts[k]
					a.id++
					accounts[k] = a
					o := odds[k]
					o.a++
					odds[k] = o
					rows[k][i]++
					names[k] += ""
				}
			case 3:
				value[i] = 0
				delete(accounts, k)
				delete(odds, k)
				delete(rows, k)
				delete(names, k)
			case 4:
				a, ok := accounts[k]
				o := odds[k]
				_, named := names[k]
				if ok != (value[i] != 0) || a.id != value[i] || o.a != int32(value[i]) || rows[k][i] != value[i] ||
					named != ok || ok && (a.owner.id != i || o.b != [2]int32{int32(i), -1}) {
					fmt.Println("pattern", pattern, "key", i, "has", a.id, ok, o, rows[k], "not", value[i])
					return
				}
			}
		}

		// A walk sees each lasting entry once, whatever is deleted or added meanwhile.
		lasting, seen := 0, make(map[int]bool)
		for i := range keys {
			if value[i] != 0 && i%3 == 0 {
				lasting++
			}
		}
		for k, a := range accounts {
			if seen[k] || a.owner == nil {
				fmt.Println("pattern", pattern, "walked to", k, "again")
			}
			seen[k] = true
			if a.owner.id < keys && a.owner.id%3 == 0 {
				lasting--
			}
			for range 2 {
				i := next(keys)
				if i%3 != 0 {
					delete(accounts, key(pattern, i))
				}
				if len(accounts) < 5000 {
					accounts[key(pattern, keys+next(3000))] = account{owner: &account{id: keys}}
				}
			}
		}
		none1, ok := none[key(pattern, 3)]
		fmt.Println(pattern, lasting, len(odds) == len(rows), len(names) == len(odds), none1.id, ok)
		clear(odds)
		clear(rows)
		fmt.Println(len(odds), odds[key(pattern, 1)], rows[key(pattern, 2)] == nil, len(sets) > 0)
	}
}
