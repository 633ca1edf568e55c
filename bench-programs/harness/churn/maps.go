package main

import (
	"fmt"
	"strconv"
)

const (
	sessionCount = 20_000
	nodeCount    = 20_000
)

// A session is what a map from strings leads to: small objects and strings of its own.
type session struct {
	key   string
	items []string
	notes map[int]string
}

func newSession(number int, r *random) *session {
	s := &session{key: "session" + strconv.Itoa(number), notes: map[int]string{}}
	for i := range 1 + r.below(8) {
		s.items = append(s.items, fmt.Sprintf("%s/%d", s.key, i))
	}
	for i := range r.below(4) {
		s.notes[i] = s.key
	}
	return s
}

func (s *session) check(key string) {
	check(s.key == key, "session %q is found under %q", s.key, key)
	for i, item := range s.items {
		check(item == key+"/"+strconv.Itoa(i), "item %d of %q is %q", i, key, item)
	}
	for i, note := range s.notes {
		check(note == key, "note %d of %q is %q", i, key, note)
	}
}

// sessions are found by their keys. Old ones make room for new ones.
type sessions struct {
	byKey   map[string]*session
	numbers []int
	made    int
}

func newSessions() *sessions {
	return &sessions{byKey: map[string]*session{}, numbers: make([]int, sessionCount)}
}

func (s *sessions) turn(r *random) {
	for range 200 {
		place := r.below(len(s.numbers))
		if number := s.numbers[place]; number > 0 {
			key := "session" + strconv.Itoa(number)
			old := s.byKey[key]
			check(old != nil, "%q is lost", key)
			old.check(key)
			delete(s.byKey, key)
		}
		s.made++
		s.numbers[place] = s.made
		made := newSession(s.made, r)
		s.byKey[made.key] = made
	}
}

func (s *sessions) end() {
	for key, session := range s.byKey {
		session.check(key)
	}
	s.byKey = nil
}

// A node leads anywhere and is a key itself, so that it is hashed by its address.
type node struct {
	number int
	links  [2]*node
	label  []byte
}

// registry has the number of each node that is in use.
type registry struct {
	nodes   []*node
	numbers map[*node]int
	made    int
}

func newRegistry() *registry {
	g := &registry{nodes: make([]*node, nodeCount), numbers: map[*node]int{}}
	r := random(1)
	for place := range g.nodes {
		g.replace(place, &r)
	}
	return g
}

func (g *registry) replace(place int, r *random) {
	if old := g.nodes[place]; old != nil {
		number, known := g.numbers[old]
		check(known && number == old.number, "node %d has number %d", old.number, number)
		check(string(old.label) == strconv.Itoa(number), "node %d has label %q", number, old.label)
		for _, link := range old.links {
			check(link == nil || string(link.label) == strconv.Itoa(link.number), "node %d leads astray", number)
		}
		delete(g.numbers, old)
		// What leads to it may hold it a while, but no more than that.
		old.links = [2]*node{}
	}
	g.made++
	made := &node{number: g.made, label: strconv.AppendInt(nil, int64(g.made), 10)}
	made.links = [2]*node{g.nodes[r.below(nodeCount)], g.nodes[r.below(nodeCount)]}
	g.nodes[place], g.numbers[made] = made, g.made
}

func (g *registry) turn(r *random) {
	for range 200 {
		g.replace(r.below(nodeCount), r)
	}
}

func (g *registry) end() {
	check(len(g.numbers) == nodeCount, "%d nodes", len(g.numbers))
	g.nodes, g.numbers = nil, nil
}
