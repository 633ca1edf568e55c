// Session is a web session store: log in, read, write, touch, log out. Every
// request is decoded into a map, answered as JSON and forgotten; the sessions
// live until they expire. Four workers own a shard of the users each.
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
	workers = 4
	timeout = 400_000 // microseconds of recorded time without a request
)

type session struct {
	user    string
	token   string
	created int64
	seen    int64
	hits    int
	values  map[string]string
	recent  []string // last few operations, for the audit trail
}

type shard struct {
	sessions map[string]*session
	nextID   int
	swept    int64
	expired  int
}

type store struct {
	shards [workers]shard
}

func (s *store) shard(body string) int {
	const mark = `"user":"`
	i := strings.Index(body, mark) + len(mark)
	sum := 0
	for ; i < len(body) && body[i] != '"'; i++ {
		sum = sum*31 + int(body[i])
	}
	return sum & (workers - 1)
}

func (s *store) handle(worker int, at int64, body string) uint64 {
	sh := &s.shards[worker]
	request := fields(body)
	if at-sh.swept > timeout/4 {
		sh.sweep(at)
	}
	status, fragment := sh.answer(at, request)
	return hash(render(status, request["op"], fragment))
}

// answer runs the operation and returns a status and the JSON members of the
// response.
func (sh *shard) answer(at int64, request map[string]string) (int, []string) {
	user := request["user"]
	s := sh.sessions[user]
	if s != nil && at-s.seen > timeout {
		delete(sh.sessions, user)
		sh.expired++
		s = nil
	}
	if request["op"] == "login" {
		if s == nil {
			sh.nextID++
			s = &session{
				user:    user,
				token:   token(user, sh.nextID),
				created: at,
				values:  map[string]string{"lang": request["lang"], "agent": request["agent"]},
			}
			sh.sessions[user] = s
		}
		s.touch(at, "login")
		return 200, []string{member("token", s.token), member("lang", s.values["lang"])}
	}
	if s == nil {
		return 401, []string{member("error", "no session for "+user)}
	}
	s.touch(at, request["op"])
	switch request["op"] {
	case "get":
		value, ok := s.values[request["key"]]
		if !ok {
			return 404, []string{member("error", "no value "+request["key"])}
		}
		return 200, []string{member(request["key"], value)}
	case "set":
		s.values[request["key"]] = request["value"]
		return 200, []string{member("stored", request["key"]), member("values", strconv.Itoa(len(s.values)))}
	case "profile":
		return 200, s.profile()
	case "logout":
		delete(sh.sessions, user)
		return 200, []string{member("hits", strconv.Itoa(s.hits))}
	}
	return 400, []string{member("error", "unknown operation "+request["op"])}
}

func (s *session) touch(at int64, op string) {
	s.seen = at
	s.hits++
	s.recent = append(s.recent, op+"@"+strconv.FormatInt(at/1000, 10))
	if len(s.recent) > 8 {
		s.recent = append([]string(nil), s.recent[4:]...)
	}
}

// profile lists everything known of the session, in the order of the keys.
func (s *session) profile() []string {
	keys := make([]string, 0, len(s.values))
	for k := range s.values {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	out := []string{member("user", s.user), member("since", strconv.FormatInt(s.created, 10))}
	for _, k := range keys {
		out = append(out, member(k, s.values[k]))
	}
	return append(out, member("recent", strings.Join(s.recent, " ")))
}

func (sh *shard) sweep(at int64) {
	sh.swept = at
	for user, s := range sh.sessions {
		if at-s.seen > timeout {
			delete(sh.sessions, user)
			sh.expired++
		}
	}
}

func token(user string, id int) string {
	h := hash(user + "#" + strconv.Itoa(id))
	return strconv.FormatUint(h, 36)
}

func member(name, value string) string {
	return strconv.Quote(name) + ":" + strconv.Quote(value)
}

func render(status int, op string, members []string) string {
	var b strings.Builder
	b.WriteString("HTTP/1.1 ")
	b.WriteString(strconv.Itoa(status))
	b.WriteString("\r\nX-Op: ")
	b.WriteString(op)
	b.WriteString("\r\n\r\n{")
	for i, m := range members {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(m)
	}
	b.WriteByte('}')
	return b.String()
}

func main() {
	flag.Parse()
	s := &store{}
	for i := range s.shards {
		s.shards[i].sessions = make(map[string]*session)
	}
	replay("session", s, workers, 40)
	live, expired := 0, 0
	for i := range s.shards {
		s.shards[i].sweep(1 << 60)
		expired += s.shards[i].expired
		live += len(s.shards[i].sessions)
	}
	fmt.Printf("sessions expired %d, live %d\n", expired, live)
}
