// Search answers queries over an inverted index. The index is built once and
// lives; every query tokenizes, intersects postings, scores and renders a page
// of hits. Four workers share the index and never write to it.
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

const (
	workers   = 4
	documents = 3000
)

type posting struct {
	document  int
	positions []int32
}

type document struct {
	title  string
	words  []string
	length float64
}

type index struct {
	documents []*document
	postings  map[string][]posting
}

type hit struct {
	document int
	score    float64
}

// random is a linear congruential generator, the same in every run.
type random struct{ state uint64 }

func (r *random) below(n int) int {
	r.state = r.state*6364136223846793005 + 1442695040888963407
	return int(r.state >> 33 % uint64(n))
}

// vocabulary makes pronounceable words. Its order is the order of frequency.
func vocabulary(r *random, n int) []string {
	syllables := []string{"ka", "lo", "mi", "ter", "son", "ra", "vel", "du", "pi", "nor", "est", "qua"}
	seen := make(map[string]bool)
	var words []string
	for len(words) < n {
		var b strings.Builder
		for i := 2 + r.below(2); i > 0; i-- {
			b.WriteString(syllables[r.below(len(syllables))])
		}
		if w := b.String(); !seen[w] {
			seen[w] = true
			words = append(words, w)
		}
	}
	return words
}

func buildIndex() *index {
	r := &random{2027}
	words := vocabulary(r, 1200)
	ix := &index{postings: make(map[string][]posting)}
	for d := 0; d < documents; d++ {
		n := 20 + r.below(60)
		text := make([]string, 0, n)
		for i := 0; i < n; i++ {
			// The product of two draws favours low ranks as natural text does.
			text = append(text, words[r.below(len(words))*r.below(len(words))/len(words)])
		}
		ix.add(&document{title: text[0] + " " + text[1] + " #" + strconv.Itoa(d), words: text})
	}
	return ix
}

func (ix *index) add(d *document) {
	id := len(ix.documents)
	ix.documents = append(ix.documents, d)
	d.length = float64(len(d.words))
	for position, w := range d.words {
		list := ix.postings[w]
		if len(list) == 0 || list[len(list)-1].document != id {
			list = append(list, posting{document: id})
		}
		last := &list[len(list)-1]
		last.positions = append(last.positions, int32(position))
		ix.postings[w] = list
	}
}

// query finds documents with all words, or with the words as a phrase.
func (ix *index) query(words []string, phrase bool) []hit {
	if len(words) == 0 {
		return nil
	}
	scores := make(map[int]float64)
	matches := ix.postings[words[0]]
	ix.score(scores, matches)
	for _, w := range words[1:] {
		list := ix.postings[w]
		ix.score(scores, list)
		matches = intersect(matches, list, phrase)
	}
	hits := make([]hit, 0, len(matches))
	for _, m := range matches {
		hits = append(hits, hit{m.document, scores[m.document]})
	}
	sort.Slice(hits, func(i, j int) bool {
		if hits[i].score != hits[j].score {
			return hits[i].score > hits[j].score
		}
		return hits[i].document < hits[j].document
	})
	return hits
}

func (ix *index) score(scores map[int]float64, list []posting) {
	rarity := float64(len(ix.documents)) / float64(1+len(list))
	for _, p := range list {
		scores[p.document] += rarity * float64(len(p.positions)) / ix.documents[p.document].length
	}
}

// intersect keeps the documents in both lists. For a phrase it keeps those
// positions of b that follow a position of a.
func intersect(a, b []posting, phrase bool) []posting {
	var out []posting
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].document < b[j].document:
			i++
		case a[i].document > b[j].document:
			j++
		default:
			positions := b[j].positions
			if phrase {
				positions = following(a[i].positions, positions)
			}
			if len(positions) > 0 {
				out = append(out, posting{b[j].document, positions})
			}
			i++
			j++
		}
	}
	return out
}

func following(a, b []int32) []int32 {
	var out []int32
	for _, p := range a {
		for _, q := range b {
			if q == p+1 {
				out = append(out, q)
			}
		}
	}
	return out
}

// snippet shows the words around the first match, marking it.
func (ix *index) snippet(id int, word string) string {
	words := ix.documents[id].words
	for i, w := range words {
		if w == word {
			from, to := max(0, i-3), min(len(words), i+4)
			parts := append([]string(nil), words[from:to]...)
			parts[i-from] = "<b>" + w + "</b>"
			return strings.Join(parts, " ")
		}
	}
	return ""
}

func (ix *index) shard(body string) int {
	return len(body) & (workers - 1)
}

func (ix *index) handle(worker int, at int64, body string) uint64 {
	request := fields(body)
	words := strings.Fields(strings.ToLower(request["q"]))
	hits := ix.query(words, request["mode"] == "phrase")
	var page strings.Builder
	page.WriteString(strconv.Itoa(len(hits)))
	for rank, h := range hits {
		if rank == 10 {
			break
		}
		fmt.Fprintf(&page, "\n%d. %s (%.3f): %s", rank+1, ix.documents[h.document].title, h.score, ix.snippet(h.document, words[0]))
	}
	return hash(page.String())
}

func main() {
	flag.Parse()
	ix := buildIndex()
	total := 0
	for _, list := range ix.postings {
		total += len(list)
	}
	fmt.Printf("index: %d documents, %d words, %d postings\n", len(ix.documents), len(ix.postings), total)
	replay("search", ix, workers, 3)
}
