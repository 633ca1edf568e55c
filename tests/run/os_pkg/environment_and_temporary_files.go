package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

func p(a ...any) { fmt.Println(a...) }

// inTemp makes a folder of its own the working one.
func inTemp() (leave func()) {
	dir, err := os.MkdirTemp("", "golden")
	if err != nil {
		panic(err)
	}
	os.Chdir(dir)
	return func() { os.Chdir("/"); os.RemoveAll(dir) }
}

func main() {
	defer inTemp()()
	dir, _ := os.Getwd()
	p(os.Setenv("FOO_X", "bar"), os.Getenv("FOO_X"), os.Setenv("", "x"), os.Setenv("a=b", "c"), os.Setenv("A", "x\x00"))
	p(os.ExpandEnv("$FOO_X ${FOO_X}s $NOPE. $$ ${} ${ $1 $*x ${FOO_X"), os.Expand("$a-${bc}-$1", func(s string) string { return "<" + s + ">" }))
	p(os.Unsetenv("FOO_X"), os.Getenv("FOO_X"))
	_, ok := os.LookupEnv("FOO_X")
	p(ok)
	os.Clearenv()
	p(os.Environ(), len(os.Environ()))
	os.Setenv("K", "v")
	os.Setenv("K2", "")
	p(os.Environ())
	_, err := os.UserHomeDir()
	p(err)
	p(os.TempDir())
	os.Setenv("TMPDIR", dir)
	os.Setenv("HOME", "/h")
	p(os.TempDir() == dir)
	hd, err := os.UserHomeDir()
	p(hd, err)
	t, err := os.CreateTemp("", "pre*suf")
	p(err, strings.HasPrefix(t.Name(), dir+"/pre"), strings.HasSuffix(t.Name(), "suf"), len(t.Name()) > len(dir)+10)
	ti, _ := t.Stat()
	p(ti.Mode())
	_, err = os.CreateTemp("", "a/b")
	p(err)
	td, err := os.MkdirTemp("", "dir")
	p(err, strings.HasPrefix(td, dir+"/dir"))
	wd, err := os.Getwd()
	p(wd == dir, err)
	p(os.Getpid() > 0, os.Getppid() > 0, os.Getuid() >= 0, os.DevNull, string(os.PathSeparator), string(os.PathListSeparator), os.IsPathSeparator('/'))
	hn, err := os.Hostname()
	p(hn != "", err)
	p(os.NewSyscallError("x", nil), os.NewSyscallError("op", os.ErrInvalid))
	nul, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	p(err)
	fmt.Fprintln(nul, "x")
	ni, _ := nul.Stat()
	p(ni.Mode())
	si, err := os.Stdin.Stat()
	p(si.Name(), err)
	for _, m := range []fs.FileMode{0, 0777, fs.ModeDir | 0755, fs.ModeSymlink, fs.ModeAppend | fs.ModeExclusive, fs.ModeTemporary | fs.ModeDevice, fs.ModeNamedPipe, fs.ModeSocket | fs.ModeSetuid | fs.ModeSetgid, fs.ModeCharDevice | fs.ModeSticky | fs.ModeIrregular} {
		p(m, m.IsDir(), m.IsRegular(), m.Perm(), m.Type(), uint32(m))
	}
	p(fs.ValidPath("a/b"), fs.ValidPath("/a"), fs.ValidPath("."), fs.ValidPath("a//b"), fs.ValidPath("../x"))
	p(fs.FormatFileInfo(ti)[:10], os.O_RDONLY, os.O_WRONLY, os.O_RDWR, os.O_APPEND, os.O_CREATE, os.O_EXCL, os.O_SYNC, os.O_TRUNC)
	var pe *fs.PathError
	p(errors.As(os.Remove("zz"), &pe), pe.Op, pe.Path, pe.Err)
	var le *os.LinkError
	p(errors.As(os.Rename("zz", "yy"), &le), le.Op, le.Old, le.New, le.Err)

}
