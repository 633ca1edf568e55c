// Pipeline sends documents through stages joined by channels: a source, a fan-out
// of tokenizers, a fan-in that counts words, and a sink that keeps the order of
// the documents. A second stage set is cancelled half way.
package main

import (
	"flag"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

type document struct {
	id   int
	text string
}

type analysis struct {
	id     int
	words  []string
	counts map[string]int
	digest uint64
}

type random struct{ state uint64 }

func (r *random) below(n int) int {
	r.state = r.state*6364136223846793005 + 1442695040888963407
	return int(r.state >> 33 % uint64(n))
}

var vocabulary = strings.Fields("the of and to in is that for it as was with be by on not he his but at are this have from or had an they which one you were her all she there would their we him been has when who will more no if out so said what up its about into than them can only other new some could time these two may then do first any my now such like our over man me even most made after also did many before must through back years where much your way")

func generate(n int, done <-chan struct{}) <-chan *document {
	out := make(chan *document, 16)
	go func() {
		defer close(out)
		r := &random{41}
		for id := 0; id < n; id++ {
			var b strings.Builder
			for i := 20 + r.below(40); i > 0; i-- {
				b.WriteString(vocabulary[r.below(len(vocabulary))])
				if r.below(9) == 0 {
					b.WriteByte(',')
				}
				b.WriteByte(' ')
			}
			select {
			case out <- &document{id, b.String()}:
			case <-done:
				return
			}
		}
	}()
	return out
}

func analyse(d *document) *analysis {
	a := &analysis{id: d.id, counts: make(map[string]int)}
	for _, w := range strings.Fields(d.text) {
		w = strings.TrimRight(w, ",")
		a.words = append(a.words, strings.ToUpper(w[:1])+w[1:])
		a.counts[w]++
	}
	a.digest = 14695981039346656037
	for _, w := range a.words {
		for i := 0; i < len(w); i++ {
			a.digest = (a.digest ^ uint64(w[i])) * 1099511628211
		}
	}
	return a
}

// fanOut runs n analysers over one channel and closes the result after the last.
func fanOut(in <-chan *document, n int, done <-chan struct{}, handled *atomic.Int64) <-chan *analysis {
	out := make(chan *analysis)
	var running sync.WaitGroup
	for i := 0; i < n; i++ {
		running.Add(1)
		go func() {
			defer running.Done()
			for d := range in {
				a := analyse(d)
				handled.Add(1)
				select {
				case out <- a:
				case <-done:
					return
				}
			}
		}()
	}
	go func() {
		running.Wait()
		close(out)
	}()
	return out
}

// inOrder passes results on by document number, holding back early ones.
func inOrder(in <-chan *analysis) <-chan *analysis {
	out := make(chan *analysis, 4)
	go func() {
		defer close(out)
		early := make(map[int]*analysis)
		next := 0
		for a := range in {
			early[a.id] = a
			for early[next] != nil {
				out <- early[next]
				delete(early, next)
				next++
			}
		}
	}()
	return out
}

func main() {
	n := flag.Int("n", 12000, "documents")
	analysers := flag.Int("analysers", 8, "goroutines that analyse")
	flag.Parse()

	done := make(chan struct{})
	var handled atomic.Int64
	totals := make(map[string]int)
	titles := make([]string, 0, *n)
	digest := uint64(0)
	for a := range inOrder(fanOut(generate(*n, done), *analysers, done, &handled)) {
		for w, c := range a.counts {
			totals[w] += c
		}
		digest = digest*31 + a.digest
		titles = append(titles, strconv.Itoa(a.id)+": "+strings.Join(a.words[:3], " "))
	}
	words := make([]string, 0, len(totals))
	sum := 0
	for w, c := range totals {
		words = append(words, w)
		sum += c
	}
	sort.Slice(words, func(i, j int) bool {
		if totals[words[i]] != totals[words[j]] {
			return totals[words[i]] > totals[words[j]]
		}
		return words[i] < words[j]
	})
	fmt.Printf("documents %d words %d distinct %d digest %016x\n", handled.Load(), sum, len(words), digest)
	for _, w := range words[:5] {
		fmt.Printf("%s %d\n", w, totals[w])
	}
	fmt.Println(titles[0], "/", titles[len(titles)-1])

	// The reader of a cancelled pipeline goes away: every stage must end.
	stop := make(chan struct{})
	var partly atomic.Int64
	results := fanOut(generate(*n, stop), *analysers, stop, &partly)
	for i := 0; i < *n/10; i++ {
		<-results
	}
	close(stop)
	received := *n / 10
	for range results {
		received++
	}
	// Each analyser may throw away the one result it could not deliver.
	thrown := int(partly.Load()) - received
	fmt.Println("cancelled:", received < *n, 0 <= thrown && thrown <= *analysers)
}
