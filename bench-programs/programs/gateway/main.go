// Gateway is an HTTP front without a network: every request has a goroutine of its
// own, which parses the text of the request, passes a chain of middleware (request
// id, authentication, recovery), is routed by a tree of path segments with
// parameters, and writes a response. Handlers panic now and then.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"
	"sync"
)

type request struct {
	method, path string
	query        map[string]string
	headers      map[string]string
	params       map[string]string
	body         []byte
	user         string
}

type response struct {
	status  int
	headers map[string]string
	body    bytes.Buffer
}

type handler func(*response, *request) error

type middleware func(handler) handler

var errMalformed = errors.New("malformed request")

type statusError struct {
	status int
	reason string
}

func (e *statusError) Error() string { return strconv.Itoa(e.status) + " " + e.reason }

// read parses the text of a request, headers first.
func read(text string) (*request, error) {
	in := bufio.NewReaderSize(strings.NewReader(text), 256)
	line, err := in.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("request line: %w", err)
	}
	words := strings.Fields(line)
	if len(words) != 3 {
		return nil, fmt.Errorf("%q: %w", strings.TrimSpace(line), errMalformed)
	}
	req := &request{method: words[0], headers: make(map[string]string), params: make(map[string]string)}
	var query string
	req.path, query, _ = strings.Cut(words[1], "?")
	if query != "" {
		req.query = make(map[string]string)
		for _, pair := range strings.Split(query, "&") {
			k, v, _ := strings.Cut(pair, "=")
			req.query[k] = v
		}
	}
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return nil, fmt.Errorf("headers: %w", err)
		}
		line = strings.TrimSpace(line)
		if line == "" {
			break
		}
		k, v, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fmt.Errorf("header %q: %w", line, errMalformed)
		}
		req.headers[strings.ToLower(k)] = strings.TrimSpace(v)
	}
	if length, err := strconv.Atoi(req.headers["content-length"]); err == nil {
		req.body = make([]byte, length)
		if _, err := io.ReadFull(in, req.body); err != nil {
			return nil, fmt.Errorf("body: %w", err)
		}
	}
	return req, nil
}

func (r *response) text() string {
	names := make([]string, 0, len(r.headers))
	for n := range r.headers {
		names = append(names, n)
	}
	sort.Strings(names)
	var b strings.Builder
	fmt.Fprintf(&b, "HTTP/1.1 %d\r\n", r.status)
	for _, n := range names {
		b.WriteString(n + ": " + r.headers[n] + "\r\n")
	}
	b.WriteString("content-length: " + strconv.Itoa(r.body.Len()) + "\r\n\r\n")
	b.Write(r.body.Bytes())
	return b.String()
}

// A route is a node of the tree of path segments.
type route struct {
	children map[string]*route
	param    *route
	name     string
	handlers map[string]handler
}

func (t *route) handle(method, path string, h handler) {
	for _, part := range strings.Split(strings.Trim(path, "/"), "/") {
		if strings.HasPrefix(part, ":") {
			if t.param == nil {
				t.param = &route{children: make(map[string]*route), name: part[1:]}
			}
			t = t.param
			continue
		}
		next := t.children[part]
		if next == nil {
			next = &route{children: make(map[string]*route)}
			t.children[part] = next
		}
		t = next
	}
	if t.handlers == nil {
		t.handlers = make(map[string]handler)
	}
	t.handlers[method] = h
}

func (t *route) serve(resp *response, req *request) error {
	for _, part := range strings.Split(strings.Trim(req.path, "/"), "/") {
		if next := t.children[part]; next != nil {
			t = next
		} else if t.param != nil {
			t = t.param
			req.params[t.name] = part
		} else {
			return &statusError{404, "no route " + req.path}
		}
	}
	h := t.handlers[req.method]
	if h == nil {
		return &statusError{405, "no method " + req.method}
	}
	return h(resp, req)
}

func authenticate(users map[string]string) middleware {
	return func(next handler) handler {
		return func(resp *response, req *request) error {
			token, ok := strings.CutPrefix(req.headers["authorization"], "Bearer ")
			if !ok {
				return &statusError{401, "no token"}
			}
			if req.user = users[token]; req.user == "" {
				return &statusError{403, "unknown token"}
			}
			return next(resp, req)
		}
	}
}

func identify(next handler) handler {
	return func(resp *response, req *request) error {
		resp.headers["x-request-id"] = "r-" + req.headers["x-id"]
		return next(resp, req)
	}
}

// recovery turns a panic of a handler into an error of status 500.
func recovery(next handler) handler {
	return func(resp *response, req *request) (err error) {
		defer func() {
			if r := recover(); r != nil {
				err = &statusError{500, fmt.Sprint(r)}
			}
		}()
		return next(resp, req)
	}
}

func chain(h handler, layers ...middleware) handler {
	for i := len(layers) - 1; i >= 0; i-- {
		h = layers[i](h)
	}
	return h
}

type item struct {
	name  string
	stock int
}

// An inventory is what the handlers work on.
type inventory struct {
	mu    sync.RWMutex
	items []item
}

func (inv *inventory) list(resp *response, req *request) error {
	limit, err := strconv.Atoi(req.query["limit"])
	if err != nil {
		return &statusError{400, "limit: " + err.Error()}
	}
	inv.mu.RLock()
	defer inv.mu.RUnlock()
	resp.body.WriteByte('[')
	for i, it := range inv.items[:limit] {
		if i > 0 {
			resp.body.WriteByte(',')
		}
		fmt.Fprintf(&resp.body, `{"name":%q,"stock":%d}`, it.name, it.stock)
	}
	resp.body.WriteByte(']')
	return nil
}

func (inv *inventory) show(resp *response, req *request) error {
	id, err := strconv.Atoi(req.params["id"])
	if err != nil {
		return &statusError{400, err.Error()}
	}
	inv.mu.RLock()
	defer inv.mu.RUnlock()
	it := inv.items[id]
	resp.body.WriteString(req.user + " sees " + it.name + " " + strconv.Itoa(it.stock))
	return nil
}

func (inv *inventory) comment(resp *response, req *request) error {
	words := strings.Fields(string(req.body))
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	resp.headers["location"] = req.path + "/" + strconv.Itoa(len(words))
	resp.body.WriteString(strings.Join(words, " "))
	return nil
}

func serve(h handler, text string) *response {
	resp := &response{status: 200, headers: make(map[string]string)}
	req, err := read(text)
	if err == nil {
		err = h(resp, req)
	}
	if err != nil {
		resp.body.Reset()
		resp.status = 400
		var se *statusError
		if errors.As(err, &se) {
			resp.status = se.status
		}
		resp.body.WriteString(err.Error())
	}
	return resp
}

type random struct{ state uint64 }

func (r *random) below(n int) int {
	r.state = r.state*6364136223846793005 + 1442695040888963407
	return int(r.state >> 33 % uint64(n))
}

func makeRequest(r *random, id int) string {
	var b strings.Builder
	body := ""
	switch r.below(10) {
	case 0, 1, 2:
		fmt.Fprintf(&b, "GET /items?limit=%d&sort=name HTTP/1.1\r\n", 1+r.below(6))
	case 3, 4, 5, 6:
		// Some numbers lie beyond the inventory: the handler panics.
		fmt.Fprintf(&b, "GET /items/%d HTTP/1.1\r\n", r.below(104))
	case 7:
		for i := 2 + r.below(10); i > 0; i-- {
			body += "word" + strconv.Itoa(r.below(100)) + " "
		}
		fmt.Fprintf(&b, "POST /items/%d/comments HTTP/1.1\r\ncontent-length: %d\r\n", r.below(100), len(body))
	case 8:
		fmt.Fprintf(&b, "%s /nowhere/%d HTTP/1.1\r\n", []string{"GET", "PUT"}[r.below(2)], id)
	case 9:
		b.WriteString([]string{"DELETE /items/7 HTTP/1.1\r\n", "nonsense\r\n", "GET /items?limit=x HTTP/1.1\r\n"}[r.below(3)])
	}
	fmt.Fprintf(&b, "Host: example.com\r\nUser-Agent: load/%d\r\nX-Id: %d\r\n", r.below(5), id)
	if r.below(12) > 0 {
		fmt.Fprintf(&b, "Authorization: Bearer t%d\r\n", r.below(52))
	}
	b.WriteString("\r\n")
	b.WriteString(body)
	return b.String()
}

func main() {
	n := flag.Int("n", 25000, "requests")
	inFlight := flag.Int("in-flight", 32, "requests at the same time")
	flag.Parse()
	inv := &inventory{}
	for i := 0; i < 100; i++ {
		inv.items = append(inv.items, item{"item \"" + strconv.Itoa(i) + "\"", i * 37 % 50})
	}
	users := make(map[string]string)
	for i := 0; i < 50; i++ {
		users["t"+strconv.Itoa(i)] = "user" + strconv.Itoa(i)
	}
	root := &route{children: make(map[string]*route)}
	root.handle("GET", "/items", inv.list)
	root.handle("GET", "/items/:id", inv.show)
	root.handle("POST", "/items/:id/comments", inv.comment)
	h := chain(root.serve, identify, recovery, authenticate(users))

	r := &random{13}
	var (
		mu       sync.Mutex
		running  sync.WaitGroup
		statuses = make(map[int]int)
		reasons  = make(map[string]int)
		sum      uint64
		length   int
	)
	slots := make(chan struct{}, *inFlight)
	for i := 0; i < *n; i++ {
		text := makeRequest(r, i)
		slots <- struct{}{}
		running.Add(1)
		go func() {
			defer running.Done()
			resp := serve(h, text)
			out := resp.text()
			digest := uint64(14695981039346656037)
			for j := 0; j < len(out); j++ {
				digest = (digest ^ uint64(out[j])) * 1099511628211
			}
			mu.Lock()
			statuses[resp.status]++
			if resp.status == 500 {
				reasons[resp.body.String()]++
			}
			sum += digest
			length += len(out)
			mu.Unlock()
			<-slots
		}()
	}
	running.Wait()
	fmt.Printf("requests %d response bytes %d checksum %016x\n", *n, length, sum)
	codes := make([]int, 0, len(statuses))
	for c := range statuses {
		codes = append(codes, c)
	}
	sort.Ints(codes)
	for _, c := range codes {
		fmt.Println(c, statuses[c])
	}
	texts := make([]string, 0, len(reasons))
	for t := range reasons {
		texts = append(texts, t)
	}
	sort.Strings(texts)
	for _, t := range texts {
		fmt.Println(t, reasons[t])
	}
}
