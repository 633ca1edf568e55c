// Package os has the program's arguments, environment, standard streams and files.
package os

import (
	"internal/syscall"
)

// Args is the program's name and its arguments.
var Args = arguments()

func arguments() []string {
	args := make([]string, syscall.Arguments())
	for i := range args {
		args[i] = syscall.Argument(i)
	}
	return args
}

// Exit ends the program at once.
func Exit(code int) { syscall.Exit(code) }

// Getpid returns the process's number.
func Getpid() int { return syscall.ID(0) }

// Getppid returns the number of the process that started this one.
func Getppid() int { return syscall.ID(1) }

// Getuid returns the user's number.
func Getuid() int { return syscall.ID(2) }

// Geteuid returns the effective user's number.
func Geteuid() int { return syscall.ID(3) }

// Getgid returns the group's number.
func Getgid() int { return syscall.ID(4) }

// Getegid returns the effective group's number.
func Getegid() int { return syscall.ID(5) }

// Getpagesize returns the size of the system's pages of memory in bytes.
func Getpagesize() int { return 4096 }

// Hostname returns the machine's name.
func Hostname() (name string, err error) {
	data, err := ReadFile("/proc/sys/kernel/hostname")
	if err != nil {
		return "", err
	}
	if n := len(data); n > 0 && data[n-1] == '\n' {
		data = data[:n-1]
	}
	return string(data), nil
}
