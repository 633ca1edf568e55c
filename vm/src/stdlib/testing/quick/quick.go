// Package quick tries functions on random arguments.
package quick

import (
	"flag"
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"time"
)

var defaultCount = flag.Int("quickchecks", 100, "The default number of iterations for each check")

// Config says how a check goes. Its zero value is that of a check without one.
type Config struct {
	// MaxCount is how often the function is called; if it is 0, MaxCountScale times the flag -quickchecks.
	MaxCount int
	// MaxCountScale is 1 if it is 0.
	MaxCountScale float64
	// Rand gives the random numbers; by default they are others each time.
	Rand *rand.Rand
	// Values makes the arguments; by default Value does.
	Values func([]reflect.Value, *rand.Rand)
}

func (c *Config) count() int {
	switch {
	case c.MaxCount != 0:
		return c.MaxCount
	case c.MaxCountScale != 0:
		return int(c.MaxCountScale * float64(*defaultCount))
	}
	return *defaultCount
}

func (c *Config) source() *rand.Rand {
	if c.Rand != nil {
		return c.Rand
	}
	return rand.New(rand.NewSource(time.Now().UnixNano()))
}

// SetupError is the error of a check that is no check.
type SetupError string

func (s SetupError) Error() string { return string(s) }

// CheckError is the error of Check: the arguments for which the function returned false, and in which call.
type CheckError struct {
	Count int
	In    []any
}

func (s *CheckError) Error() string {
	return fmt.Sprintf("#%d: failed on input %s", s.Count, list(s.In))
}

// CheckEqualError is the error of CheckEqual, with what the functions returned.
type CheckEqualError struct {
	CheckError
	Out1 []any
	Out2 []any
}

func (s *CheckEqualError) Error() string {
	return fmt.Sprintf("#%d: failed on input %s. Output 1: %s. Output 2: %s", s.Count, list(s.In), list(s.Out1), list(s.Out2))
}

func list(values []any) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = fmt.Sprintf("%#v", v)
	}
	return strings.Join(texts, ", ")
}

func held(values []reflect.Value) []any {
	all := make([]any, len(values))
	for i, v := range values {
		all[i] = v.Interface()
	}
	return all
}

// Check calls f, which returns a bool, until that is false: a *CheckError.
func Check(f any, config *Config) error {
	fn := reflect.ValueOf(f)
	switch {
	case fn.Kind() != reflect.Func:
		return SetupError("argument is not a function")
	case fn.Type().NumOut() != 1:
		return SetupError("function does not return one value")
	case fn.Type().Out(0).Kind() != reflect.Bool:
		return SetupError("function does not return a bool")
	}
	return try(fn.Type(), config, func(n int, args []reflect.Value) error {
		if fn.Call(args)[0].Bool() {
			return nil
		}
		return &CheckError{n, held(args)}
	})
}

// CheckEqual calls f and g with the same arguments until they return different things: a *CheckEqualError.
func CheckEqual(f, g any, config *Config) error {
	one, other := reflect.ValueOf(f), reflect.ValueOf(g)
	switch {
	case one.Kind() != reflect.Func:
		return SetupError("f is not a function")
	case other.Kind() != reflect.Func:
		return SetupError("g is not a function")
	case one.Type() != other.Type():
		return SetupError("functions have different types")
	}
	return try(one.Type(), config, func(n int, args []reflect.Value) error {
		out1, out2 := held(one.Call(args)), held(other.Call(args))
		if reflect.DeepEqual(out1, out2) {
			return nil
		}
		return &CheckEqualError{CheckError{n, held(args)}, out1, out2}
	})
}

// try makes arguments of a type of functions, numbered from 1, up to the first error.
func try(t reflect.Type, config *Config, call func(n int, args []reflect.Value) error) error {
	if config == nil {
		config = new(Config)
	}
	args := make([]reflect.Value, t.NumIn())
	source := config.source()
	for n, count := 1, config.count(); n <= count; n++ {
		if config.Values != nil {
			config.Values(args, source)
		} else if err := fill(args, t, source); err != nil {
			return err
		}
		if err := call(n, args); err != nil {
			return err
		}
	}
	return nil
}

func fill(args []reflect.Value, t reflect.Type, source *rand.Rand) error {
	for i := range args {
		v, ok := Value(t.In(i), source)
		if !ok {
			return SetupError(fmt.Sprintf("cannot create arbitrary value of type %s for argument %d", t.In(i), i))
		}
		args[i] = v
	}
	return nil
}
