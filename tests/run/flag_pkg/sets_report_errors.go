package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
)

func try(args ...string) {
	fs := flag.NewFlagSet("tool", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	n := fs.Int("n", 3, "number of `items`")
	b := fs.Bool("b", false, "switch")
	s := fs.String("s", "x", "text")
	err := fs.Parse(args)
	fmt.Println(err, errors.Is(err, flag.ErrHelp), *n, *b, *s, fs.Args())
}

func main() {
	try("-n", "7", "-b", "arg")
	try("-b=false", "-s=", "--", "-n")
	try("-n", "x")
	try("-unknown")
	try("-n")
	try("-h")
}
