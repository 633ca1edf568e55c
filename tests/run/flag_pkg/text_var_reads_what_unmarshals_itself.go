package main

import (
	"encoding"
	"flag"
	"fmt"
	"math/big"
	"os"
	"strings"
	"time"
)

type point struct{ x, y int }

func (p point) MarshalText() ([]byte, error) {
	if p.x < 0 {
		return nil, fmt.Errorf("negative")
	}
	return fmt.Appendf(nil, "%d:%d", p.x, p.y), nil
}

func (p *point) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "%d:%d", &p.x, &p.y)
	return err
}

type mute struct{ set string }

func (m *mute) UnmarshalText(b []byte) error { m.set = strings.ToUpper(string(b)); return nil }

func (m mute) MarshalText() ([]byte, error) { return nil, fmt.Errorf("mute") }

func attempt(p encoding.TextUnmarshaler, v encoding.TextMarshaler) {
	defer func() { fmt.Println(recover()) }()
	flag.NewFlagSet("", flag.ContinueOnError).TextVar(p, "f", v, "")
	fmt.Println("defined", p)
}

type handle string

func (h handle) UnmarshalText([]byte) error { return nil }

func main() {
	fs := flag.NewFlagSet("prog", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	var p, q point
	var n big.Int
	var t time.Time
	var m mute
	fs.TextVar(&p, "p", point{1, 2}, "a `place`")
	fs.TextVar(&q, "q", point{}, "another")
	fs.TextVar(&n, "n", big.NewInt(12), "a number")
	fs.TextVar(&t, "t", time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC), "a time")
	fs.TextVar(&m, "m", mute{"x"}, "says nothing")
	fs.PrintDefaults()
	fmt.Println(p, q, &n, t, m)
	fmt.Println(fs.Parse([]string{"-p", "3:4", "-n=123456789012345678901", "-m", "abc", "-t", "2021-02-03T04:05:06Z", "rest"}))
	fmt.Println(p, q, &n, t, m, fs.Args())
	fmt.Println(fs.Parse([]string{"-n", "zz"}))
	fmt.Println(fs.Parse([]string{"-q", "zz"}))
	fs.Visit(func(f *flag.Flag) {
		fmt.Printf("%s %q %q %T\n", f.Name, f.Value.String(), f.DefValue, f.Value.(flag.Getter).Get())
	})
	attempt(&p, &q)
	attempt(&p, mute{})
	attempt(handle("h"), point{})
	attempt(&m, &mute{"pointed"})
}
