//! exit = 1

package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"strings"
	"time"
)

func main() {
	l := log.New(os.Stdout, "p: ", log.Lshortfile)
	l.Print("a")
	l.Printf("%d", 1)
	l.Println("x", 2)
	l.Output(1, "o")
	l.SetFlags(log.Lshortfile | log.Lmsgprefix)
	l.Print("b\n")
	l.Print("")
	l.SetFlags(0)
	l.Print("plain")
	fmt.Println(l.Prefix(), l.Flags(), l.Writer() == os.Stdout)
	for _, f := range []func(){
		func() { l.Panic("x", 1) }, func() { l.Panicf("x%d", 1) }, func() { l.Panicln("x", 1) },
	} {
		func() {
			defer func() { fmt.Printf("%q\n", recover()) }()
			f()
		}()
	}

	log.SetOutput(os.Stdout)
	log.SetFlags(log.Lshortfile)
	log.SetPrefix("[std] ")
	log.Print("z")
	log.Println("z", 1)
	log.Printf("%q", "z")
	log.Output(1, "zz")
	log.Default().Print("d")
	func() { log.Print("in func") }()

	// Time stands in the line as it stands on the clock.
	var b bytes.Buffer
	for flag, layout := range map[int]string{
		log.LstdFlags:                                 "2006/01/02 15:04:05 ",
		log.Ldate:                                     "2006/01/02 ",
		log.Ltime:                                     "15:04:05 ",
		log.Lmicroseconds:                             "15:04:05.000000 ",
		log.Ldate | log.Ltime | log.LUTC:              "2006/01/02 15:04:05 ",
		log.Ldate | log.Lmicroseconds | log.Lmsgprefix: "2006/01/02 15:04:05.000000 ",
	} {
		b.Reset()
		log.New(&b, "", flag).Print("m")
		_, err := time.Parse(layout+"m\n", strings.ReplaceAll(b.String(), "m", "m"))
		fmt.Println(err)
	}
	defer fmt.Println("not run")
	log.SetFlags(0)
	log.Fatalf("fatal %d", 3)
}
