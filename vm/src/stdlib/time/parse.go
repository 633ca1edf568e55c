package time

// ParseError tells which part of a text does not fit which element of a layout.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quote(e.Value) + e.Message
	}
	return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) + ": cannot parse " + quote(e.ValueElem) +
		" as " + quote(e.LayoutElem)
}

// Parse reads a time in the form of a layout; without a zone it is UTC.
func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC, Local) }

// ParseInLocation reads a time in the form of a layout; without a zone it is in loc, and names of zones are loc's.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

// parsed is what was read of a time.
type parsed struct {
	rest                        string // of the text
	year, month, day, yearDay   int    // -1 where unknown, but for the year
	hour, minute, second, nanos int
	am, pm                      bool
	loc                         *Location
	zone                        string
	offset                      int // -1 where unknown
}

// lower returns an ASCII letter in lower case.
func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// prefixFold reports whether s begins with prefix but for case.
func prefixFold(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := 0; i < len(prefix); i++ {
		if lower(s[i]) != lower(prefix[i]) {
			return false
		}
	}
	return true
}

// name reads one of count names, the first short letters of each or (0) all; it returns the name's number, or -1.
func (p *parsed) name(of func(int) string, count, short int) int {
	for i := 0; i < count; i++ {
		name := of(i)
		if short > 0 {
			name = name[:short]
		}
		if prefixFold(p.rest, name) {
			p.rest = p.rest[len(name):]
			return i
		}
	}
	return -1
}

func monthName(i int) string   { return Month(i + 1).String() }
func weekdayName(i int) string { return Weekday(i).String() }

// digits reads a number of up to most digits, or of exactly so many.
func (p *parsed) digits(most int, exactly bool) (n int, ok bool) {
	count := 0
	for count < most && digit(p.rest[count:]) {
		n = n*10 + int(p.rest[count]-'0')
		count++
	}
	if count == 0 || exactly && count < most {
		return 0, false
	}
	p.rest = p.rest[count:]
	return n, true
}

// blanks skips up to n blanks.
func (p *parsed) blanks(n int) {
	for ; n > 0 && p.rest != "" && p.rest[0] == ' '; n-- {
		p.rest = p.rest[1:]
	}
}

// literal skips what the layout has between its elements; blanks fit any number of blanks.
func (p *parsed) literal(text string) bool {
	for text != "" {
		if text[0] == ' ' {
			if p.rest != "" && p.rest[0] != ' ' {
				return false
			}
			for text != "" && text[0] == ' ' {
				text = text[1:]
			}
			p.blanks(len(p.rest))
			continue
		}
		if p.rest == "" || p.rest[0] != text[0] {
			return false
		}
		text, p.rest = text[1:], p.rest[1:]
	}
	return true
}

func isPoint(c byte) bool { return c == '.' || c == ',' }

// nanoseconds reads a point and the digits behind it, length bytes in all.
func (p *parsed) nanoseconds(length int) (outside string, ok bool) {
	text := p.rest[:length]
	p.rest = p.rest[length:]
	if !isPoint(text[0]) {
		return "", false
	}
	p.nanos = 0
	if len(text) > 1 && text[1] == '-' {
		return "fractional second", true
	}
	for i := 1; i < 10; i++ {
		p.nanos *= 10
		if i < len(text) {
			if !digit(text[i:]) {
				return "", false
			}
			p.nanos += int(text[i] - '0')
		}
	}
	return "", true
}

// fractionLength returns how many bytes a point and the digits behind it take, 0 if there are none.
func fractionLength(s string) int {
	if len(s) < 2 || !isPoint(s[0]) || !digit(s[1:]) {
		return 0
	}
	n := 2
	for digit(s[n:]) {
		n++
	}
	return n
}

// element reads one element of a layout, next being what follows it there. outside names what is beyond its range.
func (p *parsed) element(e, next string) (outside string, ok bool) {
	switch e {
	case "06":
		if len(p.rest) < 2 {
			return "", false
		}
		if p.year, ok = p.digits(2, true); p.year >= 69 {
			p.year += 1900
		} else {
			p.year += 2000
		}
	case "2006":
		p.year, ok = p.digits(4, true)
	case "Jan":
		p.month = p.name(monthName, 12, 3) + 1
		ok = p.month > 0
	case "January":
		p.month = p.name(monthName, 12, 0) + 1
		ok = p.month > 0
	case "Mon":
		ok = p.name(weekdayName, 7, 3) >= 0
	case "Monday":
		ok = p.name(weekdayName, 7, 0) >= 0
	case "1", "01":
		if p.month, ok = p.digits(2, e == "01"); ok && (p.month < 1 || p.month > 12) {
			return "month", true
		}
	case "2", "_2", "02":
		if e == "_2" {
			p.blanks(1)
		}
		p.day, ok = p.digits(2, e == "02")
	case "__2", "002":
		if e == "__2" {
			p.blanks(2)
		}
		p.yearDay, ok = p.digits(3, e == "002")
	case "15":
		if p.hour, ok = p.digits(2, false); p.hour > 23 {
			return "hour", true
		}
	case "3", "03":
		if p.hour, ok = p.digits(2, e == "03"); p.hour > 12 {
			return "hour", true
		}
	case "4", "04":
		if p.minute, ok = p.digits(2, e == "04"); p.minute > 59 {
			return "minute", true
		}
	case "5", "05":
		if p.second, ok = p.digits(2, e == "05"); p.second > 59 {
			return "second", true
		}
		// A fraction may follow that the layout does not show.
		if n := fractionLength(p.rest); ok && n > 0 && !fractionNext(next) {
			return p.nanoseconds(n)
		}
	case "PM", "pm":
		if len(p.rest) < 2 {
			return "", false
		}
		half := p.rest[:2]
		p.rest = p.rest[2:]
		p.pm, p.am = p.pm || half == e, p.am || half == string([]byte{e[0] - 'P' + 'A', e[1]})
		ok = half == e || half[0] == e[0]-'P'+'A' && half[1] == e[1]
	case "MST":
		return "", p.zoneName()
	default:
		switch {
		case e[0] == '-' || e[0] == 'Z':
			return p.zoneOffset(e)
		case e[1] == '0':
			if len(p.rest) < len(e) {
				return "", false
			}
			return p.nanoseconds(len(e))
		}
		if n := fractionLength(p.rest); n > 0 {
			return p.nanoseconds(n)
		}
		return "", true
	}
	return "", ok
}

// fractionNext reports whether the next element of a layout is a fraction of a second.
func fractionNext(layout string) bool {
	_, e, _ := nextElement(layout)
	return e != "" && isPoint(e[0])
}

func isLeap(year int64) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysIn(month Month, year int64) int {
	switch month {
	case February:
		if isLeap(year) {
			return 29
		}
		return 28
	case April, June, September, November:
		return 30
	}
	return 31
}

// setDay finds month and day from the day of the year, or checks them. It returns what is wrong.
func (p *parsed) setDay() string {
	year := int64(p.year)
	if p.yearDay >= 0 {
		most := 365
		if isLeap(year) {
			most = 366
		}
		if p.yearDay < 1 || p.yearDay > most {
			return ": day-of-year out of range"
		}
		_, month, day := date(days(year, January, 1) + int64(p.yearDay) - 1)
		if p.month >= 0 && p.month != int(month) {
			return ": day-of-year does not match month"
		}
		if p.day >= 0 && p.day != int(day) {
			return ": day-of-year does not match day"
		}
		p.month, p.day = int(month), int(day)
	}
	if p.month < 0 {
		p.month = 1
	}
	if p.day < 0 {
		p.day = 1
	}
	if p.day < 1 || p.day > daysIn(Month(p.month), year) {
		return ": day out of range"
	}
	return ""
}

// parse reads a time; defaultLocation is that of a text without a zone, and names of zones are local's.
func parse(layout, value string, defaultLocation, local *Location) (Time, error) {
	p := &parsed{rest: value, month: -1, day: -1, yearDay: -1, offset: -1}
	for left := layout; ; {
		text, e, next := nextElement(left)
		if !p.literal(text) {
			return Time{}, &ParseError{layout, value, text, p.rest, ""}
		}
		if e == "" {
			if p.rest != "" {
				return Time{}, &ParseError{layout, value, "", p.rest, ": extra text: " + quote(p.rest)}
			}
			break
		}
		before := p.rest
		outside, ok := p.element(e, next)
		if outside != "" {
			return Time{}, &ParseError{layout, value, e, p.rest, ": " + outside + " out of range"}
		}
		if !ok {
			return Time{}, &ParseError{layout, value, e, before, ""}
		}
		left = next
	}
	if p.pm && p.hour < 12 {
		p.hour += 12
	} else if p.am && p.hour == 12 {
		p.hour = 0
	}
	if message := p.setDay(); message != "" {
		return Time{}, &ParseError{layout, value, "", p.rest, message}
	}
	in := func(loc *Location) Time {
		return Date(p.year, Month(p.month), p.day, p.hour, p.minute, p.second, p.nanos, loc)
	}
	if p.loc != nil {
		return in(p.loc), nil
	}
	if p.offset == -1 && p.zone == "" {
		return in(defaultLocation), nil
	}
	t := in(UTC)
	if p.offset != -1 {
		t.ext -= int64(p.offset)
		if z, _, _ := local.lookup(t.Unix()); z.offset == p.offset && (p.zone == "" || z.name == p.zone) {
			return t.In(local), nil
		}
		return t.In(FixedZone(p.zone, p.offset)), nil
	}
	offset, ok := local.lookupName(p.zone, t.Unix())
	if ok {
		t.ext -= int64(offset)
		return t.In(local), nil
	}
	// A zone that is unknown here has the offset 0, but for GMT+3.
	if len(p.zone) > 3 && p.zone[:3] == "GMT" {
		for _, c := range p.zone[4:] {
			offset = offset*10 + int(c-'0')
		}
		if offset *= 3600; p.zone[3] == '-' {
			offset = -offset
		}
	}
	return t.In(FixedZone(p.zone, offset)), nil
}
