package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	fmt.Println(ctx, ctx.Err())
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Go(func() {
			<-ctx.Done()
			_ = i
		})
	}
	syscall.Kill(os.Getpid(), syscall.SIGTERM)
	wg.Wait()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	stop()
	stop()

	type key struct{}
	ctx, stop = signal.NotifyContext(context.WithValue(context.Background(), key{}, "v"), syscall.SIGHUP)
	fmt.Println(ctx.Value(key{}), ctx.Err())
	stop()
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx))

	parent, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	ctx, stop = signal.NotifyContext(parent)
	defer stop()
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	done, cancel := context.WithCancel(context.Background())
	cancel()
	ctx, stop = signal.NotifyContext(done, os.Interrupt)
	defer stop()
	fmt.Println(ctx, ctx.Err())
}
