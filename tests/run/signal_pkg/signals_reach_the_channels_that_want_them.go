package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func send(sig syscall.Signal) {
	if err := syscall.Kill(os.Getpid(), sig); err != nil {
		fmt.Println(err)
	}
}

func quiet(c <-chan os.Signal) bool {
	select {
	case s := <-c:
		fmt.Println("unexpected", s)
		return false
	case <-time.After(20 * time.Millisecond):
		return true
	}
}

type other struct{}

func (other) String() string { return "other" }
func (other) Signal()        {}

func main() {
	done := make(chan os.Signal, 1)
	signal.Notify(done, os.Interrupt, syscall.SIGTERM)
	send(syscall.SIGINT)
	s := <-done
	fmt.Printf("%v %T %d %v\n", s, s, s, s == os.Interrupt)
	send(syscall.SIGTERM)
	fmt.Println(<-done)

	user := make(chan os.Signal, 4)
	signal.Notify(user, syscall.SIGUSR1)
	signal.Notify(user, syscall.SIGUSR2, other{})
	for _, sig := range []syscall.Signal{syscall.SIGUSR1, syscall.SIGUSR2, syscall.SIGUSR1} {
		send(sig)
		fmt.Println(<-user)
	}
	fmt.Println(quiet(done))

	both := make(chan os.Signal, 1)
	signal.Notify(both, syscall.SIGUSR1)
	send(syscall.SIGUSR1)
	fmt.Println(<-user, <-both)
	signal.Stop(user)
	send(syscall.SIGUSR1)
	fmt.Println(<-both, quiet(user))

	fmt.Println(signal.Ignored(syscall.SIGUSR1), signal.Ignored(other{}))
	signal.Ignore(syscall.SIGUSR1, syscall.SIGTERM)
	send(syscall.SIGUSR1)
	send(syscall.SIGTERM)
	fmt.Println(quiet(both), quiet(done), signal.Ignored(syscall.SIGUSR1), signal.Ignored(syscall.SIGINT))
	signal.Reset(syscall.SIGUSR1)
	fmt.Println(signal.Ignored(syscall.SIGUSR1), signal.Ignored(syscall.SIGTERM))

	every := make(chan os.Signal, 8)
	signal.Notify(every)
	send(syscall.SIGHUP)
	fmt.Println(<-every)
	send(syscall.SIGTERM)
	fmt.Println(<-every)
	signal.Stop(every)
	signal.Stop(every)

	p, err := os.FindProcess(os.Getpid())
	fmt.Println(p.Pid == os.Getpid(), err)
	fmt.Println(p.Signal(os.Interrupt), <-done)
	fmt.Println(p.Signal(other{}), p.Signal(syscall.Signal(0)))
	fmt.Println(p.Release(), p.Signal(os.Interrupt))
	fmt.Println((&os.Process{}).Signal(os.Kill))
	fmt.Println(syscall.Kill(1<<30, syscall.SIGTERM), errors.Is(syscall.Kill(1<<30, 0), syscall.ESRCH))
	func() {
		defer func() { fmt.Println(recover()) }()
		signal.Notify(nil)
	}()
	for sig := syscall.Signal(-1); sig < 36; sig++ {
		fmt.Print(sig, ", ")
	}
	fmt.Println(os.Interrupt, os.Kill, syscall.SIGCHLD, int(syscall.SIGWINCH))
	var e error = syscall.ENOENT
	fmt.Println(e, errors.Is(e, os.ErrNotExist), syscall.EAGAIN.Timeout(), syscall.EINTR.Temporary(), syscall.EPERM.Timeout(), syscall.EINVAL, syscall.EADDRINUSE)
	_, err = os.Open("/does/not/exist")
	fmt.Println(errors.Is(err, syscall.ENOENT), syscall.Stdout, syscall.Getpid() == os.Getpid())
}
