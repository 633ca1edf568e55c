package os

import (
	"errors"
	"internal/syscall"
	"io"
)

// Flags of OpenFile.
const (
	O_RDONLY int = 0x0
	O_WRONLY int = 0x1
	O_RDWR   int = 0x2
	O_APPEND int = 0x400
	O_CREATE int = 0x40
	O_EXCL   int = 0x80
	O_SYNC   int = 0x101000
	O_TRUNC  int = 0x200
)

// Where an offset of Seek counts from.
const (
	SEEK_SET int = 0
	SEEK_CUR int = 1
	SEEK_END int = 2
)

// File is an open file or a standard stream.
type File struct{ file *file }

type file struct {
	fd      int
	name    string
	closed  bool
	appends bool
	listed  bool // the entries of a folder were read
	entries []DirEntry
	pipe    *pipe // the one that this is an end of
}

// The standard streams.
var (
	Stdin  = &File{&file{fd: 0, name: "/dev/stdin"}}
	Stdout = &File{&file{fd: 1, name: "/dev/stdout"}}
	Stderr = &File{&file{fd: 2, name: "/dev/stderr"}}
)

// Open opens a file for reading.
func Open(name string) (*File, error) { return OpenFile(name, O_RDONLY, 0) }

// Create opens a file for reading and writing; one that exists is emptied.
func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

// OpenFile opens a file; with O_CREATE one that does not exist is made with the permissions perm.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	fd, errno := syscall.Open(name, flag, systemMode(perm))
	if errno != 0 {
		return nil, pathError("open", name, errno)
	}
	return &File{&file{fd: fd, name: name, appends: flag&O_APPEND != 0}}, nil
}

// Name returns the file's name.
func (f *File) Name() string { return f.file.name }

// Fd returns the file's descriptor.
func (f *File) Fd() uintptr {
	if f == nil || f.file.closed {
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

func (f *File) fail(op string, errno int) error { return pathError(op, f.file.name, errno) }

// Write writes b.
func (f *File) Write(b []byte) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	if p := f.file.pipe; p != nil {
		return p.write(f, b)
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
	if p := f.file.pipe; p != nil {
		return p.write(f, []byte(s))
	}
	if errno := syscall.WriteString(f.file.fd, s); errno != 0 {
		return 0, f.fail("write", errno)
	}
	return len(s), nil
}

var errWriteAtInAppendMode = errors.New("os: invalid use of WriteAt on file opened with O_APPEND")

// WriteAt writes b at an offset.
func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	if f.file.appends {
		return 0, errWriteAtInAppendMode
	}
	if off < 0 {
		return 0, &PathError{"writeat", f.file.name, errors.New("negative offset")}
	}
	if errno := syscall.WriteAt(f.file.fd, b, off); errno != 0 {
		return 0, f.fail("write", errno)
	}
	return len(b), nil
}

// Read reads up to len(b) bytes; io.EOF at the end.
func (f *File) Read(b []byte) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if len(b) == 0 {
		return 0, nil
	}
	if p := f.file.pipe; p != nil {
		return p.read(f, b)
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

// ReadAt reads len(b) bytes at an offset; io.EOF if there are fewer.
func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if off < 0 {
		return 0, &PathError{"readat", f.file.name, errors.New("negative offset")}
	}
	for n < len(b) {
		m, errno := syscall.ReadAt(f.file.fd, b[n:], off+int64(n))
		if errno != 0 {
			return n, f.fail("read", errno)
		}
		if m == 0 {
			return n, io.EOF
		}
		n += m
	}
	return n, nil
}

// The file as its plain interfaces alone, so that io.Copy does not come back here.
type plainWriter struct{ io.Writer }
type plainReader struct{ io.Reader }

// ReadFrom writes all that r has.
func (f *File) ReadFrom(r io.Reader) (n int64, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	return io.Copy(plainWriter{f}, r)
}

// WriteTo writes the rest of the file to w.
func (f *File) WriteTo(w io.Writer) (n int64, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	return io.Copy(w, plainReader{f})
}

// Seek moves the file's position; whence is SEEK_SET, SEEK_CUR or SEEK_END.
func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	if err := f.check("seek"); err != nil {
		return 0, err
	}
	position, errno := syscall.Seek(f.file.fd, offset, whence)
	if errno != 0 {
		return 0, f.fail("seek", errno)
	}
	f.file.listed, f.file.entries = false, nil
	return position, nil
}

// Close closes the file; a standard stream only for this program's use.
func (f *File) Close() error {
	if err := f.check("close"); err != nil {
		return err
	}
	f.file.closed = true
	syscall.Close(f.file.fd)
	if p := f.file.pipe; p != nil {
		p.wake()
	}
	return nil
}

// Sync writes the file's contents to the disk.
func (f *File) Sync() error {
	if err := f.check("sync"); err != nil {
		return err
	}
	return f.fail("sync", syscall.Sync(f.file.fd))
}

// Truncate changes the file's size.
func (f *File) Truncate(size int64) error {
	if err := f.check("truncate"); err != nil {
		return err
	}
	return f.fail("truncate", syscall.Ftruncate(f.file.fd, size))
}

// Chmod changes the file's permissions.
func (f *File) Chmod(mode FileMode) error {
	if err := f.check("chmod"); err != nil {
		return err
	}
	return f.fail("chmod", syscall.Fchmod(f.file.fd, systemMode(mode)))
}

// Chown changes the file's owner and group, -1 for the one that it has.
func (f *File) Chown(uid, gid int) error {
	if err := f.check("chown"); err != nil {
		return err
	}
	return f.fail("chown", syscall.Fchown(f.file.fd, uid, gid))
}

// Chdir makes the folder the working one.
func (f *File) Chdir() error {
	if err := f.check("chdir"); err != nil {
		return err
	}
	return f.fail("chdir", syscall.Fchdir(f.file.fd))
}

// ReadFile returns a file's contents.
func ReadFile(name string) ([]byte, error) {
	data, errno := syscall.ReadFile(name)
	switch syscall.Errno(errno) {
	case 0:
		return data, nil
	case syscall.EISDIR:
		return nil, pathError("read", name, errno)
	}
	return nil, pathError("open", name, errno)
}

// WriteFile creates or empties a file and writes data.
func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closing := f.Close(); closing != nil && err == nil {
		err = closing
	}
	return err
}
