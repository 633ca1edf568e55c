// Chat runs a goroutine per client and per room: clients post to rooms, rooms
// fan messages out to the mailboxes of their members, members count and keep the
// last few. Hundreds of goroutines sleep most of the time, each with little to do
// when it wakes.
package main

import (
	"flag"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

type message struct {
	from   string
	room   string
	number int
	text   string
}

type post struct {
	message *message
	done    *sync.WaitGroup
}

type client struct {
	name     string
	rooms    []*room
	mailbox  chan *message
	received int
	bytes    int
	digest   uint64
	last     []string
}

type room struct {
	name    string
	members []*client
	posts   chan post
	total   int
}

// random is seeded by name, so that what a client says does not depend on when
// it runs.
type random struct{ state uint64 }

func seeded(name string) *random {
	h := uint64(14695981039346656037)
	for i := 0; i < len(name); i++ {
		h = (h ^ uint64(name[i])) * 1099511628211
	}
	return &random{h}
}

func (r *random) below(n int) int {
	r.state = r.state*6364136223846793005 + 1442695040888963407
	return int(r.state >> 33 % uint64(n))
}

var phrases = []string{"hello", "anyone here?", "see you at", "the build is", "green", "red again", "lunch", "+1", "deploying"}

// talk posts a client's messages, a few words each.
func (c *client) talk(n int, posted *sync.WaitGroup) {
	r := seeded(c.name)
	for i := 0; i < n; i++ {
		var words []string
		for j := 1 + r.below(4); j > 0; j-- {
			words = append(words, phrases[r.below(len(phrases))])
		}
		rm := c.rooms[r.below(len(c.rooms))]
		rm.posts <- post{&message{c.name, rm.name, i, strings.Join(words, " ")}, posted}
	}
}

// listen keeps what arrives until the mailbox closes. The digest does not depend
// on the order of arrival.
func (c *client) listen() {
	for m := range c.mailbox {
		line := "[" + m.room + "] " + m.from + ": " + m.text
		c.received++
		c.bytes += len(line)
		h := uint64(m.number)
		for i := 0; i < len(line); i++ {
			h = (h ^ uint64(line[i])) * 1099511628211
		}
		c.digest += h
		c.last = append(c.last, line)
		if len(c.last) > 10 {
			c.last = append([]string(nil), c.last[5:]...)
		}
	}
}

func (rm *room) run() {
	for p := range rm.posts {
		rm.total++
		for _, c := range rm.members {
			if c.name != p.message.from {
				c.mailbox <- p.message
			}
		}
		p.done.Done()
	}
}

func main() {
	n := flag.Int("n", 8, "messages a client posts")
	people := flag.Int("clients", 400, "clients")
	flag.Parse()

	rooms := make([]*room, *people/20+1)
	for i := range rooms {
		rooms[i] = &room{name: "room" + strconv.Itoa(i), posts: make(chan post)}
	}
	clients := make([]*client, *people)
	for i := range clients {
		c := &client{name: "client" + strconv.Itoa(i), mailbox: make(chan *message, 4)}
		r := seeded("rooms of " + c.name)
		joined := make(map[*room]bool)
		for len(joined) < min(3, len(rooms)) {
			rm := rooms[r.below(len(rooms))]
			if !joined[rm] {
				joined[rm] = true
				rm.members = append(rm.members, c)
				c.rooms = append(c.rooms, rm)
			}
		}
		clients[i] = c
	}

	var listening, serving, posted sync.WaitGroup
	for _, c := range clients {
		listening.Add(1)
		go func() {
			defer listening.Done()
			c.listen()
		}()
	}
	for _, rm := range rooms {
		serving.Add(1)
		go func() {
			defer serving.Done()
			rm.run()
		}()
	}
	posted.Add(*people * *n)
	for _, c := range clients {
		go c.talk(*n, &posted)
	}
	posted.Wait()
	for _, rm := range rooms {
		close(rm.posts)
	}
	serving.Wait()
	for _, c := range clients {
		close(c.mailbox)
	}
	listening.Wait()

	received, bytes, posts := 0, 0, 0
	digest := uint64(0)
	for _, c := range clients {
		received += c.received
		bytes += c.bytes
		digest = digest*31 + c.digest
	}
	busiest := rooms[0]
	for _, rm := range rooms {
		posts += rm.total
		if rm.total > busiest.total {
			busiest = rm
		}
	}
	fmt.Printf("clients %d rooms %d posts %d received %d bytes %d digest %016x\n", len(clients), len(rooms), posts, received, bytes, digest)
	fmt.Printf("busiest %s: %d members, %d posts\n", busiest.name, len(busiest.members), busiest.total)
}
