package time

// Layouts of Format: the reference time Mon Jan 2 15:04:05 MST 2006 as it would be written.
const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// elements are the parts of a layout, longer ones before those that they begin with.
var elements = []string{
	"January", "Jan", "Monday", "Mon", "MST", "2006", "__2", "_2", "002", "01", "02", "03", "04", "05", "06",
	"15", "1", "2", "3", "4", "5", "PM", "pm",
	"-07:00:00", "-07:00", "-070000", "-0700", "-07", "Z07:00:00", "Z07:00", "Z070000", "Z0700", "Z07",
}

// element returns the part that the layout begins with, or "". Jan and Mon are none where a word goes on in lower case,
// and "_2" is none in "_2006".
func element(layout string) string {
	for _, e := range elements {
		if len(layout) < len(e) || layout[:len(e)] != e {
			continue
		}
		if e == "Jan" || e == "Mon" {
			if len(layout) > 3 && 'a' <= layout[3] && layout[3] <= 'z' {
				return ""
			}
		}
		if e == "_2" && len(layout) >= 5 && layout[1:5] == "2006" {
			return ""
		}
		return e
	}
	return fraction(layout)
}

// nextElement returns the first element of a layout, and what stands before and after it.
func nextElement(layout string) (before, e, after string) {
	for i := range layout {
		if e := element(layout[i:]); e != "" {
			return layout[:i], e, layout[i+len(e):]
		}
	}
	return layout, "", ""
}

// fraction returns a fraction of a second as .000 or ,999 that the layout begins with, or "".
func fraction(layout string) string {
	if len(layout) < 2 || layout[0] != '.' && layout[0] != ',' || layout[1] != '0' && layout[1] != '9' {
		return ""
	}
	n := 2
	for n < len(layout) && layout[n] == layout[1] {
		n++
	}
	if n < len(layout) && '0' <= layout[n] && layout[n] <= '9' {
		return ""
	}
	return layout[:n]
}

// Format returns t in the form that the layout shows.
func (t Time) Format(layout string) string {
	const short = 64
	var b []byte
	if most := len(layout) + 10; most < short {
		var room [short]byte
		b = room[:0]
	} else {
		b = make([]byte, 0, most)
	}
	return string(t.AppendFormat(b, layout))
}

// AppendFormat appends t in the form that the layout shows.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	name, offset := t.Zone()
	for len(layout) > 0 {
		e := element(layout)
		if e == "" {
			b = append(b, layout[0])
			layout = layout[1:]
			continue
		}
		layout = layout[len(e):]
		switch e {
		case "January":
			b = append(b, month.String()...)
		case "Jan":
			b = append(b, month.String()[:3]...)
		case "Monday":
			b = append(b, t.Weekday().String()...)
		case "Mon":
			b = append(b, t.Weekday().String()[:3]...)
		case "MST":
			if name == "" {
				b = appendOffset(b, "-0700", offset)
			} else {
				b = append(b, name...)
			}
		case "2006":
			if year < 0 {
				b = append(b, '-')
			}
			b = appendUint(b, uint64(max(year, -year)), 4)
		case "06":
			b = appendUint(b, uint64(max(year, -year)%100), 2)
		case "01":
			b = appendUint(b, uint64(month), 2)
		case "1":
			b = appendUint(b, uint64(month), 0)
		case "02":
			b = appendUint(b, uint64(day), 2)
		case "_2":
			b = appendBlank(b, day, 2)
		case "2":
			b = appendUint(b, uint64(day), 0)
		case "002":
			b = appendUint(b, uint64(t.YearDay()), 3)
		case "__2":
			b = appendBlank(b, t.YearDay(), 3)
		case "15":
			b = appendUint(b, uint64(hour), 2)
		case "03":
			b = appendUint(b, uint64((hour+11)%12+1), 2)
		case "3":
			b = appendUint(b, uint64((hour+11)%12+1), 0)
		case "04":
			b = appendUint(b, uint64(min), 2)
		case "4":
			b = appendUint(b, uint64(min), 0)
		case "05":
			b = appendUint(b, uint64(sec), 2)
		case "5":
			b = appendUint(b, uint64(sec), 0)
		case "PM", "pm":
			half := "AP"
			if e == "pm" {
				half = "ap"
			}
			b = append(b, half[hour/12], e[1])
		default:
			if e[0] == 'Z' && offset == 0 {
				b = append(b, 'Z')
			} else if e[0] == '-' || e[0] == 'Z' {
				b = appendOffset(b, e, offset)
			} else {
				b = appendFraction(b, e, t.nanos())
			}
		}
	}
	return b
}

// appendOffset appends an offset in the form of a layout's -07:00:00: sign, then hours, minutes and seconds as far as the
// form has them.
func appendOffset(b []byte, form string, offset int) []byte {
	sign := byte('+')
	if offset <= -60 {
		sign = '-'
	}
	offset = max(offset, -offset)
	b = append(b, sign)
	for unit := 3600; len(form) > 1; unit /= 60 {
		if form[1] == ':' {
			b = append(b, ':')
			form = form[1:]
		}
		b = appendUint(b, uint64(offset/unit), 2)
		offset %= unit
		form = form[2:]
	}
	return b
}

// appendBlank appends n, filled up with blanks.
func appendBlank(b []byte, n, width int) []byte {
	if width == 3 && n < 100 {
		b = append(b, ' ')
	}
	if n < 10 {
		b = append(b, ' ')
	}
	return appendUint(b, uint64(n), 0)
}

// appendFraction appends the fraction of a second; nines drop trailing zeros.
func appendFraction(b []byte, form string, nanos int64) []byte {
	start := len(b)
	b = append(b, form[0])
	n := min(9, len(form)-1)
	b = appendUint(b, uint64(nanos), 9)
	b = b[:len(b)-9+n]
	for i := 9; i < len(form)-1; i++ {
		b = append(b, '0')
	}
	if form[1] == '9' {
		for len(b) > start && b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
		if len(b) == start+1 {
			b = b[:start]
		}
	}
	return b
}

// String returns the time as 2006-01-02 15:04:05.999999999 -0700 MST, and its monotonic reading as m=±seconds.
func (t Time) String() string {
	s := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if t.wall&hasMono == 0 {
		return s
	}
	var room [32]byte
	b := append(room[:0], " m="...)
	mono := t.ext
	sign := byte('+')
	if mono < 0 {
		sign = '-'
		mono = -mono
	}
	b = appendUint(append(b, sign), uint64(mono/1e9), 0)
	return s + string(appendUint(append(b, '.'), uint64(mono%1e9), 9))
}

// GoString returns the time as the call of Date that makes it.
func (t Time) GoString() string {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	b := []byte("time.Date(")
	if year < 0 {
		b = append(b, '-')
	}
	b = appendUint(b, uint64(max(year, -year)), 0)
	b = append(append(b, ", time."...), month.String()...)
	for _, n := range []int{day, hour, min, sec, int(t.nanos())} {
		b = appendUint(append(b, ", "...), uint64(n), 0)
	}
	switch loc := t.Location(); loc {
	case UTC:
		b = append(b, ", time.UTC)"...)
	case Local:
		b = append(b, ", time.Local)"...)
	default:
		b = append(append(append(b, ", time.Location("...), quote(loc.name)...), "))"...)
	}
	return string(b)
}
