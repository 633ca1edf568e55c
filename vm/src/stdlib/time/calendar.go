package time

// days returns the number of days from the first of March of the year 0 to the date, in the Gregorian calendar. Years that begin
// in March have their leap day at the end, so a month's first day is a linear function of the month.
func days(year int64, month Month, day int64) int64 {
	m := int64(month) - 3
	if m < 0 {
		m += 12
		year--
	}
	era := year / 400
	if year%400 < 0 {
		era--
	}
	y := year - era*400
	return era*146097 + y*365 + y/4 - y/100 + (153*m+2)/5 + day - 1
}

// marchToYearOne is the number of days from the first of March of the year 0 to the year 1.
const marchToYearOne = 306

// date is the inverse of days.
func date(n int64) (year int64, month Month, day int64) {
	era := n / 146097
	if n%146097 < 0 {
		era--
	}
	d := n - era*146097
	y := (d - d/1460 + d/36524 - d/146096) / 365
	d -= y*365 + y/4 - y/100
	m := (5*d + 2) / 153
	day = d - (153*m+2)/5 + 1
	year = era*400 + y
	if m < 10 {
		return year, Month(m + 3), day
	}
	return year + 1, Month(m - 9), day
}

// split returns the days since the year 1 and the second of the day.
func (t *Time) split() (day int64, second int64) {
	sec := t.seconds() + int64(t.offset())
	day = sec / secondsPerDay
	second = sec % secondsPerDay
	if second < 0 {
		second += secondsPerDay
		day--
	}
	return
}

// Date returns the year, month and day.
func (t Time) Date() (year int, month Month, day int) {
	n, _ := t.split()
	y, m, d := date(n + marchToYearOne)
	return int(y), m, int(d)
}

// Clock returns the hour, minute and second.
func (t Time) Clock() (hour, min, sec int) {
	_, s := t.split()
	return int(s / 3600), int(s / 60 % 60), int(s % 60)
}

func (t Time) Year() int {
	y, _, _ := t.Date()
	return y
}

func (t Time) Month() Month {
	_, m, _ := t.Date()
	return m
}

func (t Time) Day() int {
	_, _, d := t.Date()
	return d
}

func (t Time) Hour() int {
	h, _, _ := t.Clock()
	return h
}

func (t Time) Minute() int {
	_, m, _ := t.Clock()
	return m
}

func (t Time) Second() int {
	_, _, s := t.Clock()
	return s
}

// Nanosecond returns the nanoseconds within the second.
func (t Time) Nanosecond() int { return int(t.nanos()) }

func (t Time) Weekday() Weekday {
	// The year 1 began with a Monday.
	n, _ := t.split()
	return Weekday(((n+1)%7 + 7) % 7)
}

// YearDay returns the day of the year, from 1.
func (t Time) YearDay() int {
	n, _ := t.split()
	y, _, _ := date(n + marchToYearOne)
	return int(n + marchToYearOne - days(y, January, 1) + 1)
}

// ISOWeek returns the year and week by ISO 8601: weeks begin with Monday, and belong to the year that their Thursday is in.
func (t Time) ISOWeek() (year, week int) {
	n, _ := t.split()
	// The year 1 began with a Monday.
	thursday := n - ((n%7+7)%7 - 3)
	y, _, _ := date(thursday + marchToYearOne)
	return int(y), int(thursday+marchToYearOne-days(y, January, 1))/7 + 1
}

// carry moves what is beyond base from lo to hi.
func carry(hi, lo, base int) (int, int) {
	n := lo / base
	lo -= n * base
	if lo < 0 {
		lo += base
		n--
	}
	return hi + n, lo
}

// Date returns the time of a date and clock; values beyond their ranges carry over.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	year, m := carry(year, int(month)-1, 12)
	sec, nsec = carry(sec, nsec, 1e9)
	min, sec = carry(min, sec, 60)
	hour, min = carry(hour, min, 60)
	day, hour = carry(day, hour, 24)
	n := days(int64(year), Month(m+1), 1) + int64(day-1) - marchToYearOne
	unix := n*secondsPerDay + int64(hour*3600+min*60+sec) - yearOneTo1970
	return Time{uint64(nsec), loc.toUniversal(unix) + yearOneTo1970, nil}.In(loc)
}

// AddDate adds years, months and days; a day beyond the month's end carries over.
func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nanos()), t.Location())
}
