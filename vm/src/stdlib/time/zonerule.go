package time

// ruleDay is one on which clocks change: the nth (5 is the last) weekday of a month, a day of the year from 0, or one from 1 that
// does not count the 29th of February.
type ruleDay struct {
	kind                byte // 'M', '0', 'J'
	month, nth, weekday int
	day                 int
	second              int // of the day
}

// rule reads the parts of a zone's rule, as EST5EDT,M3.2.0,M11.1.0; what it cannot read makes it bad.
type rule struct {
	text string
	bad  bool
}

// accept takes c if it is next.
func (r *rule) accept(c byte) bool {
	if r.text == "" || r.text[0] != c {
		return false
	}
	r.text = r.text[1:]
	return true
}

func (r *rule) name() string {
	quoted := r.accept('<')
	n := 0
	for n < len(r.text) {
		c := r.text[n]
		if quoted && c == '>' || !quoted && (digit(r.text[n:]) || c == ',' || c == '-' || c == '+') {
			break
		}
		n++
	}
	name := r.text[:n]
	r.text = r.text[n:]
	if quoted && !r.accept('>') || !quoted && n < 3 {
		r.bad = true
	}
	return name
}

// number reads a number from lo to hi.
func (r *rule) number(lo, hi int) int {
	if !digit(r.text) {
		r.bad = true
		return lo
	}
	n := 0
	for digit(r.text) && n <= hi {
		n = n*10 + int(r.text[0]-'0')
		r.text = r.text[1:]
	}
	if n < lo || n > hi {
		r.bad = true
		return lo
	}
	return n
}

// seconds reads hours, minutes and seconds with a sign.
func (r *rule) seconds() int {
	sign := 1
	if r.accept('-') {
		sign = -1
	} else {
		r.accept('+')
	}
	n := r.number(0, 24*7) * 3600
	if r.accept(':') {
		n += r.number(0, 59) * 60
		if r.accept(':') {
			n += r.number(0, 59)
		}
	}
	return sign * n
}

func (r *rule) day() ruleDay {
	if !r.accept(',') {
		r.bad = true
	}
	var d ruleDay
	switch {
	case r.accept('M'):
		d.kind = 'M'
		d.month = r.number(1, 12)
		r.bad = r.bad || !r.accept('.')
		d.nth = r.number(1, 5)
		r.bad = r.bad || !r.accept('.')
		d.weekday = r.number(0, 6)
	case r.accept('J'):
		d.kind, d.day = 'J', r.number(1, 365)
	default:
		d.kind, d.day = '0', r.number(0, 365)
	}
	d.second = 2 * 3600
	if r.accept('/') {
		d.second = r.seconds()
	}
	return d
}

// after returns how many seconds after the year's start the change is, by clocks of which the offset is not changed.
func (d ruleDay) after(year int64) int64 {
	start := days(year, January, 1)
	n := int64(d.day)
	switch d.kind {
	case 'J':
		n--
		if n >= 59 && isLeap(year) {
			n++
		}
	case 'M':
		first := days(year, Month(d.month), 1)
		// The first of March of the year 0 was a Wednesday.
		weekday := ((first+3)%7 + 7) % 7
		n = (int64(d.weekday)-weekday+7)%7 + int64(7*(d.nth-1))
		for n >= int64(daysIn(Month(d.month), year)) {
			n -= 7
		}
		n += first - start
	}
	return n*secondsPerDay + int64(d.second)
}

// byRule returns the zone that a rule puts in force at a moment, and the moments between which it is; lastChange is the start
// if the rule knows one zone only.
func byRule(text string, lastChange, unix int64) (z zone, start, end int64, ok bool) {
	r := &rule{text: text}
	standard := zone{name: r.name()}
	standard.offset = -r.seconds()
	if r.bad {
		return z, 0, 0, false
	}
	if r.text == "" || r.text[0] == ',' {
		return standard, lastChange, endOfTime, true
	}
	summer := zone{name: r.name(), offset: standard.offset + 3600, isDST: true}
	if r.text != "" && r.text[0] != ',' {
		summer.offset = -r.seconds()
	}
	if r.text == "" {
		r.text = ",M3.2.0,M11.1.0"
	}
	toSummer, toStandard := r.day(), r.day()
	if r.bad || r.text != "" {
		return z, 0, 0, false
	}
	n := unix / secondsPerDay
	if unix%secondsPerDay < 0 {
		n--
	}
	year, _, _ := date(n + yearOneTo1970/secondsPerDay + marchToYearOne)
	yearStart := (days(year, January, 1)-marchToYearOne)*secondsPerDay - yearOneTo1970
	nextStart := (days(year+1, January, 1)-marchToYearOne)*secondsPerDay - yearOneTo1970
	first, second := yearStart+toSummer.after(year)-int64(standard.offset), yearStart+toStandard.after(year)-int64(summer.offset)
	before, between := standard, summer
	if second < first {
		first, second = second, first
		before, between = summer, standard
	}
	switch {
	case unix < first:
		return before, yearStart, first, true
	case unix >= second:
		return before, second, nextStart, true
	}
	return between, first, second, true
}
