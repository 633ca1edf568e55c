package main

import (
	"fmt"
	"time"
)

func show(t time.Time) {
	name, offset := t.Zone()
	start, end := t.ZoneBounds()
	year, week := t.ISOWeek()
	fmt.Println(t, t.Unix(), name, offset, t.IsDST(), start, end, year, week, t.YearDay(), t.Weekday(), t.Location())
}

func main() {
	east := time.FixedZone("", 5*3600+1800)
	for _, loc := range []*time.Location{time.UTC, time.FixedZone("X", -3600), east, time.FixedZone("odd", 3661)} {
		show(time.Date(2021, 1, 3, 23, 30, 0, 0, loc))
		show(time.Unix(0, 0).In(loc))
		fmt.Println(time.Date(2021, 1, 3, 23, 30, 0, 0, loc).Format("MST -07:00:00 Z07 Z0700"))
	}
	for _, name := range []string{"Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "UTC", ""} {
		loc, err := time.LoadLocation(name)
		if err != nil {
			fmt.Println(err)
			continue
		}
		for _, year := range []int{1850, 1916, 1945, 1970, 2000, 2024, 2037, 2038, 2100} {
			for _, month := range []time.Month{1, 7} {
				show(time.Date(year, month, 15, 12, 0, 0, 0, loc))
			}
		}
		// The hour that is skipped, and the one that comes twice.
		for hour := 0; hour < 5; hour++ {
			show(time.Date(2024, 3, 31, hour, 30, 0, 0, loc))
			show(time.Date(2024, 10, 27, hour, 30, 0, 0, loc))
			show(time.Date(2050, 3, 13, hour, 30, 0, 0, loc))
			show(time.Date(2050, 11, 6, hour, 30, 0, 0, loc))
		}
		d := time.Date(2024, 3, 30, 12, 0, 0, 0, loc)
		fmt.Println(d.AddDate(0, 0, 1), d.Add(24*time.Hour), d.Truncate(24*time.Hour), d.Round(time.Hour))
		fmt.Printf("%#v\n", d)
	}
	for _, name := range []string{"No/Such", "/etc/localtime", "../x", "Local"} {
		loc, err := time.LoadLocation(name)
		fmt.Println(loc == time.Local, err)
	}
	for year := 2018; year < 2030; year++ {
		for _, day := range []int{1, 2, 3, 4, 5} {
			y, w := time.Date(year, 1, day, 0, 0, 0, 0, time.UTC).ISOWeek()
			z, v := time.Date(year, 12, 26+day, 0, 0, 0, 0, time.UTC).ISOWeek()
			fmt.Println(year, day, y, w, z, v)
		}
	}
	a, b := time.Unix(1e9, 0).UTC(), time.Unix(1e9, 0).In(east)
	fmt.Println(a == b, a.Equal(b), a.Sub(b), b.UTC() == a, b.Local().Location() == time.Local)
	defer func() { fmt.Println(recover()) }()
	time.Now().In(nil)
}
