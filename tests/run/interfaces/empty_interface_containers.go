package main

import "fmt"

type stack []interface{}

func (s *stack) push(vs ...interface{}) { *s = append(*s, vs...) }
func (s *stack) pop() (v interface{}) {
	v = (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return
}

func flatten(v interface{}) (out []interface{}) {
	if list, ok := v.([]interface{}); ok {
		for _, e := range list {
			out = append(out, flatten(e)...)
		}
		return
	}
	return []interface{}{v}
}

func add(a, b interface{}) (interface{}, error) {
	switch x := a.(type) {
	case int:
		switch y := b.(type) {
		case int:
			return x + y, nil
		case float64:
			return float64(x) + y, nil
		}
	case string:
		if y, ok := b.(string); ok {
			return x + y, nil
		}
	case float64:
		return add(b, a)
	}
	return nil, fmt.Errorf("cannot add %T and %T", a, b)
}

func main() {
	var s stack
	s.push(1, "two", 3.0, nil, []int{4}, s)
	for len(s) > 0 {
		fmt.Printf("%v ", s.pop())
	}
	fmt.Println()
	fmt.Println(flatten([]interface{}{1, []interface{}{2, []interface{}{3, "x"}, 4}, []interface{}{}, nil}))
	for _, p := range [][2]interface{}{{1, 2}, {1, 2.5}, {2.5, 1}, {"a", "b"}, {1, "b"}, {nil, 1}} {
		fmt.Println(add(p[0], p[1]))
	}
	m := map[string]interface{}{"n": 1, "list": []interface{}{"a", map[string]interface{}{"deep": true}}}
	deep := m["list"].([]interface{})[1].(map[string]interface{})["deep"].(bool)
	fmt.Println(deep, m)
	eq := 0
	vals := []interface{}{1, int8(1), 1.0, "1", true, nil, 'a', byte('a'), [1]int{1}, struct{}{}, &s}
	for _, a := range vals {
		for _, b := range vals {
			if a == b {
				eq++
			}
		}
	}
	fmt.Println(eq, len(vals))
}
