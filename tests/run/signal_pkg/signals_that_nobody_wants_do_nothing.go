package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func send(sig syscall.Signal) {
	fmt.Println("sending", sig)
	if err := syscall.Kill(os.Getpid(), sig); err != nil {
		fmt.Println(err)
	}
	time.Sleep(time.Millisecond)
}

func main() {
	for _, sig := range []syscall.Signal{
		syscall.SIGUSR1, syscall.SIGUSR2, syscall.SIGALRM, syscall.SIGVTALRM, syscall.SIGPROF, syscall.SIGIO,
		syscall.SIGXCPU, syscall.SIGXFSZ, syscall.SIGCHLD, syscall.SIGWINCH, syscall.SIGURG, syscall.SIGCONT,
	} {
		send(sig)
	}
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGUSR1)
	send(syscall.SIGUSR1)
	fmt.Println("got", <-c)
	signal.Stop(c)
	send(syscall.SIGUSR1)
	select {
	case sig := <-c:
		fmt.Println("unexpected", sig)
	default:
		fmt.Println("nothing")
	}
	signal.Reset()
	send(syscall.SIGUSR1)
	fmt.Println("done")
}
