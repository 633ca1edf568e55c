package syscall

// The natives answer with the system's number of an error, or 0.

// Open opens a file with the system's flags; a new one gets the mode.
func Open(name string, flags int, mode uint32) (fd int, errno int)

func Close(fd int)

// Pipe opens the two ends of a pipe, which closes neither when a program is started.
func Pipe() (reader, writer int, errno int)

// Write writes all of p to a descriptor.
//
//go:noescape
func Write(fd int, p []byte) (errno int)

// WriteString is Write for a string.
//
//go:noescape
func WriteString(fd int, s string) (errno int)

// WriteAt writes all of p at an offset.
//
//go:noescape
func WriteAt(fd int, p []byte, offset int64) (errno int)

// Read reads from a descriptor; 0 bytes is the end.
//
//go:noescape
func Read(fd int, p []byte) (n int, errno int)

// ReadAt is Read at an offset.
//
//go:noescape
func ReadAt(fd int, p []byte, offset int64) (n int, errno int)

// Seek moves a descriptor's position.
func Seek(fd int, offset int64, whence int) (position int64, errno int)

func Sync(fd int) (errno int)
func Truncate(name string, size int64) (errno int)
func Ftruncate(fd int, size int64) (errno int)
func Chmod(name string, mode uint32) (errno int)
func Fchmod(fd int, mode uint32) (errno int)
func Chown(name string, follow bool, uid, gid int) (errno int)
func Fchown(fd int, uid, gid int) (errno int)
func Chtimes(name string, accessSec, accessNsec, modifiedSec, modifiedNsec int64) (errno int)

// Status is what the system tells of a file.
type Status struct {
	Mode      uint32
	Size      int64
	Sec, Nsec int64 // of the last change of its contents
	Dev, Ino  uint64
}

func stat(name string, follow bool) (mode uint32, size, sec, nsec int64, dev, ino uint64, errno int)
func fstat(fd int) (mode uint32, size, sec, nsec int64, dev, ino uint64, errno int)

// Stat tells of a file, or with follow of that which a symbolic link leads to.
func Stat(name string, follow bool) (s Status, errno int) {
	s.Mode, s.Size, s.Sec, s.Nsec, s.Dev, s.Ino, errno = stat(name, follow)
	return
}

// Fstat tells of an open file.
func Fstat(fd int) (s Status, errno int) {
	s.Mode, s.Size, s.Sec, s.Nsec, s.Dev, s.Ino, errno = fstat(fd)
	return
}

// ReadFile returns a file's contents.
func ReadFile(name string) (data []byte, errno int)

// ReadDir returns the names of a folder's entries, each after a letter for its type (of Status.Mode, 'A' + the four
// highest bits) and before a zero byte.
func ReadDir(fd int) (entries string, errno int)

func Mkdir(name string, mode uint32) (errno int)
func Rmdir(name string) (errno int)
func Unlink(name string) (errno int)
func Rename(from, to string) (errno int)
func Link(from, to string) (errno int)
func Symlink(from, to string) (errno int)
func Readlink(name string) (target string, errno int)
func Chdir(name string) (errno int)
func Fchdir(fd int) (errno int)
func Getwd() (dir string, errno int)
