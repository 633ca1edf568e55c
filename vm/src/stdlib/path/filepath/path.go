// Package filepath takes paths of the operating system's files apart.
package filepath

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
)

const (
	Separator     = os.PathSeparator
	ListSeparator = os.PathListSeparator
)

// Clean returns the shortest path that leads to the same place, by the text alone.
func Clean(path string) string { return clean(path) }

// clean is path.Clean where a parameter has the package's name.
func clean(p string) string { return path.Clean(p) }

// IsLocal reports whether the path stays below the folder that it begins in.
func IsLocal(path string) bool {
	if path == "" || IsAbs(path) {
		return false
	}
	p := clean(path)
	return p != ".." && !strings.HasPrefix(p, "../")
}

// Localize returns the system's form of a path as io/fs has them.
func Localize(path string) (string, error) {
	if !fs.ValidPath(path) || strings.IndexByte(path, 0) >= 0 {
		return "", errors.New("invalid path")
	}
	return path, nil
}

// ToSlash returns the path with slashes for separators.
func ToSlash(path string) string { return path }

// FromSlash returns the path with separators for slashes.
func FromSlash(path string) string { return path }

// SplitList splits a list of paths as $PATH is one.
func SplitList(path string) []string {
	if path == "" {
		return []string{}
	}
	return strings.Split(path, string(ListSeparator))
}

// Split returns what stands up to the last separator, that included, and what stands behind it.
func Split(path string) (dir, file string) {
	i := strings.LastIndexByte(path, Separator)
	return path[:i+1], path[i+1:]
}

// Join puts separators between the elements that are not empty, and cleans the result.
func Join(elem ...string) string { return path.Join(elem...) }

// Ext returns the last element's part from its last dot on.
func Ext(path string) string {
	_, file := Split(path)
	if i := strings.LastIndexByte(file, '.'); i >= 0 {
		return file[i:]
	}
	return ""
}

// Base returns the last element, "." of an empty path and "/" of one of separators only.
func Base(p string) string { return path.Base(p) }

// Dir returns all but the last element, cleaned.
func Dir(path string) string {
	dir, _ := Split(path)
	return clean(dir)
}

// IsAbs reports whether the path begins at the root.
func IsAbs(path string) bool { return strings.HasPrefix(path, "/") }

// VolumeName returns the path's volume, of which there are none here.
func VolumeName(path string) string { return "" }

// HasPrefix exists for old programs: it knows nothing of elements.
func HasPrefix(p, prefix string) bool { return strings.HasPrefix(p, prefix) }

// Abs returns the path from the root on.
func Abs(path string) (string, error) {
	if IsAbs(path) {
		return clean(path), nil
	}
	wd, err := os.Getwd()
	if err != nil {
		return "", err
	}
	return Join(wd, path), nil
}

// Rel returns a path that leads from basePath to targPath, by the text alone.
func Rel(basePath, targPath string) (string, error) {
	base, target := Clean(basePath), Clean(targPath)
	if target == base {
		return ".", nil
	}
	if IsAbs(base) != IsAbs(target) {
		return "", errors.New("Rel: can't make " + targPath + " relative to " + basePath)
	}
	from, to := elements(base), elements(target)
	for len(from) > 0 && len(to) > 0 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	for i, elem := range from {
		if elem == ".." {
			return "", errors.New("Rel: can't make " + targPath + " relative to " + basePath)
		}
		from[i] = ".."
	}
	return strings.Join(append(from, to...), "/"), nil
}

// elements returns the elements of a clean path.
func elements(path string) []string {
	path = strings.TrimPrefix(path, "/")
	if path == "" || path == "." {
		return nil
	}
	return strings.Split(path, "/")
}

// EvalSymlinks returns the path with symbolic links followed.
func EvalSymlinks(path string) (string, error) {
	const most = 255
	rest, done := path, ""
	if IsAbs(path) {
		done = "/"
	}
	for links := 0; ; {
		rest = strings.TrimLeft(rest, "/")
		if rest == "" {
			return clean(done), nil
		}
		elem := rest
		if i := strings.IndexByte(rest, '/'); i >= 0 {
			elem = rest[:i]
		}
		rest = rest[len(elem):]
		switch elem {
		case ".":
			continue
		case "..":
			if dir, file := Split(done); file != "" && file != ".." {
				done = strings.TrimRight(dir, "/")
				if dir == "/" {
					done = dir
				}
			} else if done != "/" {
				done = Join(done, "..")
			}
			continue
		}
		next := elem
		if done != "" {
			next = Join(done, elem)
		}
		info, err := os.Lstat(next)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			if !info.IsDir() && rest != "" {
				return "", notDirectory(next)
			}
			done = next
			continue
		}
		if links++; links > most {
			return "", errors.New("EvalSymlinks: too many links")
		}
		target, err := os.Readlink(next)
		if err != nil {
			return "", err
		}
		if IsAbs(target) {
			done = "/"
		}
		rest = target + rest
	}
}

// notDirectory returns the error that the system has for a file used as a folder.
func notDirectory(path string) error {
	_, err := os.Lstat(path + "/.")
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}
