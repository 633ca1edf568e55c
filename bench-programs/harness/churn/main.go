// Churn replaces what it keeps, in all the ways in which programs do, for as long as it is told. How much it keeps stays the same.
//
// Whatever it makes says what it should hold, and is looked at before it is dropped: what a collector lost or moved wrongly
// is found, if not at once.
package main

import (
	"flag"
	"fmt"
	"time"
)

// random is a generator of xorshift numbers.
type random uint64

func (r *random) below(n int) int {
	*r ^= *r << 13
	*r ^= *r >> 7
	*r ^= *r << 17
	return int(uint64(*r>>11) % uint64(n))
}

// A part keeps objects of one kind.
type part interface {
	// turn replaces some of what is kept, and checks what it comes across.
	turn(r *random)
	// end drops everything and waits for what should follow.
	end()
}

// check ends the program where something is not what it should be.
func check(holds bool, what string, values ...any) {
	if !holds {
		panic(fmt.Sprintf(what, values...))
	}
}

func main() {
	lasts := flag.Duration("for", 10*time.Second, "how long to go on")
	flag.Parse()
	r := random(0x9E3779B97F4A7C15)
	parts := []part{newSessions(), newRegistry(), newBlocks(), newMortals(), newWaiters(), crowd{}, texts{}}
	turns := 0
	for begin := time.Now(); time.Since(begin) < *lasts; turns++ {
		for _, part := range parts {
			part.turn(&r)
		}
	}
	for _, part := range parts {
		part.end()
	}
	check(turns > 0, "no turn")
	fmt.Println("churned")
}
