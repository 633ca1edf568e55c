package main

import (
	"errors"
	"fmt"
	"time"
)

func main() {
	t := time.Date(2009, time.November, 10, 23, 4, 5, 123456789, time.FixedZone("EST", -5*3600))
	layouts := []string{
		time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123,
		time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro,
		time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly, "2006-002 3pm -07:00:00", "__2 Z07 Z0700 -070000",
		"Monday January _2 '06 at 3:4:5.000 PM MST", "2 1 6", "Jan 2 Mon Month Janus",
	}
	for _, layout := range layouts {
		text := t.Format(layout)
		back, err := time.Parse(layout, text)
		fmt.Println(text, "|", back, "|", err)
		if err == nil && back.Format(layout) != text {
			fmt.Println("not the same", back.Format(layout))
		}
	}
	for _, c := range [][2]string{
		{time.RFC3339, "2006-01-02T15:04:05Z"}, {time.RFC3339, "2006-01-02T15:04:05.5+05:30"}, {time.RFC3339, "2006-13-02T15:04:05Z"},
		{time.RFC3339, "2006-02-30T15:04:05Z"}, {time.RFC3339, "2006-02-28T25:04:05Z"}, {time.RFC3339, "2006-02-28T15:60:05Z"},
		{time.RFC3339, "2006-02-28T15:04:60Z"}, {time.RFC3339, "2006-02-28 15:04:05Z"}, {time.RFC3339, ""}, {time.RFC3339, "2006-02-28T15:04:05"},
		{time.RFC3339, "2006-02-28T15:04:05Zx"}, {time.RFC3339, "2006-02-28T15:04:05+25:00"}, {time.RFC3339, "2006-02-28T15:04:05+05:61"},
		{time.DateOnly, "2024-02-29"}, {time.DateOnly, "2023-02-29"}, {time.DateOnly, "2023-2-9"}, {time.DateOnly, "023-02-09"},
		{"2006-1-2", "2023-02-9"}, {"3:04PM", "12:00AM"}, {"3:04PM", "12:00PM"}, {"3:04PM", "13:00PM"}, {"3:04PM", "1:00XM"}, {"3:04pm", "1:00pm"},
		{"Jan 2", "FEB 3"}, {"Jan 2", "Fob 3"}, {"January", "march"}, {"Mon", "tue"}, {"Monday", "Tues"}, {"06", "68"}, {"06", "69"}, {"06", "x"},
		{"15:04:05.000", "01:02:03.123"}, {"15:04:05.000", "01:02:03.12"}, {"15:04:05.000", "01:02:03.-12"}, {"15:04:05.999", "01:02:03"},
		{"15:04:05", "01:02:03.123456789123"}, {"15:04:05", "01:02:03,5"}, {"MST", "CEST"}, {"MST", "ABC"}, {"MST", "abc"}, {"MST", "GMT+3"},
		{"MST", "GMT-24"}, {"MST", "+03"}, {"MST", "ChST"}, {"MST", "WITA"}, {"MST", "ABCD"}, {"MST", "ABCDE"}, {"MST", "UTC"}, {"2006 002", "2024 366"}, {"2006 002", "2023 366"},
		{"2006 01 002", "2023 02 032"}, {"2006 01 002", "2023 03 032"}, {"2006 02 002", "2023 02 032"}, {"2006 __2", "2023  32"}, {"2006   x", "2023 x"},
		{"2006x", "2023 y"}, {"-07", "+05"}, {"-07", "05"}, {"Z0700", "Z"}, {"Z0700", "-0330"}, {"-07:00:00", "+01:02:03"}, {"15h", "9h"}, {"03h", "9h"},
	} {
		t, err := time.Parse(c[0], c[1])
		fmt.Printf("%q %q: %v %v\n", c[0], c[1], t, err)
		var detail *time.ParseError
		if errors.As(err, &detail) {
			fmt.Printf("%q %q %q %q %q\n", detail.Layout, detail.Value, detail.LayoutElem, detail.ValueElem, detail.Message)
		}
	}
	zone := time.FixedZone("CET", 3600)
	for _, text := range []string{"2020-01-02 03:04:05", "x"} {
		fmt.Println(time.ParseInLocation(time.DateTime, text, zone))
	}
	fmt.Println(time.ParseInLocation("2006 MST", "2020 CET", zone))
	fmt.Println(time.ParseInLocation("2006 -0700", "2020 +0100", zone))

	var u time.Time
	fmt.Println(u.UnmarshalText([]byte("2020-05-06T07:08:09.25+02:00")), u, u.UnmarshalText([]byte("no")))
	fmt.Println(u.UnmarshalJSON([]byte(`"2021-05-06T07:08:09Z"`)), u, u.UnmarshalJSON([]byte("null")), u.UnmarshalJSON([]byte("1")))
	for _, t := range []time.Time{t, {}, time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2000, 1, 1, 0, 0, 0, 0, time.FixedZone("", 24*3600))} {
		text, err := t.MarshalText()
		json, err2 := t.MarshalJSON()
		appended, err3 := t.AppendText([]byte("at "))
		fmt.Printf("%s %v %s %v %s %v\n", text, err, json, err2, appended, err3)
		fmt.Printf("%#v %v\n", t, t)
	}
}
