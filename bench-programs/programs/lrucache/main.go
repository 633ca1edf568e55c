// Lrucache puts a least-recently-used cache with expiry before a slow backend.
// Keys follow a skewed distribution; a miss renders the value, a full cache
// evicts the oldest, an invalidation drops a prefix.
package main

import (
	"container/list"
	"flag"
	"fmt"
	"strconv"
	"strings"
)

type entry struct {
	key     string
	value   []byte
	expires int
	hits    int
}

type cache struct {
	capacity int
	bytes    int
	order    *list.List // front: most recently used
	entries  map[string]*list.Element
	stats    stats
}

type stats struct {
	hits, misses, expired, evicted, invalidated int
}

func newCache(capacity int) *cache {
	return &cache{capacity: capacity, order: list.New(), entries: make(map[string]*list.Element)}
}

func (c *cache) get(key string, now int) ([]byte, bool) {
	e, ok := c.entries[key]
	if !ok {
		c.stats.misses++
		return nil, false
	}
	en := e.Value.(*entry)
	if en.expires <= now {
		c.remove(e)
		c.stats.expired++
		c.stats.misses++
		return nil, false
	}
	en.hits++
	c.order.MoveToFront(e)
	c.stats.hits++
	return en.value, true
}

func (c *cache) put(key string, value []byte, expires int) {
	if e, ok := c.entries[key]; ok {
		en := e.Value.(*entry)
		c.bytes += len(value) - len(en.value)
		en.value, en.expires = value, expires
		c.order.MoveToFront(e)
		return
	}
	c.entries[key] = c.order.PushFront(&entry{key: key, value: value, expires: expires})
	c.bytes += len(value)
	for c.order.Len() > c.capacity {
		c.remove(c.order.Back())
		c.stats.evicted++
	}
}

func (c *cache) remove(e *list.Element) {
	en := c.order.Remove(e).(*entry)
	c.bytes -= len(en.value)
	delete(c.entries, en.key)
}

// invalidate drops every key with a prefix.
func (c *cache) invalidate(prefix string) {
	for e := c.order.Front(); e != nil; {
		next := e.Next()
		if strings.HasPrefix(e.Value.(*entry).key, prefix) {
			c.remove(e)
			c.stats.invalidated++
		}
		e = next
	}
}

// A backend renders what the cache does not have.
type backend struct {
	renders int
	version map[string]int
}

func (b *backend) render(key string) []byte {
	b.renders++
	kind, id, _ := strings.Cut(key, "/")
	var out []byte
	out = append(out, kind...)
	out = append(out, '#')
	out = append(out, id...)
	out = append(out, " v"...)
	out = strconv.AppendInt(out, int64(b.version[kind]), 10)
	n, _ := strconv.Atoi(id)
	for i := 0; i < n%6; i++ {
		out = append(out, "; related "...)
		out = strconv.AppendInt(out, int64((n*7+i*13)%1000), 10)
	}
	return out
}

type random struct{ state uint64 }

func (r *random) below(n int) int {
	r.state = r.state*6364136223846793005 + 1442695040888963407
	return int(r.state >> 33 % uint64(n))
}

func main() {
	n := flag.Int("n", 300000, "requests")
	capacity := flag.Int("capacity", 8000, "entries in the cache")
	flag.Parse()
	kinds := []string{"user", "item", "page", "feed", "cart"}
	c := newCache(*capacity)
	b := &backend{version: make(map[string]int)}
	r := &random{99}
	sum, length := uint64(0), 0
	for now := 0; now < *n; now++ {
		kind := kinds[r.below(len(kinds))]
		if r.below(20000) == 0 {
			b.version[kind]++
			c.invalidate(kind + "/")
		}
		rank := r.below(10000) * r.below(10000) / 10000 * r.below(10000) / 10000
		key := kind + "/" + strconv.Itoa(rank)
		value, ok := c.get(key, now)
		if !ok {
			value = b.render(key)
			c.put(key, value, now+20000+r.below(40000))
		}
		response := "200 " + key + "\n" + string(value)
		length += len(response)
		sum = sum*31 + uint64(response[len(response)-1]) + uint64(len(response))
	}
	fmt.Printf("requests %d response bytes %d checksum %016x\n", *n, length, sum)
	fmt.Printf("hits %d misses %d expired %d evicted %d invalidated %d renders %d\n",
		c.stats.hits, c.stats.misses, c.stats.expired, c.stats.evicted, c.stats.invalidated, b.renders)
	fmt.Printf("entries %d bytes %d\n", c.order.Len(), c.bytes)
	for i, e := 0, c.order.Front(); i < 3 && e != nil; i, e = i+1, e.Next() {
		en := e.Value.(*entry)
		fmt.Printf("%s hits=%d %q\n", en.key, en.hits, en.value)
	}
}
