package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sort"
	"strings"
	"testing/fstest"
	"time"
)

func main() {
	when := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)
	fsys := fstest.MapFS{
		"a.txt":         {Data: []byte("hello"), Mode: 0o644, ModTime: when},
		"dir/b.txt":     {Data: []byte("b"), Sys: 5},
		"dir/sub/c.go":  {Data: []byte("package c")},
		"dir/sub/d.go":  {},
		"own":           {Mode: fs.ModeDir | 0o700, ModTime: when},
		"own/e":         {Data: []byte("e")},
		"empty":         {Mode: fs.ModeDir | 0o755},
		"link":          {Data: []byte("dir/sub"), Mode: fs.ModeSymlink | 0o777},
		"dir/up":        {Data: []byte("../a.txt"), Mode: fs.ModeSymlink},
		"dir/out":       {Data: []byte("../../x"), Mode: fs.ModeSymlink},
		"abs":           {Data: []byte("/a.txt"), Mode: fs.ModeSymlink},
		"dangling":      {Data: []byte("nothing"), Mode: fs.ModeSymlink},
		"implicit/x/y":  {Data: []byte("y")},
		"two":           {Data: []byte("link"), Mode: fs.ModeSymlink},
	}
	names := []string{".", "a.txt", "dir", "dir/b.txt", "dir/sub", "dir/sub/c.go", "own", "own/e", "empty", "link", "link/c.go", "link/zz", "dir/up", "dir/out", "abs", "abs/x", "dangling", "two", "two/d.go", "implicit", "implicit/x", "implicit/x/y", "", "/", "a.txt/", "../a", "a.txt/b", "missing", "dir/../a.txt"}
	for _, n := range names {
		f, err := fsys.Open(n)
		fmt.Printf("%q %T %v %v\n", n, f, err, errors.Is(err, fs.ErrNotExist))
		if err == nil {
			st, err := f.Stat()
			fmt.Println(st, err, st.Name(), st.Size(), st.Mode(), st.IsDir(), st.ModTime(), st.Sys())
			b := make([]byte, 3)
			for range 4 {
				c, err := f.Read(b)
				fmt.Print(c, " ", err, ";")
			}
			fmt.Println()
			if s, ok := f.(io.Seeker); ok {
				for _, w := range []int{0, 1, 2} {
					for _, o := range []int64{-1, 0, 1, 3, 100} {
						p, err := s.Seek(o, w)
						fmt.Print(p, " ", err, ";")
					}
				}
				fmt.Println()
			}
			if r, ok := f.(io.ReaderAt); ok {
				for _, o := range []int64{-1, 0, 1, 5, 6} {
					c, err := r.ReadAt(b, o)
					fmt.Print(c, " ", err, string(b[:c]), ";")
				}
				fmt.Println()
			}
			if d, ok := f.(fs.ReadDirFile); ok {
				for range 4 {
					es, err := d.ReadDir(2)
					fmt.Println(es, err)
				}
				es, err := d.ReadDir(-1)
				fmt.Println(es, err)
			}
			fmt.Println(f.Close())
		}
		b, err := fsys.ReadFile(n)
		fmt.Printf("%q %v\n", b, err)
		st, err := fsys.Stat(n)
		fmt.Println(st, err)
		st, err = fsys.Lstat(n)
		fmt.Println(st, err)
		l, err := fsys.ReadLink(n)
		fmt.Println(l, err)
		es, err := fsys.ReadDir(n)
		fmt.Println(es, err)
		sub, err := fsys.Sub(n)
		fmt.Println(err)
		if err == nil {
			m, err := fs.Glob(sub, "*")
			fmt.Println(m, err)
		}
	}
	for _, p := range []string{"*", "*/*.txt", "dir/sub/*.go", "[", "*.txt"} {
		m, err := fsys.Glob(p)
		fmt.Println(m, err)
	}
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		fmt.Println(p, d, err)
		if d != nil && strings.HasSuffix(p, "own") {
			return fs.SkipDir
		}
		return nil
	})
	fmt.Println(err)
	var keys []string
	for k := range fsys {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	fmt.Println(keys)
	_, err = fstest.MapFS(nil).Open(".")
	fmt.Println(err)
	_, err = fstest.MapFS{".": {Mode: 0}}.Open(".")
	fmt.Println(err)
}
