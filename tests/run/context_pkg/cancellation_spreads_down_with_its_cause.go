package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type key string

type other struct{ context.Context }

func (o other) Done() <-chan struct{} { return make(chan struct{}) }

func main() {
	root := context.Background()
	fmt.Println(root, context.TODO(), root.Err(), root.Done() == nil)
	a, cancelA := context.WithCancel(root)
	b, cancelB := context.WithCancelCause(context.WithValue(a, key("user"), "ann"))
	c, cancelC := context.WithTimeout(b, time.Hour)
	defer cancelC()
	fmt.Println(a, b)
	fmt.Println(c.Value(key("user")), c.Value(key("none")), c.Err())
	_, has := c.Deadline()
	fmt.Println(has)
	var wg sync.WaitGroup
	for _, ctx := range []context.Context{a, b, c} {
		wg.Go(func() { <-ctx.Done() })
	}
	cancelB(errors.New("no more"))
	cancelB(errors.New("too late"))
	fmt.Println(a.Err(), b.Err(), context.Cause(b), c.Err(), context.Cause(c))
	cancelA()
	cancelA()
	wg.Wait()
	fmt.Println(a.Err(), context.Cause(a), context.Cause(b))

	d, cancelD := context.WithTimeoutCause(root, time.Millisecond, errors.New("slow"))
	defer cancelD()
	select {
	case <-d.Done():
	case <-time.After(10 * time.Second):
	}
	fmt.Println(d.Err(), context.Cause(d), errors.Is(d.Err(), context.DeadlineExceeded))
	var timeout interface{ Timeout() bool }
	fmt.Println(errors.As(d.Err(), &timeout) && timeout.Timeout())

	e, cancelE := context.WithCancel(context.WithoutCancel(d))
	fmt.Println(e.Err())
	ran := make(chan bool)
	context.AfterFunc(e, func() { ran <- true })
	stopped := context.AfterFunc(e, func() { fmt.Println("never") })
	fmt.Println(stopped(), stopped())
	cancelE()
	fmt.Println(<-ran)

	f, cancelF := context.WithCancel(root)
	g, cancelG := context.WithCancel(other{f})
	cancelF()
	fmt.Println(f.Err(), g.Err())
	cancelG()
	fmt.Println(g.Err())
	past, cancelPast := context.WithDeadline(root, time.Unix(0, 0))
	cancelPast()
	fmt.Println(past.Err(), context.Cause(past))
	for _, bad := range []func(){
		func() { context.WithCancel(nil) },
		func() { context.WithValue(root, nil, 1) },
		func() { context.WithValue(root, []int{}, 1) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			bad()
		}()
	}
}
