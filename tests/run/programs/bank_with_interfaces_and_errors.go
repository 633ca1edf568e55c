package main

import (
	"errors"
	"fmt"
	"sort"
	"sync"
)

type ledger interface {
	deposit(id string, amount int) error
	transfer(from, to string, amount int) error
	total() int
}

var errUnknown = errors.New("unknown account")

type insufficient struct {
	id         string
	have, want int
}

func (e insufficient) Error() string {
	return fmt.Sprintf("account %s holds %d, needs %d", e.id, e.have, e.want)
}

type bank struct {
	mu       sync.RWMutex
	accounts map[string]*int
	history  []func() string
}

func (b *bank) deposit(id string, amount int) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	acc, ok := b.accounts[id]
	if !ok {
		return fmt.Errorf("deposit %d: %w: %s", amount, errUnknown, id)
	}
	*acc += amount
	b.history = append(b.history, func() string { return fmt.Sprint("+", amount, "→", id) })
	return nil
}

func (b *bank) transfer(from, to string, amount int) (err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	defer func() {
		if err != nil {
			err = fmt.Errorf("transfer: %w", err)
		}
	}()
	src, ok := b.accounts[from]
	dst, ok2 := b.accounts[to]
	switch {
	case !ok, !ok2:
		return errUnknown
	case *src < amount:
		return insufficient{from, *src, amount}
	}
	*src, *dst = *src-amount, *dst+amount
	b.history = append(b.history, func() string { return fmt.Sprint(from, "→", to, ":", amount) })
	return nil
}

func (b *bank) total() (t int) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, v := range b.accounts {
		t += *v
	}
	return
}

func main() {
	b := &bank{accounts: map[string]*int{}}
	for _, id := range []string{"a", "b", "c"} {
		b.accounts[id] = new(int)
	}
	var l ledger = b
	fmt.Println(l.deposit("a", 100), l.deposit("z", 1))
	err := l.transfer("a", "b", 500)
	var lack insufficient
	fmt.Println(err, errors.As(err, &lack), lack.want-lack.have, errors.Is(l.transfer("a", "q", 1), errUnknown))
	var wg sync.WaitGroup
	for i := range 30 {
		wg.Go(func() {
			l.transfer(string(rune('a'+i%3)), string(rune('a'+(i+1)%3)), i%4)
		})
	}
	wg.Wait()
	fmt.Println(l.total())
	var lines []string
	for _, h := range b.history[:1] {
		lines = append(lines, h())
	}
	sort.Strings(lines)
	fmt.Println(lines)
}
