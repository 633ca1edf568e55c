// Package path takes paths apart whose elements are separated by slashes.
package path

// Clean returns the shortest path that leads to the same place, by the text alone.
func Clean(path string) string {
	if path == "" {
		return "."
	}
	rooted := path[0] == '/'
	var b []byte
	root := 0 // what ".." does not take away
	if rooted {
		b = append(b, '/')
		root = 1
	}
	for i := 0; i < len(path); {
		if path[i] == '/' {
			i++
			continue
		}
		end := i
		for end < len(path) && path[end] != '/' {
			end++
		}
		elem := path[i:end]
		i = end
		switch {
		case elem == ".":
		case elem == ".." && len(b) > root:
			last := len(b) - 1
			for last > root && b[last] != '/' {
				last--
			}
			b = b[:last]
		case elem == ".." && rooted:
		default:
			if len(b) > 1 || len(b) == 1 && !rooted {
				b = append(b, '/')
			}
			b = append(b, elem...)
			if elem == ".." {
				root = len(b)
			}
		}
	}
	if len(b) == 0 {
		return "."
	}
	return string(b)
}

// lastSlash returns the index of the last slash, or -1.
func lastSlash(s string) int {
	i := len(s) - 1
	for i >= 0 && s[i] != '/' {
		i--
	}
	return i
}

// Split returns what stands up to the last slash, that included, and what stands behind it.
func Split(path string) (dir, file string) {
	i := lastSlash(path)
	return path[:i+1], path[i+1:]
}

// Join puts slashes between the elements that are not empty, and cleans the result.
func Join(elem ...string) string {
	var b []byte
	for _, e := range elem {
		if e == "" {
			continue
		}
		if len(b) > 0 {
			b = append(b, '/')
		}
		b = append(b, e...)
	}
	if len(b) == 0 {
		return ""
	}
	return Clean(string(b))
}

// Ext returns the last element's part from its last dot on.
func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

// Base returns the last element, "." of an empty path and "/" of one of slashes only.
func Base(path string) string {
	if path == "" {
		return "."
	}
	for len(path) > 0 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	if path == "" {
		return "/"
	}
	return path[lastSlash(path)+1:]
}

// IsAbs reports whether the path begins at the root.
func IsAbs(path string) bool { return len(path) > 0 && path[0] == '/' }

// Dir returns all but the last element, cleaned.
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}
