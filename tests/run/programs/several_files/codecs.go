package main

import "strings"

type codec interface{ encode(string) string }

type fn func(string) string

func (f fn) encode(s string) string { return f(s) }

const limit = base * 2

func init() {
	order = append(order, "codecs")
	registry["upper"] = fn(strings.ToUpper)
	registry["twice"] = fn(func(s string) string { return s + s })
}
