// Package syscall has the system's error numbers, and natives for files, environment and process.
package syscall

import "internal/oserror"

// Errno is the system's number of an error.
type Errno uintptr

const (
	EPERM     Errno = 1
	ENOENT    Errno = 2
	EACCES    Errno = 13
	EEXIST    Errno = 17
	ENOTDIR   Errno = 20
	EISDIR    Errno = 21
	EINVAL    Errno = 22
	ENOTEMPTY Errno = 39
)

func (e Errno) Error() string { return errorText(int(e)) }

// Is makes errors.Is find the portable errors.
func (e Errno) Is(target error) bool {
	switch target {
	case oserror.ErrPermission:
		return e == EACCES || e == EPERM
	case oserror.ErrExist:
		return e == EEXIST || e == ENOTEMPTY
	case oserror.ErrNotExist:
		return e == ENOENT
	}
	return false
}

func errorText(number int) string

// Argument returns the nth of the program's arguments, which begin with its name; Arguments their number.
func Argument(n int) string
func Arguments() int

func Getenv(key string) (value string, found bool)
func Environ(n int) (entry string, found bool)
func Setenv(key, value string)
func Unsetenv(key string)
func Clearenv()

func Exit(code int)

// Random returns a random word, of the machine's sequence.
func Random() uint64

// ID returns one of the process's numbers: pid, parent's pid, user, effective user, group, effective group.
func ID(which int) int

// Stat_t is what the system tells of a file, of which programs can see that it is there.
type Stat_t struct{}
