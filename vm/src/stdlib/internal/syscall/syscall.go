// Package syscall has the system's error numbers and the natives for files.
package syscall

import "io/fs"

// Errno is the system's number of an error.
type Errno uintptr

const (
	ENOENT Errno = 2
	EPERM  Errno = 1
	EACCES Errno = 13
	EEXIST Errno = 17
	ENOTEMPTY Errno = 39
)

func (e Errno) Error() string { return errorText(int(e)) }

// Is makes errors.Is find the portable errors.
func (e Errno) Is(target error) bool {
	switch target {
	case fs.ErrPermission:
		return e == EACCES || e == EPERM
	case fs.ErrExist:
		return e == EEXIST || e == ENOTEMPTY
	case fs.ErrNotExist:
		return e == ENOENT
	}
	return false
}

func errorText(number int) string

// Write writes all of p to a descriptor.
func Write(fd int, p []byte) (errno int)

// WriteString is Write for a string.
func WriteString(fd int, s string) (errno int)

// Read reads from a descriptor; 0 bytes is the end.
func Read(fd int, p []byte) (n int, errno int)

// ReadFile returns a file's contents.
func ReadFile(name string) (data []byte, errno int)

// WriteFile creates or truncates a file with a mode and writes data.
func WriteFile(name string, data []byte, mode uint32) (errno int)

// Argument returns the nth of the program's arguments, which begin with its name; Arguments their number.
func Argument(n int) string
func Arguments() int

func Getenv(key string) (value string, found bool)
func Environ(n int) (entry string, found bool)
func Exit(code int)
