// Package fstest has a file system in memory for tests.
package fstest

import (
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// A MapFS is a file system of files by their paths. Folders that are not in the map are there if they have files; symbolic links may lead to any of them.
type MapFS map[string]*MapFile

// A MapFile is a file of a MapFS.
type MapFile struct {
	Data    []byte // what is in it, or where a symbolic link leads
	Mode    fs.FileMode
	ModTime time.Time
	Sys     any
}

// folder returns the file that stands for a folder without one of its own.
func folder() *MapFile { return &MapFile{Mode: fs.ModeDir | 0o555} }

// Open opens a file or folder, also by way of symbolic links.
func (fsys MapFS) Open(name string) (fs.File, error) {
	missing := &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	if !fs.ValidPath(name) {
		return nil, missing
	}
	real, ok := fsys.resolve(name)
	if !ok {
		return nil, missing
	}
	file := fsys[real]
	if file != nil && !file.Mode.IsDir() {
		return &openMapFile{name, mapFileInfo{path.Base(name), file}, 0}, nil
	}
	entries := fsys.entries(real)
	if file == nil {
		if real != "." && len(entries) == 0 {
			return nil, missing
		}
		file = folder()
	}
	return &mapDir{name, mapFileInfo{path.Base(name), file}, entries, 0}, nil
}

// entries returns what is in a folder, in the order of names.
func (fsys MapFS) entries(dir string) []mapFileInfo {
	prefix := dir + "/"
	if dir == "." {
		prefix = ""
	}
	found := make(map[string]*MapFile)
	for name, file := range fsys {
		rest, ok := strings.CutPrefix(name, prefix)
		if !ok || name == "." {
			continue
		}
		first, _, deeper := strings.Cut(rest, "/")
		if !deeper {
			found[first] = file
		} else if found[first] == nil {
			found[first] = folder()
		}
	}
	var list []mapFileInfo
	for name, file := range found {
		list = append(list, mapFileInfo{name, file})
	}
	slices.SortFunc(list, func(a, b mapFileInfo) int { return strings.Compare(a.name, b.name) })
	return list
}

// resolve follows symbolic links in a path, which must not lead out of the file system.
func (fsys MapFS) resolve(name string) (real string, ok bool) {
	if target, isLink := fsys.link(name); isLink {
		return fsys.follow(path.Dir(name), target, "")
	}
	for i := range len(name) {
		if name[i] == '/' {
			if target, isLink := fsys.link(name[:i]); isLink {
				return fsys.follow(path.Dir(name[:i]), target, name[i:])
			}
		}
	}
	return name, fs.ValidPath(name)
}

func (fsys MapFS) link(name string) (target string, ok bool) {
	file := fsys[name]
	if file == nil || file.Mode.Type() != fs.ModeSymlink {
		return "", false
	}
	return string(file.Data), true
}

func (fsys MapFS) follow(dir, target, rest string) (real string, ok bool) {
	if path.IsAbs(target) {
		return "", false
	}
	return fsys.resolve(path.Join(dir, target) + rest)
}

// ReadLink returns where a symbolic link leads.
func (fsys MapFS) ReadLink(name string) (string, error) {
	info, err := fsys.lstat(name)
	if err == nil && info.f.Mode.Type() != fs.ModeSymlink {
		err = fs.ErrInvalid
	}
	if err != nil {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: err}
	}
	return string(info.f.Data), nil
}

// Lstat describes a file, or a symbolic link itself.
func (fsys MapFS) Lstat(name string) (fs.FileInfo, error) {
	info, err := fsys.lstat(name)
	if err != nil {
		return nil, &fs.PathError{Op: "lstat", Path: name, Err: err}
	}
	return info, nil
}

func (fsys MapFS) lstat(name string) (*mapFileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, fs.ErrNotExist
	}
	dir, ok := fsys.resolve(path.Dir(name))
	if !ok {
		return nil, fs.ErrNotExist
	}
	base := path.Base(name)
	real := path.Join(dir, base)
	if file := fsys[real]; file != nil {
		return &mapFileInfo{base, file}, nil
	}
	if real != "." && len(fsys.entries(real)) == 0 {
		return nil, fs.ErrNotExist
	}
	return &mapFileInfo{base, folder()}, nil
}

// opener hides all methods but Open, so that package fs does the rest by it.
type opener struct{ fs.FS }

// ReadFile returns what is in a file.
func (fsys MapFS) ReadFile(name string) ([]byte, error) { return fs.ReadFile(opener{fsys}, name) }

// Stat describes a file.
func (fsys MapFS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(opener{fsys}, name) }

// ReadDir returns what is in a folder.
func (fsys MapFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(opener{fsys}, name) }

// Glob returns the paths that match a pattern.
func (fsys MapFS) Glob(pattern string) ([]string, error) { return fs.Glob(opener{fsys}, pattern) }

// noSub hides Sub behind a method of another signature.
type noSub struct{ MapFS }

func (noSub) Sub() {}

// Sub returns a folder as a file system.
func (fsys MapFS) Sub(dir string) (fs.FS, error) { return fs.Sub(noSub{fsys}, dir) }

// mapFileInfo describes a file, and is an entry of a folder.
type mapFileInfo struct {
	name string
	f    *MapFile
}

func (i *mapFileInfo) Name() string               { return path.Base(i.name) }
func (i *mapFileInfo) Size() int64                { return int64(len(i.f.Data)) }
func (i *mapFileInfo) Mode() fs.FileMode          { return i.f.Mode }
func (i *mapFileInfo) Type() fs.FileMode          { return i.f.Mode.Type() }
func (i *mapFileInfo) ModTime() time.Time         { return i.f.ModTime }
func (i *mapFileInfo) IsDir() bool                { return i.f.Mode.IsDir() }
func (i *mapFileInfo) Sys() any                   { return i.f.Sys }
func (i *mapFileInfo) Info() (fs.FileInfo, error) { return i, nil }
func (i *mapFileInfo) String() string             { return fs.FormatFileInfo(i) }

type openMapFile struct {
	path string
	mapFileInfo
	offset int64
}

func (f *openMapFile) fail(op string) error {
	return &fs.PathError{Op: op, Path: f.path, Err: fs.ErrInvalid}
}

func (f *openMapFile) Stat() (fs.FileInfo, error) { return &f.mapFileInfo, nil }

func (f *openMapFile) Close() error { return nil }

func (f *openMapFile) Read(b []byte) (int, error) {
	if f.offset >= f.Size() {
		return 0, io.EOF
	}
	n := copy(b, f.f.Data[f.offset:])
	f.offset += int64(n)
	return n, nil
}

func (f *openMapFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += f.offset
	case io.SeekEnd:
		offset += f.Size()
	}
	if offset < 0 || offset > f.Size() {
		return 0, f.fail("seek")
	}
	f.offset = offset
	return offset, nil
}

func (f *openMapFile) ReadAt(b []byte, offset int64) (int, error) {
	if offset < 0 || offset > f.Size() {
		return 0, f.fail("read")
	}
	n := copy(b, f.f.Data[offset:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

type mapDir struct {
	path string
	mapFileInfo
	entry  []mapFileInfo
	offset int
}

func (d *mapDir) Stat() (fs.FileInfo, error) { return &d.mapFileInfo, nil }

func (d *mapDir) Close() error { return nil }

func (d *mapDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.path, Err: fs.ErrInvalid}
}

func (d *mapDir) ReadDir(count int) ([]fs.DirEntry, error) {
	n := len(d.entry) - d.offset
	if count > 0 {
		if n == 0 {
			return nil, io.EOF
		}
		n = min(n, count)
	}
	list := make([]fs.DirEntry, n)
	for i := range list {
		list[i] = &d.entry[d.offset+i]
	}
	d.offset += n
	return list, nil
}
