package main

type stack struct{ items []string }

func newStack() *stack { return &stack{} }

func (s *stack) push(v string) { s.items = append(s.items, v) }
func (s *stack) pop() string {
	v := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v
}
