package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

func main() {
	for _, p := range []string{"", ".", "/", "//", "a", "a/", "a//b/", "/a/../..", "../a/..", "a/./b/../c.tar.gz", "/x/y.go"} {
		dir, file := path.Split(p)
		fmt.Printf("%q: %q %q %q %q %q %q %v %v\n", p, path.Clean(p), path.Dir(p), path.Base(p), path.Ext(p), dir, file, path.IsAbs(p), filepath.IsLocal(p))
	}
	fmt.Println(path.Join("a", "", "../b", "c"), path.Join(), filepath.SplitList("/a:/b::"))
	for _, m := range [][2]string{{"*.go", "x.go"}, {"a*/b", "abc/b"}, {"*", "a/b"}, {"[a-c]?", "bz"}, {"[^a-c]*", "bz"}, {"[a", "a"}, {`\*`, "*"}, {"a[", "a"}, {"[]a]", "]"}, {"*x", "xxx"}, {"世?", "世界"}} {
		ok, err := path.Match(m[0], m[1])
		fmt.Println(m, ok, err)
	}
	for _, r := range [][2]string{{"/a/b", "/a/c/d"}, {"a", "a/b"}, {"..", "a"}, {"/a", "b"}, {"a/b", "."}, {".", "x"}} {
		rel, err := filepath.Rel(r[0], r[1])
		fmt.Println(rel, err)
	}
	root, _ := os.MkdirTemp("", "walk")
	defer os.RemoveAll(root)
	for _, name := range []string{"b/two.txt", "a/one.txt", "a/deep/three.go", "c.txt"} {
		full := filepath.Join(root, name)
		os.MkdirAll(filepath.Dir(full), 0o755)
		os.WriteFile(full, []byte(name), 0o644)
	}
	filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		fmt.Println(strings.TrimPrefix(p, root), d.IsDir(), err)
		if d.Name() == "deep" {
			return filepath.SkipDir
		}
		return nil
	})
	matches, err := filepath.Glob(filepath.Join(root, "*", "*.txt"))
	for _, m := range matches {
		fmt.Println(strings.TrimPrefix(m, root))
	}
	fmt.Println(err)
	tree := os.DirFS(root)
	data, err := fs.ReadFile(tree, "a/one.txt")
	fmt.Println(string(data), err)
	names, err := fs.Glob(tree, "a/*/*.go")
	fmt.Println(names, err)
	_, err = fs.Stat(tree, "../x")
	fmt.Println(err)
	_, err = tree.Open("none")
	fmt.Println(err)
	sub, _ := fs.Sub(tree, "a")
	fs.WalkDir(sub, ".", func(p string, d fs.DirEntry, err error) error {
		fmt.Println(p, d)
		return err
	})
	_, err = filepath.EvalSymlinks("/no/such")
	fmt.Println(err)
}
