package os

import (
	"errors"
	"internal/syscall"
)

// Getenv returns a variable of the environment, or "".
func Getenv(key string) string {
	value, _ := syscall.Getenv(key)
	return value
}

// LookupEnv returns a variable of the environment and whether it is set.
func LookupEnv(key string) (string, bool) { return syscall.Getenv(key) }

func contains(s string, c byte) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			return true
		}
	}
	return false
}

// Setenv sets a variable of the environment.
func Setenv(key, value string) error {
	if key == "" || contains(key, '=') || contains(key, 0) || contains(value, 0) {
		return NewSyscallError("setenv", syscall.EINVAL)
	}
	syscall.Setenv(key, value)
	return nil
}

// Unsetenv removes a variable of the environment.
func Unsetenv(key string) error {
	syscall.Unsetenv(key)
	return nil
}

// Clearenv removes all variables of the environment.
func Clearenv() { syscall.Clearenv() }

// Environ returns the environment as key=value.
func Environ() []string {
	all := []string{}
	for {
		entry, ok := syscall.Environ(len(all))
		if !ok {
			return all
		}
		all = append(all, entry)
	}
}

// ExpandEnv replaces ${name} and $name by variables of the environment.
func ExpandEnv(s string) string { return Expand(s, Getenv) }

// Expand replaces ${name} and $name by what mapping says. What looks like neither loses its dollar, or the whole.
func Expand(s string, mapping func(string) string) string {
	var b []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '$' || i+1 == len(s) {
			b = append(b, s[i])
			continue
		}
		name, width := variable(s[i+1:])
		switch {
		case name != "":
			b = append(b, mapping(name)...)
		case width == 0:
			b = append(b, '$')
		}
		i += width
	}
	return string(b)
}

// special reports whether a variable's name is this one character.
func special(c byte) bool {
	return c == '*' || '#' <= c && c <= '$' || c == '@' || c == '!' || c == '?' || c == '-' || '0' <= c && c <= '9'
}

func wordByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// variable returns the variable's name at the start of what follows a dollar, and how many bytes it takes. A name that is
// wrong in braces is "".
func variable(s string) (name string, width int) {
	if s[0] == '{' {
		if len(s) > 2 && special(s[1]) && s[2] == '}' {
			return s[1:2], 3
		}
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				if i == 1 {
					return "", 2
				}
				return s[1:i], i + 1
			}
		}
		return "", 1
	}
	if special(s[0]) {
		return s[:1], 1
	}
	for width < len(s) && wordByte(s[width]) {
		width++
	}
	return s[:width], width
}

// TempDir returns the folder for temporary files.
func TempDir() string {
	if dir := Getenv("TMPDIR"); dir != "" {
		return dir
	}
	return "/tmp"
}

// UserHomeDir returns the user's folder.
func UserHomeDir() (string, error) {
	if home := Getenv("HOME"); home != "" {
		return home, nil
	}
	return "", errors.New("$HOME is not defined")
}

func userDir(variable, below string) (string, error) {
	dir := Getenv(variable)
	if dir == "" {
		home := Getenv("HOME")
		if home == "" {
			return "", errors.New("neither $" + variable + " nor $HOME are defined")
		}
		return home + below, nil
	}
	if dir[0] != '/' {
		return "", errors.New("path in $" + variable + " is relative")
	}
	return dir, nil
}

// UserCacheDir returns the user's folder for what can be made anew.
func UserCacheDir() (string, error) { return userDir("XDG_CACHE_HOME", "/.cache") }

// UserConfigDir returns the user's folder for configuration.
func UserConfigDir() (string, error) { return userDir("XDG_CONFIG_HOME", "/.config") }
