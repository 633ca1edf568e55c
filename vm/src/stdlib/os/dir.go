package os

import (
	"internal/syscall"
	"io"
	"io/fs"
)

// DirEntry is an entry of a folder.
type DirEntry = fs.DirEntry

type dirent struct {
	parent string
	name   string
	typ    FileMode
}

func (d *dirent) Name() string            { return d.name }
func (d *dirent) IsDir() bool             { return d.typ.IsDir() }
func (d *dirent) Type() FileMode          { return d.typ }
func (d *dirent) Info() (FileInfo, error) { return Lstat(d.parent + "/" + d.name) }
func (d *dirent) String() string          { return fs.FormatDirEntry(d) }

// list reads the folder's entries, unless that was done.
func (f *File) list() error {
	if f == nil {
		return ErrInvalid
	}
	if f.file.closed {
		return &PathError{"readdirent", f.file.name, errUseOfClosed}
	}
	if f.file.listed {
		return nil
	}
	text, errno := syscall.ReadDir(f.file.fd)
	if errno != 0 {
		return f.fail("readdirent", errno)
	}
	f.file.listed = true
	for len(text) > 0 {
		end := 1
		for text[end] != 0 {
			end++
		}
		f.file.entries = append(f.file.entries, &dirent{f.file.name, text[1:end], typeOf(uint32(text[0] - 'A'))})
		text = text[end+1:]
	}
	return nil
}

// ReadDir returns the next n entries of the folder, at the end io.EOF; for n <= 0 all the rest.
func (f *File) ReadDir(n int) ([]DirEntry, error) {
	if err := f.list(); err != nil {
		return nil, err
	}
	rest := f.file.entries
	if n > 0 && len(rest) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(rest) {
		n = len(rest)
	}
	f.file.entries = rest[n:]
	return append([]DirEntry{}, rest[:n]...), nil
}

// Readdir is ReadDir with the entries' descriptions.
func (f *File) Readdir(n int) ([]FileInfo, error) {
	entries, err := f.ReadDir(n)
	if err != nil {
		return nil, err
	}
	infos := []FileInfo{}
	for _, entry := range entries {
		info, err := entry.Info()
		if IsNotExist(err) {
			continue
		}
		if err != nil {
			return infos, err
		}
		infos = append(infos, info)
	}
	return infos, nil
}

// Readdirnames is ReadDir with the entries' names.
func (f *File) Readdirnames(n int) (names []string, err error) {
	entries, err := f.ReadDir(n)
	if err != nil {
		return nil, err
	}
	names = []string{}
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names, nil
}

// sortByName sorts by merging, so that it takes no callback.
func sortByName(entries []DirEntry) []DirEntry {
	if len(entries) < 2 {
		return entries
	}
	middle := len(entries) / 2
	left, right := sortByName(entries[:middle]), sortByName(entries[middle:])
	sorted := make([]DirEntry, 0, len(entries))
	for len(left) > 0 && len(right) > 0 {
		if right[0].Name() < left[0].Name() {
			sorted, right = append(sorted, right[0]), right[1:]
		} else {
			sorted, left = append(sorted, left[0]), left[1:]
		}
	}
	return append(append(sorted, left...), right...)
}

// ReadDir returns a folder's entries, sorted by name.
func ReadDir(name string) ([]DirEntry, error) {
	f, err := OpenFile(name, O_RDONLY|systemDirectory, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	return sortByName(entries), err
}
