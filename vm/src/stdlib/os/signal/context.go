package signal

import (
	"context"
	"os"
	"strings"
)

// NotifyContext returns a context that is done when a signal comes, parent is done, or stop is called, which undoes it all.
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(parent)
	c := make(chan os.Signal, 1)
	Notify(c, signals...)
	if ctx.Err() == nil {
		go func() {
			select {
			case s := <-c:
				cancel(signalError(s.String() + " signal received"))
			case <-ctx.Done():
			}
		}()
	}
	stop = func() {
		cancel(nil)
		Stop(c)
	}
	return &signalContext{ctx, signals}, stop
}

// signalError is why a context was cancelled.
type signalError string

func (e signalError) Error() string { return string(e) }

type signalContext struct {
	context.Context
	signals []os.Signal
}

func (c *signalContext) String() string {
	parent := c.Context.(interface{ String() string }).String()
	text := "signal.NotifyContext(" + strings.TrimSuffix(parent, ".WithCancel")
	if len(c.signals) > 0 {
		names := make([]string, len(c.signals))
		for i, s := range c.signals {
			names[i] = s.String()
		}
		text += ", [" + strings.Join(names, " ") + "]"
	}
	return text + ")"
}
