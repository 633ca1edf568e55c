package os

import (
	"errors"
	"internal/syscall"
	"time"
)

const (
	PathSeparator     = '/'
	PathListSeparator = ':'
	DevNull           = "/dev/null"
)

// systemDirectory is the flag of OpenFile that fails for what is no folder.
const systemDirectory = 0x10000

var errUseOfClosed = errors.New("use of closed file")

// IsPathSeparator reports whether c separates the elements of a path.
func IsPathSeparator(c uint8) bool { return c == PathSeparator }

// Mkdir makes a folder.
func Mkdir(name string, perm FileMode) error {
	return pathError("mkdir", name, syscall.Mkdir(name, systemMode(perm)))
}

// MkdirAll makes a folder and those above it that do not exist.
func MkdirAll(path string, perm FileMode) error {
	if info, err := Stat(path); err == nil {
		if info.IsDir() {
			return nil
		}
		return &PathError{"mkdir", path, syscall.ENOTDIR}
	}
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	for end > 0 && path[end-1] != '/' {
		end--
	}
	if end > 1 {
		if err := MkdirAll(path[:end-1], perm); err != nil {
			return err
		}
	}
	err := Mkdir(path, perm)
	if err != nil {
		if info, failed := Lstat(path); failed == nil && info.IsDir() {
			return nil
		}
	}
	return err
}

// Remove removes a file or an empty folder.
func Remove(name string) error {
	errno := syscall.Unlink(name)
	if errno == 0 {
		return nil
	}
	asDir := syscall.Rmdir(name)
	if asDir == 0 {
		return nil
	}
	if syscall.Errno(asDir) != syscall.ENOTDIR {
		errno = asDir
	}
	return pathError("remove", name, errno)
}

// RemoveAll removes a file, or a folder and all below it. It is no error if there is none.
func RemoveAll(path string) error {
	if path == "" {
		return nil
	}
	if n := len(path); path[n-1] == '.' && (n == 1 || path[n-2] == '/') {
		return &PathError{"RemoveAll", path, syscall.EINVAL}
	}
	err := Remove(path)
	if err == nil || IsNotExist(err) {
		return nil
	}
	info, failed := Lstat(path)
	if failed != nil || !info.IsDir() {
		if IsNotExist(failed) {
			return nil
		}
		return &PathError{"unlinkat", path, underlying(err)}
	}
	entries, err := ReadDir(path)
	for _, entry := range entries {
		if below := RemoveAll(path + "/" + entry.Name()); below != nil {
			err = below
		}
	}
	if err != nil {
		return err
	}
	if err := Remove(path); err != nil && !IsNotExist(err) {
		return &PathError{"unlinkat", path, underlying(err)}
	}
	return nil
}

// Rename moves a file; one that newpath names is replaced unless it is a folder.
func Rename(oldpath, newpath string) error {
	if target, err := Lstat(newpath); err == nil && target.IsDir() {
		source, err := Lstat(oldpath)
		if err != nil {
			return &LinkError{"rename", oldpath, newpath, underlying(err)}
		}
		if oldpath == newpath || !SameFile(source, target) {
			return &LinkError{"rename", oldpath, newpath, syscall.EEXIST}
		}
	}
	return linkError("rename", oldpath, newpath, syscall.Rename(oldpath, newpath))
}

// Link makes newname another name of a file.
func Link(oldname, newname string) error {
	return linkError("link", oldname, newname, syscall.Link(oldname, newname))
}

// Symlink makes a symbolic link to oldname.
func Symlink(oldname, newname string) error {
	return linkError("symlink", oldname, newname, syscall.Symlink(oldname, newname))
}

// Readlink returns where a symbolic link leads to.
func Readlink(name string) (string, error) {
	target, errno := syscall.Readlink(name)
	return target, pathError("readlink", name, errno)
}

// Truncate changes a file's size.
func Truncate(name string, size int64) error {
	return pathError("truncate", name, syscall.Truncate(name, size))
}

// Chmod changes a file's permissions.
func Chmod(name string, mode FileMode) error {
	return pathError("chmod", name, syscall.Chmod(name, systemMode(mode)))
}

// Chown changes a file's owner and group, -1 for the one that it has.
func Chown(name string, uid, gid int) error {
	return pathError("chown", name, syscall.Chown(name, true, uid, gid))
}

// Lchown is Chown, but of a symbolic link changes the link itself.
func Lchown(name string, uid, gid int) error {
	return pathError("lchown", name, syscall.Chown(name, false, uid, gid))
}

// Chtimes sets the times of a file's last reading and last change.
func Chtimes(name string, atime time.Time, mtime time.Time) error {
	return pathError("chtimes", name, syscall.Chtimes(name, atime.Unix(), int64(atime.Nanosecond()), mtime.Unix(), int64(mtime.Nanosecond())))
}

// Chdir changes the working folder.
func Chdir(dir string) error { return pathError("chdir", dir, syscall.Chdir(dir)) }

// Getwd returns the working folder, by the name in $PWD if that leads there.
func Getwd() (dir string, err error) {
	if dir = Getenv("PWD"); len(dir) > 0 && dir[0] == '/' {
		named, err := Stat(dir)
		if err == nil {
			if working, err := Stat("."); err == nil && SameFile(named, working) {
				return dir, nil
			}
		}
	}
	dir, errno := syscall.Getwd()
	if errno != 0 {
		return "", NewSyscallError("getwd", syscall.Errno(errno))
	}
	return dir, nil
}
