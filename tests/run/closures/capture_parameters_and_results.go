package main

import "fmt"

func setup(n int, names ...string) (run func() string, err error) {
	run = func() string {
		n--
		names[0] += "."
		if err != nil {
			return err.Error()
		}
		return fmt.Sprint(n, names)
	}
	if n > 5 {
		err = fmt.Errorf("too many: %d", n)
	}
	return
}

type server struct{ hits int }

func (s *server) handler(path string) func() int {
	return func() int {
		s.hits++
		return s.hits*100 + len(path)
	}
}

func (s server) snapshot() func() int { return func() int { s.hits++; return s.hits } }

func main() {
	f, err := setup(2, "a", "b")
	fmt.Println(f(), f(), err)
	g, err := setup(9, "z")
	fmt.Println(g(), err)
	s := &server{}
	h, i := s.handler("/x"), s.handler("/long")
	fmt.Println(h(), i(), h())
	snap := s.snapshot()
	fmt.Println(snap(), snap(), s.hits)
}
