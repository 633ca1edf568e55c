// Package syscall has the system's signals and error numbers, and what little else programs ask of the system by it.
package syscall

import sys "internal/syscall"

// Errno is the system's number of an error.
type Errno = sys.Errno

// Signal is the number of a signal.
type Signal = sys.Signal

// Signals.
const (
	SIGHUP    Signal = 1
	SIGINT    Signal = 2
	SIGQUIT   Signal = 3
	SIGILL    Signal = 4
	SIGTRAP   Signal = 5
	SIGABRT   Signal = 6
	SIGIOT    Signal = 6
	SIGBUS    Signal = 7
	SIGFPE    Signal = 8
	SIGKILL   Signal = 9
	SIGUSR1   Signal = 10
	SIGSEGV   Signal = 11
	SIGUSR2   Signal = 12
	SIGPIPE   Signal = 13
	SIGALRM   Signal = 14
	SIGTERM   Signal = 15
	SIGSTKFLT Signal = 16
	SIGCHLD   Signal = 17
	SIGCLD    Signal = 17
	SIGCONT   Signal = 18
	SIGSTOP   Signal = 19
	SIGTSTP   Signal = 20
	SIGTTIN   Signal = 21
	SIGTTOU   Signal = 22
	SIGURG    Signal = 23
	SIGXCPU   Signal = 24
	SIGXFSZ   Signal = 25
	SIGVTALRM Signal = 26
	SIGPROF   Signal = 27
	SIGWINCH  Signal = 28
	SIGIO     Signal = 29
	SIGPOLL   Signal = 29
	SIGPWR    Signal = 30
	SIGSYS    Signal = 31
	SIGUNUSED Signal = 31
)

// Descriptors of the standard streams.
var (
	Stdin  = 0
	Stdout = 1
	Stderr = 2
)

func Getpid() (pid int)   { return sys.ID(0) }
func Getppid() (ppid int) { return sys.ID(1) }
func Getuid() (uid int)   { return sys.ID(2) }
func Geteuid() (euid int) { return sys.ID(3) }
func Getgid() (gid int)   { return sys.ID(4) }
func Getegid() (egid int) { return sys.ID(5) }

// Exit ends the program at once.
func Exit(code int) { sys.Exit(code) }

// Getenv returns the value of an environment variable, and whether there is one.
func Getenv(key string) (value string, found bool) { return sys.Getenv(key) }

// Kill sends a signal to a process.
func Kill(pid int, sig Signal) (err error) {
	if errno := sys.Kill(pid, int(sig)); errno != 0 {
		return Errno(errno)
	}
	return nil
}
