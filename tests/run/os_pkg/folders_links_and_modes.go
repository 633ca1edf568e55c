package main

import (
	"fmt"
	"os"
	"sort"
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
	p(os.MkdirAll("a/b/c", 0755), os.MkdirAll("a/b/c", 0755), os.Mkdir("a", 0755))
	os.WriteFile("f.txt", []byte("hello\nworld\n"), 0644)
	os.WriteFile("log", []byte("one\n"), 0644)
	os.WriteFile("h", []byte("0123"), 0644)
	p(os.Truncate("h", 2))
	b, _ := os.ReadFile("h")
	fmt.Printf("%q\n", b)
	p(os.Truncate("nope", 2), os.Truncate("h", -1))
	p(os.Symlink("f.txt", "ln"), os.Symlink("f.txt", "ln"))
	s, err := os.Readlink("ln")
	p(s, err)
	s, err = os.Readlink("f.txt")
	p(s, err)
	p(os.Link("f.txt", "hard"), os.Link("nope", "x"))
	l, _ := os.Lstat("ln")
	p(l.Mode(), l.Mode()&os.ModeSymlink != 0, l.Mode().Type())
	st, _ := os.Stat("ln")
	p(st.Mode(), st.Name(), st.Size())
	fa, _ := os.Stat("f.txt")
	fb, _ := os.Stat("hard")
	p(os.SameFile(fa, fb), os.SameFile(fa, l))
	p(os.Chmod("hard", 0400), os.Chmod("nope", 0400))
	fb, _ = os.Stat("hard")
	p(fb.Mode(), fb.Mode().String())
	es, err := os.ReadDir(".")
	for _, e := range es {
		i, err := e.Info()
		p(e.Name(), e.IsDir(), e.Type(), e, i.Size() > 0 || i.IsDir(), err)
	}
	es, err = os.ReadDir("nope")
	p(len(es), err)
	es, err = os.ReadDir("f.txt")
	p(len(es), err)
	d, _ := os.Open(".")
	_, err = d.Read(make([]byte, 5))
	p(err)
	ns := []string{}
	for {
		x, err := d.Readdirnames(3)
		ns = append(ns, x...)
		if err != nil {
			p(err)
			break
		}
	}
	sort.Strings(ns)
	p(ns)
	x, err := d.Readdirnames(-1)
	p(x == nil, len(x), err)
	d.Seek(0, 0)
	fis, err := d.Readdir(0)
	p(len(fis), err)
	di, _ := d.Stat()
	p(di.IsDir(), di.Mode(), di.Name())
	d.Close()
	p(os.Rename("f.txt", "g.txt"), os.Rename("nope", "z"), os.Rename("g.txt", "a"), os.Rename("a", "log"))
	p(os.Remove("nope"), os.Remove("a"), os.Remove("log"))
	p(os.RemoveAll("a"), os.RemoveAll("nope"), os.RemoveAll(""), os.RemoveAll("x/."))
	_, err = os.Stat("a/b")
	p(err)
	_, err = os.Stat("h/b")
	p(err, os.IsNotExist(err))
}
