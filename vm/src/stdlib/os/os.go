// Package os has the program's arguments, environment, standard streams and whole files.
package os

import (
	"errors"
	"internal/syscall"
	"io"
	"io/fs"
)

// PathError tells which operation failed on which file.
type PathError = fs.PathError

// FileMode is a file's permission bits.
type FileMode = fs.FileMode

// Errors of files, which errors.Is finds in a PathError.
var (
	ErrInvalid    = fs.ErrInvalid
	ErrPermission = fs.ErrPermission
	ErrExist      = fs.ErrExist
	ErrNotExist   = fs.ErrNotExist
	ErrClosed     = fs.ErrClosed
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

// Getenv returns a variable of the environment, or "".
func Getenv(key string) string {
	value, _ := syscall.Getenv(key)
	return value
}

// LookupEnv returns a variable of the environment and whether it is set.
func LookupEnv(key string) (string, bool) { return syscall.Getenv(key) }

// Environ returns the environment as key=value.
func Environ() []string {
	var all []string
	for {
		entry, ok := syscall.Environ(len(all))
		if !ok {
			return all
		}
		all = append(all, entry)
	}
}

// File is one of the standard streams.
type File struct{ file *file }

type file struct {
	fd     int
	name   string
	closed bool
}

// The standard streams.
var (
	Stdin  = &File{&file{fd: 0, name: "/dev/stdin"}}
	Stdout = &File{&file{fd: 1, name: "/dev/stdout"}}
	Stderr = &File{&file{fd: 2, name: "/dev/stderr"}}
)

// Name returns the file's name.
func (f *File) Name() string { return f.file.name }

// Fd returns the file's descriptor.
func (f *File) Fd() uintptr {
	if f == nil {
		return ^uintptr(0)
	}
	return uintptr(f.file.fd)
}

func (f *File) check(op string) error {
	if f == nil {
		return ErrInvalid
	}
	if f.file.closed {
		return &PathError{op, f.file.name, ErrClosed}
	}
	return nil
}

func (f *File) fail(op string, errno int) error {
	return &PathError{op, f.file.name, syscall.Errno(errno)}
}

// Write writes b.
func (f *File) Write(b []byte) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	if errno := syscall.Write(f.file.fd, b); errno != 0 {
		return 0, f.fail("write", errno)
	}
	return len(b), nil
}

// WriteString writes s.
func (f *File) WriteString(s string) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	if errno := syscall.WriteString(f.file.fd, s); errno != 0 {
		return 0, f.fail("write", errno)
	}
	return len(s), nil
}

// Read reads up to len(b) bytes; io.EOF at the end.
func (f *File) Read(b []byte) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if len(b) == 0 {
		return 0, nil
	}
	n, errno := syscall.Read(f.file.fd, b)
	if errno != 0 {
		return 0, f.fail("read", errno)
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// Close closes the file for this program's use.
func (f *File) Close() error {
	if err := f.check("close"); err != nil {
		return err
	}
	f.file.closed = true
	return nil
}

// Sync does nothing for the standard streams, which are not buffered.
func (f *File) Sync() error { return f.check("sync") }

// ReadFile returns a file's contents.
func ReadFile(name string) ([]byte, error) {
	data, errno := syscall.ReadFile(name)
	if errno != 0 {
		op := "open"
		if errno == 21 {
			op = "read"
		}
		return nil, &PathError{op, name, syscall.Errno(errno)}
	}
	return data, nil
}

// WriteFile creates or truncates a file and writes data.
func WriteFile(name string, data []byte, perm FileMode) error {
	if errno := syscall.WriteFile(name, data, uint32(perm)); errno != 0 {
		return &PathError{"open", name, syscall.Errno(errno)}
	}
	return nil
}

func underlying(err error) error {
	var e *PathError
	if errors.As(err, &e) && error(e) == err {
		return e.Err
	}
	return err
}

func errorIs(err, target error) bool {
	err = underlying(err)
	if err == target {
		return true
	}
	e, ok := err.(syscall.Errno)
	return ok && e.Is(target)
}

// IsNotExist reports whether err says that a file does not exist.
func IsNotExist(err error) bool { return errorIs(err, ErrNotExist) }

// IsExist reports whether err says that a file exists already.
func IsExist(err error) bool { return errorIs(err, ErrExist) }

// IsPermission reports whether err says that permission is denied.
func IsPermission(err error) bool { return errorIs(err, ErrPermission) }
