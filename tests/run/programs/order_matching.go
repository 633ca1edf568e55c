package main

import (
	"fmt"
	"sort"
	"strings"
)

type side bool

const (
	buy  side = true
	sell side = false
)

type order struct {
	id, price, qty int
	side           side
}

type trade struct{ buyer, seller, price, qty int }

type book struct {
	levels map[side]map[int][]*order
	byID   map[int]*order
	trades []trade
}

func newBook() *book {
	return &book{map[side]map[int][]*order{buy: {}, sell: {}}, map[int]*order{}, nil}
}

func (b *book) best(s side) (int, bool) {
	prices := make([]int, 0, len(b.levels[s]))
	for p := range b.levels[s] {
		prices = append(prices, p)
	}
	if len(prices) == 0 {
		return 0, false
	}
	sort.Ints(prices)
	if s == buy {
		return prices[len(prices)-1], true
	}
	return prices[0], true
}

func (b *book) submit(o order) {
	for o.qty > 0 {
		p, ok := b.best(!o.side)
		if !ok || o.side == buy && p > o.price || o.side == sell && p < o.price {
			break
		}
		level := b.levels[!o.side][p]
		top := level[0]
		n := min(o.qty, top.qty)
		o.qty -= n
		top.qty -= n
		t := trade{o.id, top.id, p, n}
		if o.side == sell {
			t.buyer, t.seller = t.seller, t.buyer
		}
		b.trades = append(b.trades, t)
		if top.qty == 0 {
			delete(b.byID, top.id)
			if level = level[1:]; len(level) == 0 {
				delete(b.levels[!o.side], p)
			} else {
				b.levels[!o.side][p] = level
			}
		}
	}
	if o.qty > 0 {
		rest := o
		b.byID[o.id] = &rest
		b.levels[o.side][o.price] = append(b.levels[o.side][o.price], &rest)
	}
}

func (b *book) String() string {
	var sb strings.Builder
	for _, s := range []side{buy, sell} {
		total := 0
		for _, level := range b.levels[s] {
			for _, o := range level {
				total += o.qty
			}
		}
		fmt.Fprintf(&sb, "%v:%d/%d ", s, len(b.levels[s]), total)
	}
	return sb.String()
}

func main() {
	b := newBook()
	seed := uint32(7)
	next := func(n uint32) int {
		seed = seed*1664525 + 1013904223
		return int(seed >> 16 % n)
	}
	for i := range 600 {
		b.submit(order{i, 95 + next(11), 1 + next(9), next(2) == 0})
	}
	volume := 0
	for _, t := range b.trades {
		volume += t.qty * t.price
	}
	fmt.Println(b, len(b.trades), volume, len(b.byID))
	fmt.Println(b.trades[0], b.trades[len(b.trades)-1])
}
