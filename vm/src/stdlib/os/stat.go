package os

import (
	"internal/syscall"
	"io/fs"
	"time"
)

// FileMode is a file's type and permission bits.
type FileMode = fs.FileMode

// FileInfo describes a file.
type FileInfo = fs.FileInfo

// Bits of a FileMode.
const (
	ModeDir        = fs.ModeDir
	ModeAppend     = fs.ModeAppend
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular

	ModeType = fs.ModeType
	ModePerm = fs.ModePerm
)

// The system's bits of a mode.
const (
	systemType   = 0xf000
	systemSetuid = 0x800
	systemSetgid = 0x400
	systemSticky = 0x200
)

// typeOf returns the bits for the four bits of a system's mode that hold the type.
func typeOf(bits uint32) FileMode {
	switch bits {
	case 1:
		return ModeNamedPipe
	case 2:
		return ModeDevice | ModeCharDevice
	case 4:
		return ModeDir
	case 6:
		return ModeDevice
	case 10:
		return ModeSymlink
	case 12:
		return ModeSocket
	}
	return 0
}

// systemMode returns the system's bits of permissions.
func systemMode(mode FileMode) uint32 {
	bits := uint32(mode.Perm())
	if mode&ModeSetuid != 0 {
		bits |= systemSetuid
	}
	if mode&ModeSetgid != 0 {
		bits |= systemSetgid
	}
	if mode&ModeSticky != 0 {
		bits |= systemSticky
	}
	return bits
}

type fileStat struct {
	name    string
	size    int64
	mode    FileMode
	modTime time.Time
	dev     uint64
	ino     uint64
}

func (s *fileStat) Name() string       { return s.name }
func (s *fileStat) Size() int64        { return s.size }
func (s *fileStat) Mode() FileMode     { return s.mode }
func (s *fileStat) ModTime() time.Time { return s.modTime }
func (s *fileStat) IsDir() bool        { return s.mode.IsDir() }
func (s *fileStat) Sys() any           { return new(syscall.Stat_t) }

// baseName returns the last element of a path.
func baseName(path string) string {
	end := len(path)
	for end > 1 && path[end-1] == '/' {
		end--
	}
	start := end
	for start > 0 && path[start-1] != '/' {
		start--
	}
	if start == end {
		return path[:end]
	}
	return path[start:end]
}

func newFileStat(name string, s syscall.Status) *fileStat {
	mode := FileMode(s.Mode&0777) | typeOf(s.Mode&systemType>>12)
	if s.Mode&systemSetuid != 0 {
		mode |= ModeSetuid
	}
	if s.Mode&systemSetgid != 0 {
		mode |= ModeSetgid
	}
	if s.Mode&systemSticky != 0 {
		mode |= ModeSticky
	}
	return &fileStat{baseName(name), s.Size, mode, time.Unix(s.Sec, s.Nsec), s.Dev, s.Ino}
}

func stat(op, name string, follow bool) (FileInfo, error) {
	s, errno := syscall.Stat(name, follow)
	if errno != 0 {
		return nil, pathError(op, name, errno)
	}
	return newFileStat(name, s), nil
}

// Stat describes a file; of a symbolic link that which it leads to.
func Stat(name string) (FileInfo, error) { return stat("stat", name, true) }

// Lstat describes a file; a symbolic link itself.
func Lstat(name string) (FileInfo, error) { return stat("lstat", name, false) }

// Stat describes the file.
func (f *File) Stat() (FileInfo, error) {
	if err := f.check("stat"); err != nil {
		return nil, err
	}
	s, errno := syscall.Fstat(f.file.fd)
	if errno != 0 {
		return nil, f.fail("stat", errno)
	}
	return newFileStat(f.file.name, s), nil
}

// SameFile reports whether two descriptions that this package made are of one file.
func SameFile(fi1, fi2 FileInfo) bool {
	a, ok := fi1.(*fileStat)
	if !ok {
		return false
	}
	b, ok := fi2.(*fileStat)
	return ok && a.dev == b.dev && a.ino == b.ino
}
