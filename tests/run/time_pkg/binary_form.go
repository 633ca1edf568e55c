package main

import (
	"fmt"
	"time"
)

func main() {
	zones := []*time.Location{time.UTC, time.FixedZone("A", 3600), time.FixedZone("B", -5*3600-30*60), time.FixedZone("C", 3723), time.FixedZone("D", -60), time.FixedZone("E", -61)}
	for _, zone := range zones {
		t := time.Date(2024, 2, 29, 12, 34, 56, 789, zone)
		b, err := t.MarshalBinary()
		fmt.Println(zone, b, err)
		if err != nil {
			continue
		}
		var u time.Time
		err = u.UnmarshalBinary(b)
		fmt.Println(u, err, u.Equal(t), u.Location())
	}
	var zero time.Time
	b, err := zero.GobEncode()
	fmt.Println(b, err)
	var u time.Time
	fmt.Println(u.GobDecode(b), u, u == zero, u.IsZero())
	fmt.Println(u.UnmarshalBinary(nil), u.UnmarshalBinary([]byte{3}), u.UnmarshalBinary([]byte{1, 2}))
}
