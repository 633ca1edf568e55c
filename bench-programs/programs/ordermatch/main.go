// Ordermatch is a stock exchange's matching engine: limit and market orders
// meet in a book per symbol, by price and then by time. Resting orders live
// long, messages and trade reports die at once. Two workers share the symbols.
//
// It replays requests.jsonl, see replay.go.
package main

import (
	"flag"
	"fmt"
	"sort"
	"strconv"
	"strings"
)

const workers = 2

type order struct {
	id, price, quantity int
	buy                 bool
	owner               string
	level               *level
	prev, next          *order
}

// A level holds the orders of one price in order of arrival.
type level struct {
	price       int
	first, last *order
	total       int
}

// A side is one half of a book: levels sorted so that the best price is last.
type side struct {
	levels []*level
	better func(a, b int) bool
}

type book struct {
	symbol     string
	bids, asks side
	byID       map[int]*order
	trades     int
	volume     int
	last       int
}

type trade struct {
	maker, taker    int
	price, quantity int
}

type exchange struct {
	books [workers]map[string]*book
}

func newBook(symbol string) *book {
	return &book{
		symbol: symbol,
		bids:   side{better: func(a, b int) bool { return a > b }},
		asks:   side{better: func(a, b int) bool { return a < b }},
		byID:   make(map[int]*order),
	}
}

// find returns the index of the level of a price, or where it belongs.
func (s *side) find(price int) int {
	return sort.Search(len(s.levels), func(i int) bool { return !s.better(price, s.levels[i].price) })
}

func (s *side) add(o *order) {
	i := s.find(o.price)
	if i == len(s.levels) || s.levels[i].price != o.price {
		s.levels = append(s.levels, nil)
		copy(s.levels[i+1:], s.levels[i:])
		s.levels[i] = &level{price: o.price}
	}
	l := s.levels[i]
	o.level = l
	o.prev = l.last
	if l.last != nil {
		l.last.next = o
	} else {
		l.first = o
	}
	l.last = o
	l.total += o.quantity
}

func (s *side) remove(o *order) {
	l := o.level
	if o.prev != nil {
		o.prev.next = o.next
	} else {
		l.first = o.next
	}
	if o.next != nil {
		o.next.prev = o.prev
	} else {
		l.last = o.prev
	}
	l.total -= o.quantity
	if l.first == nil {
		i := s.find(l.price)
		s.levels = append(s.levels[:i], s.levels[i+1:]...)
	}
}

// best is the level with the best price, or nil.
func (s *side) best() *level {
	if len(s.levels) == 0 {
		return nil
	}
	return s.levels[len(s.levels)-1]
}

// submit matches an order against the other side and rests what remains of it.
func (b *book) submit(o *order, market bool) []trade {
	own, other := &b.asks, &b.bids
	if o.buy {
		own, other = other, own
	}
	var trades []trade
	for o.quantity > 0 {
		l := other.best()
		if l == nil || !market && own.better(l.price, o.price) {
			break
		}
		maker := l.first
		quantity := min(maker.quantity, o.quantity)
		trades = append(trades, trade{maker.id, o.id, l.price, quantity})
		o.quantity -= quantity
		maker.quantity -= quantity
		l.total -= quantity
		b.volume += quantity
		b.last = l.price
		if maker.quantity == 0 {
			other.remove(maker)
			delete(b.byID, maker.id)
		}
	}
	b.trades += len(trades)
	if o.quantity > 0 && !market {
		own.add(o)
		b.byID[o.id] = o
	}
	return trades
}

func (b *book) cancel(id int) bool {
	o := b.byID[id]
	if o == nil {
		return false
	}
	delete(b.byID, id)
	if o.buy {
		b.bids.remove(o)
	} else {
		b.asks.remove(o)
	}
	return true
}

// depth shows the best levels of both sides.
func (b *book) depth(n int) string {
	var out strings.Builder
	for i := 1; i <= n && i <= len(b.bids.levels); i++ {
		l := b.bids.levels[len(b.bids.levels)-i]
		fmt.Fprintf(&out, "B%d:%d ", l.price, l.total)
	}
	for i := 1; i <= n && i <= len(b.asks.levels); i++ {
		l := b.asks.levels[len(b.asks.levels)-i]
		fmt.Fprintf(&out, "A%d:%d ", l.price, l.total)
	}
	return out.String()
}

func (e *exchange) shard(body string) int {
	const mark = `"symbol":"`
	i := strings.Index(body, mark) + len(mark)
	return int(body[i]) & (workers - 1)
}

func (e *exchange) handle(worker int, at int64, body string) uint64 {
	m := fields(body)
	b := e.books[worker][m["symbol"]]
	if b == nil {
		b = newBook(m["symbol"])
		e.books[worker][b.symbol] = b
	}
	id, _ := strconv.Atoi(m["id"])
	switch m["op"] {
	case "cancel":
		return hash("cancel " + m["id"] + " " + strconv.FormatBool(b.cancel(id)))
	case "depth":
		return hash(b.symbol + " " + b.depth(5))
	}
	o := &order{id: id, buy: m["side"] == "buy", owner: m["owner"]}
	o.price, _ = strconv.Atoi(m["price"])
	o.quantity, _ = strconv.Atoi(m["quantity"])
	// An order with the number of a resting one replaces it.
	b.cancel(o.id)
	trades := b.submit(o, m["op"] == "market")
	var reports []string
	for _, t := range trades {
		reports = append(reports, fmt.Sprintf("%s %d@%d maker=%d taker=%d", b.symbol, t.quantity, t.price, t.maker, t.taker))
	}
	return hash(strings.Join(reports, "\n") + o.owner)
}

func main() {
	flag.Parse()
	e := &exchange{}
	for i := range e.books {
		e.books[i] = make(map[string]*book)
	}
	replay("ordermatch", e, workers, 40)
	var names []string
	all := make(map[string]*book)
	for _, books := range e.books {
		for name, b := range books {
			names = append(names, name)
			all[name] = b
		}
	}
	sort.Strings(names)
	for _, name := range names {
		b := all[name]
		fmt.Printf("%-5s trades=%d volume=%d last=%d resting=%d %s\n", name, b.trades, b.volume, b.last, len(b.byID), b.depth(2))
	}
}
