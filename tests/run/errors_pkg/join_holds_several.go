package main

import (
	"errors"
	"fmt"
)

type timeout struct{ after int }

func (t timeout) Error() string { return fmt.Sprint("timeout after ", t.after) }

func main() {
	e1, e2 := errors.New("first"), errors.New("second")
	j := errors.Join(e1, nil, e2)
	fmt.Println(j)
	fmt.Println(errors.Is(j, e1), errors.Is(j, e2), errors.Is(j, errors.New("first")), errors.Join(nil, nil) == nil)
	w := fmt.Errorf("two: %w and %w", e1, timeout{5})
	var t timeout
	fmt.Println(w, errors.Is(w, e1), errors.As(w, &t), t.after, errors.Unwrap(w))
	m, ok := j.(interface{ Unwrap() []error })
	fmt.Println(ok, len(m.Unwrap()))
	deep := fmt.Errorf("deep: %w", errors.Join(w, j))
	fmt.Println(errors.Is(deep, e2), errors.As(deep, &t))
	fmt.Printf("%q\n", deep.Error())
	fmt.Println(fmt.Errorf("bad %w", "not an error"), fmt.Errorf("nil %w", nil))
	fmt.Println(errors.ErrUnsupported)
}
