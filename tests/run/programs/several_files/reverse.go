package main

const base = iota + 21

var order []string

func init() {
	order = append(order, "reverse")
	registry["reverse"] = fn(func(s string) string {
		out := []rune(s)
		for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
			out[i], out[j] = out[j], out[i]
		}
		return string(out)
	})
}
