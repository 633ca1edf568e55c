// Heap holds a live heap of a given size and shape, for measuring what a collector does with it.
//
// It is a graph of nodes whose links lead anywhere, as in a heap in which objects have been replaced for a long time. Each
// node has a label of its own, pointer-free and small. The program then collects a number of times, or allocates
// labels and nodes that take the place of others, or both.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

type node struct {
	left, right *node
	label       []byte
	weight      int
}

// Bytes that a node takes with its label and its place in the table.
const (
	labelBytes = 24
	bytesEach  = 48 + labelBytes + 8
)

// random is a generator of xorshift numbers, the same under every toolchain.
type random uint64

func (r *random) below(n int) int {
	*r ^= *r << 13
	*r ^= *r >> 7
	*r ^= *r << 17
	return int(uint64(*r>>11) % uint64(n))
}

func newLabel(i int) []byte {
	return strconv.AppendInt(make([]byte, 0, labelBytes), int64(i), 10)
}

// plant makes count nodes. Of waste labels for each node only the last stays.
func plant(count, waste int) []*node {
	nodes := make([]*node, count)
	for i := range nodes {
		n := &node{weight: i}
		for range waste {
			n.label = newLabel(i)
		}
		nodes[i] = n
	}
	return nodes
}

// link has every node point to two others.
func link(nodes []*node, r *random) {
	for _, n := range nodes {
		n.left, n.right = nodes[r.below(len(nodes))], nodes[r.below(len(nodes))]
	}
}

// churn allocates about so many bytes: two labels and half a node at a time, which replace others.
func churn(nodes []*node, bytes int, r *random) {
	for i := 0; bytes > 0; i++ {
		n := nodes[r.below(len(nodes))]
		n.label = newLabel(i)
		nodes[r.below(len(nodes))].label = newLabel(i)
		bytes -= 2 * labelBytes
		if i%2 == 0 {
			at := r.below(len(nodes))
			nodes[at] = &node{left: nodes[at].left, right: n, label: nodes[at].label, weight: i}
			bytes -= 48
		}
	}
}

// residentKB reads how much memory of the process is resident, in KB, from Linux's account of it.
func residentKB() (kb int) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		panic(err)
	}
	_, resident, _ := strings.Cut(string(status), "VmRSS:")
	fmt.Sscan(resident, &kb)
	return kb
}

func main() {
	live := flag.Int("live", 100, "megabytes that live")
	waste := flag.Int("waste", 1, "labels allocated for each that stays")
	goroutines := flag.Int("goroutines", 0, "goroutines that wait")
	allocate := flag.Int("allocate", 0, "megabytes to allocate")
	collections := flag.Int("collections", 0, "collections to ask for")
	idle := flag.Duration("idle", 0, "how long to sleep after each megabyte allocated")
	resident := flag.Duration("resident", 0, "print to standard error the KB resident so long after the collections")
	flag.Parse()

	r := random(88172645463325252)
	nodes := plant(max(*live<<20/bytesEach, 2), *waste)
	link(nodes, &r)
	wake, woken := make(chan int), make(chan int)
	for range *goroutines {
		go func() { woken <- <-wake }()
	}
	runtime.Gosched()
	for range *collections {
		runtime.GC()
	}
	if *resident > 0 {
		time.Sleep(*resident)
		fmt.Fprintln(os.Stderr, residentKB())
	}
	for range *allocate {
		churn(nodes, 1<<20, &r)
		if *idle > 0 {
			time.Sleep(*idle)
		}
	}
	sum := 0
	for i := range *goroutines {
		wake <- i
		sum += <-woken
	}
	for _, n := range nodes {
		sum += n.weight + len(n.label)
	}
	fmt.Println(sum)
}
