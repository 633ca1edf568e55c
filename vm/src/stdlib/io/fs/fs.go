// Package fs has what describes files and folders, and their errors.
package fs

import (
	"internal/oserror"
	"time"
)

// Errors of files, which errors.Is finds in a PathError.
var (
	ErrInvalid    = oserror.ErrInvalid
	ErrPermission = oserror.ErrPermission
	ErrExist      = oserror.ErrExist
	ErrNotExist   = oserror.ErrNotExist
	ErrClosed     = oserror.ErrClosed
)

// PathError tells which operation failed on which file.
type PathError struct {
	Op   string
	Path string
	Err  error
}

func (e *PathError) Error() string { return e.Op + " " + e.Path + ": " + e.Err.Error() }

func (e *PathError) Unwrap() error { return e.Err }

// Timeout reports whether the error is a timeout.
func (e *PathError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// FileInfo describes a file.
type FileInfo interface {
	Name() string
	Size() int64
	Mode() FileMode
	ModTime() time.Time
	IsDir() bool
	Sys() any // what the system tells, or nil
}

// DirEntry is an entry of a folder.
type DirEntry interface {
	Name() string
	IsDir() bool
	Type() FileMode
	Info() (FileInfo, error)
}

// ValidPath reports whether name is a path of elements separated by slashes, none of them empty, "." or "..", or is ".".
func ValidPath(name string) bool {
	if name == "." {
		return true
	}
	start := 0
	for i := 0; i <= len(name); i++ {
		if i < len(name) && name[i] != '/' {
			continue
		}
		if elem := name[start:i]; elem == "" || elem == "." || elem == ".." {
			return false
		}
		start = i + 1
	}
	return true
}

type infoEntry struct{ info FileInfo }

func (e infoEntry) Name() string            { return e.info.Name() }
func (e infoEntry) IsDir() bool             { return e.info.IsDir() }
func (e infoEntry) Type() FileMode          { return e.info.Mode().Type() }
func (e infoEntry) Info() (FileInfo, error) { return e.info, nil }
func (e infoEntry) String() string          { return FormatDirEntry(e) }

// FileInfoToDirEntry returns an entry with the description info, or nil for nil.
func FileInfoToDirEntry(info FileInfo) DirEntry {
	if info == nil {
		return nil
	}
	return infoEntry{info}
}

// FormatFileInfo returns mode, size, time and name, with a slash behind a folder's.
func FormatFileInfo(info FileInfo) string {
	var digits []byte
	size := info.Size()
	negative := size < 0
	for u := max(size, -size); u > 0 || digits == nil; u /= 10 {
		digits = append([]byte{byte('0' + u%10)}, digits...)
	}
	s := info.Mode().String() + " "
	if negative {
		s += "-"
	}
	return s + string(digits) + " " + info.ModTime().Format(time.DateTime) + " " + slashed(info.Name(), info.IsDir())
}

// FormatDirEntry returns type and name, with a slash behind a folder's.
func FormatDirEntry(dir DirEntry) string {
	mode := dir.Type().String()
	return mode[:len(mode)-len("rwxrwxrwx")] + " " + slashed(dir.Name(), dir.IsDir())
}

func slashed(name string, dir bool) string {
	if dir {
		return name + "/"
	}
	return name
}
