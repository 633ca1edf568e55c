//! env = ["TZ=America/New_York"]

package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.Unix(1720000000, 0)
	fmt.Println(t, t.Location(), t.UTC())
	fmt.Println(time.Date(2024, 12, 1, 0, 0, 0, 0, time.Local))
	fmt.Println(time.ParseInLocation(time.DateTime, "2024-07-01 10:00:00", time.Local))
	fmt.Println(time.Parse("2006 MST", "2024 EST"))
	time.Local = time.UTC
	fmt.Println(time.Unix(1720000000, 0))
}
