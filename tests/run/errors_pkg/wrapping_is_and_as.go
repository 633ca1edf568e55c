package main

import (
	"errors"
	"fmt"
)

var errNotFound = errors.New("not found")

type opError struct {
	op  string
	err error
}

func (e *opError) Error() string { return e.op + ": " + e.err.Error() }
func (e *opError) Unwrap() error { return e.err }

type codeError int

func (c codeError) Error() string { return fmt.Sprint("code ", int(c)) }
func (c codeError) Is(target error) bool {
	t, ok := target.(codeError)
	return ok && int(t)%100 == int(c)%100
}

func load(fail int) error {
	switch fail {
	case 1:
		return &opError{"load", errNotFound}
	case 2:
		return fmt.Errorf("outer: %w", &opError{"inner", codeError(404)})
	case 3:
		return fmt.Errorf("no wrap: %v", errNotFound)
	}
	return nil
}

func main() {
	for i := range 4 {
		err := load(i)
		var op *opError
		var code codeError
		as := errors.As(err, &op)
		fmt.Println(err, errors.Is(err, errNotFound), as, errors.As(err, &code), int(code), errors.Unwrap(err) != nil)
		if as {
			fmt.Println(op.op)
		}
	}
	fmt.Println(errors.Is(load(2), codeError(4)), errors.Is(load(2), codeError(5)))
	fmt.Println(errors.New("a") == errors.New("a"), errors.Is(nil, nil), errors.Is(errNotFound, nil))
	var target interface{ Unwrap() error }
	fmt.Println(errors.As(load(1), &target), target == nil)
}
