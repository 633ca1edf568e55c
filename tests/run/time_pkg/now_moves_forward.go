package main

import (
	"fmt"
	"time"
)

func main() {
	a := time.Now()
	time.Sleep(2 * time.Millisecond)
	b := time.Now()
	fmt.Println(b.After(a), a.Before(b), b.Sub(a) >= 2*time.Millisecond, a.Equal(a), b.Compare(a))
	fmt.Println(time.Since(a) > 0, time.Until(a) < 0, a.Add(time.Hour).Sub(a), a.IsZero(), time.Time{}.IsZero())
	fmt.Println(b.Unix() >= a.Unix(), a.UnixNano() > 1e18, a.UnixMilli() > 1e12, a.Year() >= 2024)
	var elapsed time.Duration
	for range 3 {
		start := time.Now()
		time.Sleep(100 * time.Microsecond)
		elapsed += time.Since(start)
	}
	fmt.Println(elapsed >= 300*time.Microsecond)
}
