package os

import (
	"errors"
	"internal/syscall"
)

const manyTries = 10000

// tempName returns the two parts between which a random number goes.
func tempName(op, dir, pattern string) (prefix, suffix string, err error) {
	if contains(pattern, PathSeparator) {
		return "", "", &PathError{op, pattern, errors.New("pattern contains path separator")}
	}
	prefix = pattern
	for i := len(pattern) - 1; i >= 0; i-- {
		if pattern[i] == '*' {
			prefix, suffix = pattern[:i], pattern[i+1:]
			break
		}
	}
	if dir == "" {
		dir = TempDir()
	}
	if dir[len(dir)-1] != PathSeparator {
		dir += "/"
	}
	return dir + prefix, suffix, nil
}

func randomDigits() string {
	var b []byte
	for u := uint32(syscall.Random()); u > 0 || b == nil; u /= 10 {
		b = append(b, byte('0'+u%10))
	}
	return string(b)
}

// CreateTemp makes a new file in dir, or in TempDir; its name is the pattern with a random number for the last *, or at
// its end.
func CreateTemp(dir, pattern string) (*File, error) {
	prefix, suffix, err := tempName("createtemp", dir, pattern)
	if err != nil {
		return nil, err
	}
	for try := 1; ; try++ {
		f, err := OpenFile(prefix+randomDigits()+suffix, O_RDWR|O_CREATE|O_EXCL, 0600)
		if !IsExist(err) {
			return f, err
		}
		if try == manyTries {
			return nil, &PathError{"createtemp", prefix + "*" + suffix, ErrExist}
		}
	}
}

// MkdirTemp makes a new folder in dir, or in TempDir, named as by CreateTemp.
func MkdirTemp(dir, pattern string) (string, error) {
	prefix, suffix, err := tempName("mkdirtemp", dir, pattern)
	if err != nil {
		return "", err
	}
	for try := 1; ; try++ {
		name := prefix + randomDigits() + suffix
		err := Mkdir(name, 0700)
		if err == nil {
			return name, nil
		}
		if !IsExist(err) {
			return "", err
		}
		if try == manyTries {
			return "", &PathError{"mkdirtemp", prefix + "*" + suffix, ErrExist}
		}
	}
}
