// Kvstore is a log-structured store: writes go to a skip list in memory, which is
// flushed to sorted runs of encoded blocks with a Bloom filter each; runs are
// merged when they pile up. Reads look through memory and the runs; scans merge.
package main

import (
	"bytes"
	"container/heap"
	"errors"
	"flag"
	"fmt"
	"math/bits"
	"strconv"
)

const (
	maxLevel   = 12
	flushBytes = 64 << 10
	blockBytes = 1 << 10
	maxRuns    = 6
)

var errNotFound = errors.New("not found")

type random struct{ state uint64 }

func (r *random) next() uint64 {
	r.state = r.state*6364136223846793005 + 1442695040888963407
	return r.state >> 33
}

func (r *random) below(n int) int { return int(r.next() % uint64(n)) }

// A pair with a nil value records a deletion.
type pair struct {
	key, value []byte
}

type element struct {
	pair
	next []*element
}

type skipList struct {
	head   *element
	bytes  int
	count  int
	random random
}

func newSkipList() *skipList {
	return &skipList{head: &element{next: make([]*element, maxLevel)}, random: random{5}}
}

func (l *skipList) seek(key []byte, path *[maxLevel]*element) *element {
	e := l.head
	for level := maxLevel - 1; level >= 0; level-- {
		for e.next[level] != nil && bytes.Compare(e.next[level].key, key) < 0 {
			e = e.next[level]
		}
		if path != nil {
			path[level] = e
		}
	}
	return e.next[0]
}

func (l *skipList) put(key, value []byte) {
	var path [maxLevel]*element
	if e := l.seek(key, &path); e != nil && bytes.Equal(e.key, key) {
		l.bytes += len(value) - len(e.value)
		e.value = value
		return
	}
	level := 1 + bits.TrailingZeros32(uint32(l.random.next())|1<<(maxLevel-1))
	e := &element{pair{key, value}, make([]*element, level)}
	for i := range e.next {
		e.next[i] = path[i].next[i]
		path[i].next[i] = e
	}
	l.bytes += len(key) + len(value)
	l.count++
}

// A block is a run of encoded pairs.
type block struct {
	first []byte
	data  []byte
}

type run struct {
	blocks []block
	filter []uint64
	count  int
}

func digest(key []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range key {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h ^ h>>29
}

func (r *run) mark(key []byte) {
	h := digest(key)
	for i := 0; i < 3; i++ {
		bit := h % uint64(len(r.filter)*64)
		r.filter[bit/64] |= 1 << (bit % 64)
		h = bits.RotateLeft64(h, 21) * 31
	}
}

func (r *run) mayHave(key []byte) bool {
	h := digest(key)
	for i := 0; i < 3; i++ {
		bit := h % uint64(len(r.filter)*64)
		if r.filter[bit/64]&(1<<(bit%64)) == 0 {
			return false
		}
		h = bits.RotateLeft64(h, 21) * 31
	}
	return true
}

func appendLength(b []byte, n int) []byte {
	for n >= 0x80 {
		b = append(b, byte(n)|0x80)
		n >>= 7
	}
	return append(b, byte(n))
}

func readLength(b []byte) (int, []byte) {
	n, shift := 0, 0
	for i, c := range b {
		n |= int(c&0x7f) << shift
		if c < 0x80 {
			return n, b[i+1:]
		}
		shift += 7
	}
	return n, nil
}

// A pair is encoded as the key's length, the value's length plus one (nought is
// a deletion), the key and the value.
func (r *run) add(p pair) {
	if len(r.blocks) == 0 || len(r.blocks[len(r.blocks)-1].data) > blockBytes {
		r.blocks = append(r.blocks, block{first: p.key})
	}
	b := &r.blocks[len(r.blocks)-1]
	b.data = appendLength(b.data, len(p.key))
	if p.value == nil {
		b.data = append(b.data, 0)
	} else {
		b.data = appendLength(b.data, len(p.value)+1)
	}
	b.data = append(b.data, p.key...)
	b.data = append(b.data, p.value...)
	r.mark(p.key)
	r.count++
}

func newRun(expected int) *run {
	return &run{filter: make([]uint64, 1+expected*8/64)}
}

// A cursor walks pairs in the order of their keys. Its age orders equal keys:
// the youngest wins.
type cursor struct {
	pair
	age    int
	list   *element
	data   []byte
	blocks []block
}

func (c *cursor) advance() bool {
	if c.blocks == nil && c.data == nil {
		if c.list == nil {
			return false
		}
		c.pair = c.list.pair
		c.list = c.list.next[0]
		return true
	}
	for len(c.data) == 0 {
		if len(c.blocks) == 0 {
			return false
		}
		c.data, c.blocks = c.blocks[0].data, c.blocks[1:]
	}
	keyLength, rest := readLength(c.data)
	valueLength, rest := readLength(rest)
	c.key = rest[:keyLength:keyLength]
	rest = rest[keyLength:]
	c.value = nil
	if valueLength > 0 {
		c.value = rest[: valueLength-1 : valueLength-1]
		rest = rest[valueLength-1:]
	}
	c.data = rest
	return true
}

type merge []*cursor

func (m merge) Len() int      { return len(m) }
func (m merge) Swap(i, j int) { m[i], m[j] = m[j], m[i] }
func (m merge) Less(i, j int) bool {
	if c := bytes.Compare(m[i].key, m[j].key); c != 0 {
		return c < 0
	}
	return m[i].age < m[j].age
}
func (m *merge) Push(x any) { *m = append(*m, x.(*cursor)) }
func (m *merge) Pop() any {
	old := *m
	c := old[len(old)-1]
	*m = old[:len(old)-1]
	return c
}

// walk visits the youngest pair of every key until visit returns false.
func walk(cursors []*cursor, visit func(pair) bool) {
	var m merge
	for _, c := range cursors {
		if c.advance() {
			m = append(m, c)
		}
	}
	heap.Init(&m)
	var last []byte
	for len(m) > 0 {
		c := m[0]
		if last == nil || !bytes.Equal(c.key, last) {
			last = c.key
			if !visit(c.pair) {
				return
			}
		}
		if c.advance() {
			heap.Fix(&m, 0)
		} else {
			heap.Pop(&m)
		}
	}
}

type store struct {
	memory                         *skipList
	runs                           []*run // youngest last
	flushes, merges, probes, saved int
}

func (s *store) put(key, value []byte) {
	s.memory.put(key, value)
	if s.memory.bytes < flushBytes {
		return
	}
	s.flushes++
	r := newRun(s.memory.count)
	for e := s.memory.head.next[0]; e != nil; e = e.next[0] {
		r.add(e.pair)
	}
	s.memory = newSkipList()
	s.runs = append(s.runs, r)
	if len(s.runs) > maxRuns {
		s.compact()
	}
}

func (s *store) compact() {
	s.merges++
	expected := 0
	for _, r := range s.runs {
		expected += r.count
	}
	merged := newRun(expected)
	walk(s.cursors(nil, false), func(p pair) bool {
		if p.value != nil {
			merged.add(p)
		}
		return true
	})
	s.runs = []*run{merged}
}

// cursors starts at a key in every run, and in memory if asked for.
func (s *store) cursors(from []byte, memory bool) []*cursor {
	var out []*cursor
	if memory {
		out = append(out, &cursor{list: s.memory.seek(from, nil)})
	}
	for i, r := range s.runs {
		c := &cursor{age: len(s.runs) - i, blocks: r.blocks[r.find(from):]}
		out = append(out, c)
	}
	return out
}

// find returns the block in which a key is, if it is in the run.
func (r *run) find(key []byte) int {
	low, high := 0, len(r.blocks)
	for high-low > 1 {
		middle := (low + high) / 2
		if bytes.Compare(r.blocks[middle].first, key) <= 0 {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

func (s *store) get(key []byte) ([]byte, error) {
	if e := s.memory.seek(key, nil); e != nil && bytes.Equal(e.key, key) {
		if e.value == nil {
			return nil, fmt.Errorf("%s: deleted: %w", key, errNotFound)
		}
		return e.value, nil
	}
	for i := len(s.runs) - 1; i >= 0; i-- {
		r := s.runs[i]
		if !r.mayHave(key) {
			s.saved++
			continue
		}
		s.probes++
		at := r.find(key)
		c := &cursor{blocks: r.blocks[at : at+1]}
		for c.advance() {
			switch bytes.Compare(c.key, key) {
			case 0:
				if c.value == nil {
					return nil, fmt.Errorf("%s: deleted: %w", key, errNotFound)
				}
				return append([]byte(nil), c.value...), nil
			case 1:
				c.data, c.blocks = nil, []block{}
			}
		}
	}
	return nil, fmt.Errorf("%s: %w", key, errNotFound)
}

func (s *store) scan(from []byte, limit int) []pair {
	var out []pair
	walk(s.cursors(from, true), func(p pair) bool {
		if p.value != nil && bytes.Compare(p.key, from) >= 0 {
			out = append(out, p)
		}
		return len(out) < limit
	})
	return out
}

func keyOf(i int) []byte {
	return []byte("user:" + strconv.Itoa(100000+i))
}

func main() {
	n := flag.Int("n", 120000, "operations")
	flag.Parse()
	s := &store{memory: newSkipList()}
	r := &random{31}
	puts, deletes, found, missing, scanned := 0, 0, 0, 0, 0
	sum := uint64(0)
	for i := 0; i < *n; i++ {
		key := keyOf(r.below(8000))
		switch dice := r.below(20); {
		case dice < 10:
			value := append([]byte("value "), strconv.Itoa(i)...)
			for j := r.below(5); j > 0; j-- {
				value = append(value, " padding"...)
			}
			s.put(key, value)
			puts++
		case dice == 10:
			s.put(key, nil)
			deletes++
		case dice == 11:
			for _, p := range s.scan(key, 10) {
				scanned++
				sum += digest(p.key) ^ digest(p.value)
			}
		default:
			value, err := s.get(key)
			if errors.Is(err, errNotFound) {
				missing++
				continue
			}
			found++
			sum = sum*31 + digest(value)
		}
	}
	fmt.Printf("puts %d deletes %d found %d missing %d scanned %d checksum %016x\n", puts, deletes, found, missing, scanned, sum)
	fmt.Printf("flushes %d merges %d probes %d saved by filters %d runs %d\n", s.flushes, s.merges, s.probes, s.saved, len(s.runs))
	live := 0
	for _, p := range s.scan(nil, 1<<30) {
		live += len(p.value)
	}
	fmt.Printf("live bytes %d in memory %d\n", live, s.memory.bytes)
	for _, p := range s.scan(keyOf(4000), 2) {
		fmt.Printf("%s=%s\n", p.key, p.value)
	}
	_, err := s.get([]byte("nobody"))
	fmt.Println(err)
}
