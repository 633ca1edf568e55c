package os

import (
	"errors"
	"internal/syscall"
)

// A Signal is one of the system's.
type Signal interface {
	String() string
	Signal()
}

// Interrupt is what Ctrl-C sends; Kill ends a process at once.
var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)

var (
	// ErrProcessDone says that a process has ended.
	ErrProcessDone = errors.New("os: process already finished")
	// ErrNoHandle says that there is no handle of a process.
	ErrNoHandle = errors.New("os: process handle unavailable")
)

// A Process is a running process.
type Process struct {
	Pid int
}

// FindProcess returns the process with a number, whether or not there is one.
func FindProcess(pid int) (*Process, error) { return &Process{Pid: pid}, nil }

// Release frees what belongs to p, which cannot be used any more.
func (p *Process) Release() error {
	p.Pid = -1
	return nil
}

// Kill has the process end at once.
func (p *Process) Kill() error { return p.Signal(Kill) }

// Signal sends a signal to the process.
func (p *Process) Signal(sig Signal) error {
	switch {
	case p.Pid == -1:
		return errors.New("os: process already released")
	case p.Pid == 0:
		return errors.New("os: process not initialized")
	}
	s, ok := sig.(syscall.Signal)
	if !ok {
		return errors.New("os: unsupported signal type")
	}
	switch errno := syscall.Errno(syscall.Kill(p.Pid, int(s))); errno {
	case 0:
		return nil
	case syscall.ESRCH:
		return ErrProcessDone
	default:
		return errno
	}
}
