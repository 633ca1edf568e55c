//! args = ["-n", "5", "--name=gopher", "-v", "-rate=2.5", "-wait", "1m30s", "-list", "a", "-list=b", "rest", "-x"]

package main

import (
	"flag"
	"fmt"
	"strings"
	"time"
)

type list []string

func (l *list) String() string     { return strings.Join(*l, "+") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

func main() {
	n := flag.Int("n", 1, "a number")
	name := flag.String("name", "none", "a name")
	verbose := flag.Bool("v", false, "talk more")
	var rate float64
	flag.Float64Var(&rate, "rate", 1, "a rate")
	wait := flag.Duration("wait", time.Second, "how long")
	unset := flag.Uint("unset", 7, "not given")
	var l list
	flag.Var(&l, "list", "repeatable")
	flag.Parse()
	fmt.Println(*n, *name, *verbose, rate, *wait, *unset, l)
	fmt.Println(flag.NArg(), flag.Args(), flag.Arg(0), flag.Arg(9) == "", flag.NFlag(), flag.Parsed())
	flag.Visit(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.Value, " ") })
	fmt.Println()
}
