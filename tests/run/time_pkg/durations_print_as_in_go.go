package main

import (
	"fmt"
	"time"
)

func main() {
	for _, d := range []time.Duration{0, 1, 999, 1000, 1500, 1e6, 1234567, time.Second, 61 * time.Second, 90 * time.Minute, 25*time.Hour + 3*time.Second,
		-time.Millisecond * 1500, 1<<63 - 1, -1 << 63, 100 * time.Millisecond} {
		fmt.Println(d, d.Seconds(), d.Milliseconds(), d.Microseconds(), d.Nanoseconds())
	}
	d := 3*time.Hour + 25*time.Minute + 45500*time.Millisecond
	fmt.Println(d.Hours(), d.Minutes(), d.Truncate(time.Minute), d.Round(time.Hour), d.Round(time.Second), d.Abs())
	fmt.Printf("%v %s %d %T %5.1f\n", d, d, d, d, d.Minutes())
	n := 3
	fmt.Println(time.Duration(n)*time.Second, d > time.Hour, d/time.Minute, d%time.Minute)
	p, err := time.ParseDuration("1h15m30.918s")
	fmt.Println(p, err)
	_, err = time.ParseDuration("bad")
	fmt.Println(err)
	fmt.Println([]time.Duration{1, 2e9}, struct{ D time.Duration }{5e6})
}
