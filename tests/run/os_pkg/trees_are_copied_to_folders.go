package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing/fstest"
)

func main() {
	dir, err := os.MkdirTemp("", "copy")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	show := func(err error) string { return strings.ReplaceAll(fmt.Sprint(err), dir, "DIR") }

	tree := fstest.MapFS{
		"a.txt": {Data: []byte("first")}, "sub/b.txt": {Data: []byte("second"), Mode: 0600}, "sub/deep/c": {Mode: 0755}, "empty": {Mode: fs.ModeDir | 0755},
	}
	to := filepath.Join(dir, "new", "place")
	fmt.Println(show(os.CopyFS(to, tree)))
	filepath.WalkDir(to, func(path string, d fs.DirEntry, err error) error {
		info, _ := d.Info()
		text, _ := os.ReadFile(path)
		fmt.Printf("%s %t %q %v\n", show(errors.New(path)), d.IsDir(), text, info.Mode()&0700)
		return err
	})
	fmt.Println(show(os.CopyFS(to, tree)), errors.Is(os.CopyFS(to, tree), fs.ErrExist))
	fmt.Println(show(os.CopyFS(filepath.Join(dir, "other")+"/", os.DirFS(to))))
	text, err := os.ReadFile(filepath.Join(dir, "other", "sub", "b.txt"))
	fmt.Printf("%q %v\n", text, err)
	fmt.Println(show(os.CopyFS(filepath.Join(dir, "third"), fstest.MapFS{"pipe": {Mode: fs.ModeNamedPipe}})))

	name := filepath.Join(to, "a.txt")
	fmt.Println(os.Chown(name, -1, -1), os.Lchown(name, os.Getuid(), os.Getgid()), show(os.Chown(name+"x", 1, 1)), show(os.Lchown(name+"x", 1, 1)))
	f, _ := os.Open(name)
	fmt.Println(f.Chown(-1, os.Getgid()), f.Close(), show(f.Chown(1, 1)))
	fmt.Println(os.Getpagesize(), os.ErrNoDeadline, os.ErrNoHandle, os.ErrDeadlineExceeded)
	timeout, ok := os.ErrDeadlineExceeded.(interface{ Timeout() bool })
	fmt.Println(ok && timeout.Timeout(), os.IsTimeout(&fs.PathError{Op: "read", Path: "x", Err: os.ErrDeadlineExceeded}))
}
