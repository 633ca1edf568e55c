package time

// zoneOffset reads an offset in the form of a layout's -07:00:00.
func (p *parsed) zoneOffset(form string) (outside string, ok bool) {
	if form[0] == 'Z' && p.rest != "" && p.rest[0] == 'Z' {
		p.rest = p.rest[1:]
		p.loc = UTC
		return "", true
	}
	if len(p.rest) < len(form) {
		return "", false
	}
	text := p.rest[:len(form)]
	for i := 1; i < len(form); i++ {
		if form[i] == ':' && text[i] != ':' {
			return "", false
		}
	}
	p.rest = p.rest[len(form):]
	sign := text[0]
	offset := 0
	ok = sign == '+' || sign == '-'
	text, form = text[1:], form[1:]
	for _, unit := range []struct {
		seconds, most int
		name          string
	}{{3600, 24, "hour"}, {60, 60, "minute"}, {1, 60, "second"}} {
		if form == "" {
			break
		}
		if form[0] == ':' {
			form, text = form[1:], text[1:]
		}
		if !digit(text) || !digit(text[1:]) {
			ok = false
			break
		}
		n := int(text[0]-'0')*10 + int(text[1]-'0')
		if n > unit.most && outside == "" {
			outside = "time zone offset " + unit.name
		}
		offset += n * unit.seconds
		form, text = form[2:], text[2:]
	}
	if sign == '-' {
		offset = -offset
	}
	p.offset = offset
	return outside, ok
}

// zoneName reads a zone's name.
func (p *parsed) zoneName() bool {
	if len(p.rest) >= 3 && p.rest[:3] == "UTC" {
		p.rest = p.rest[3:]
		p.loc = UTC
		return true
	}
	n := zoneNameLength(p.rest)
	if n == 0 {
		return false
	}
	p.zone, p.rest = p.rest[:n], p.rest[n:]
	return true
}

// zoneNameLength returns how many bytes of s are a zone's name: three capitals, four or five that end in T, some others, GMT
// with an offset, or an offset alone.
func zoneNameLength(s string) int {
	if len(s) < 3 {
		return 0
	}
	if len(s) >= 4 && (s[:4] == "ChST" || s[:4] == "MeST") {
		return 4
	}
	if s[:3] == "GMT" {
		return 3 + signedHours(s[3:])
	}
	if s[0] == '+' || s[0] == '-' {
		return signedHours(s)
	}
	n := 0
	for n < 6 && n < len(s) && 'A' <= s[n] && s[n] <= 'Z' {
		n++
	}
	switch {
	case n == 3, n == 4 && (s[3] == 'T' || s[:4] == "WITA"), n == 5 && s[4] == 'T':
		return n
	}
	return 0
}

// signedHours returns how many bytes of s are a sign and a number up to 23.
func signedHours(s string) int {
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0
	}
	n, hours := 1, 0
	for ; n < len(s) && digit(s[n:]); n++ {
		hours = min(hours*10+int(s[n]-'0'), 100)
	}
	if n == 1 || hours > 23 {
		return 0
	}
	return n
}
