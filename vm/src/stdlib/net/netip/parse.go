package netip

import (
	"strconv"
	"strings"
)

// An addrError tells why s is no address, and maybe where.
type addrError struct{ s, why, at string }

func (e addrError) Error() string {
	text := "ParseAddr(" + strconv.Quote(e.s) + "): " + e.why
	if e.at != "" {
		text += " (at " + strconv.Quote(e.at) + ")"
	}
	return text
}

// ParseAddr reads an address: 192.0.2.1, 2001:db8::68, fe80::1cc0:3e8c:119f:c2e1%ens18.
func ParseAddr(s string) (Addr, error) {
	for i := range len(s) {
		switch s[i] {
		case '.':
			var fields [4]byte
			if err := parseFields(s, s, fields[:]); err != nil {
				return Addr{}, err
			}
			return AddrFrom4(fields), nil
		case ':':
			return parse6(s)
		case '%':
			return Addr{}, addrError{s, "missing IPv6 address", ""}
		}
	}
	return Addr{}, addrError{s, "unable to parse IP", ""}
}

// MustParseAddr is ParseAddr, but panics where that fails.
func MustParseAddr(s string) Addr { return must(ParseAddr(s)) }

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// parseFields reads the four numbers of an address of IPv4, which stands in s.
func parseFields(s, part string, fields []byte) error {
	value, digits, n := 0, 0, 0
	for i := range len(part) {
		switch c := part[i]; {
		case '0' <= c && c <= '9':
			if digits == 1 && value == 0 {
				return addrError{s, "IPv4 field has octet with leading zero", ""}
			}
			value = 10*value + int(c-'0')
			digits++
			if value > 255 {
				return addrError{s, "IPv4 field has value >255", ""}
			}
		case c != '.':
			return addrError{s, "unexpected character", part[i:]}
		case digits == 0 || i == len(part)-1:
			return addrError{s, "IPv4 field must have at least one digit", part[i:]}
		case n == 3:
			return addrError{s, "IPv4 address too long", ""}
		default:
			fields[n] = byte(value)
			value, digits = 0, 0
			n++
		}
	}
	if n < 3 {
		return addrError{s, "IPv4 address too short", ""}
	}
	fields[3] = byte(value)
	return nil
}

func parse6(s string) (Addr, error) {
	fail := func(why, at string) (Addr, error) { return Addr{}, addrError{s, why, at} }
	rest, zone, hasZone := strings.Cut(s, "%")
	if hasZone && zone == "" {
		return fail("zone must be a non-empty string", "")
	}
	var ip [16]byte
	n, gap := 0, -1 // bytes read, and where :: is among them
	if strings.HasPrefix(rest, "::") {
		gap = 0
		rest = rest[2:]
		if rest == "" {
			return IPv6Unspecified().WithZone(zone), nil
		}
	}
	for n < len(ip) {
		value, digits := uint32(0), 0
		for ; digits < len(rest); digits++ {
			digit := hexDigit(rest[digits])
			if digit < 0 {
				break
			}
			if digits > 3 {
				return fail("each group must have 4 or less digits", rest)
			}
			value = value<<4 | uint32(digit)
		}
		if digits == 0 {
			return fail("each colon-separated field must have at least one digit", rest)
		}
		if digits < len(rest) && rest[digits] == '.' {
			if gap < 0 && n != 12 {
				return fail("embedded IPv4 address must replace the final 2 fields of the address", rest)
			}
			if n > 12 {
				return fail("too many hex fields to fit an embedded IPv4 at the end of the address", rest)
			}
			if err := parseFields(s, rest, ip[n:n+4]); err != nil {
				return Addr{}, err
			}
			rest = ""
			n += 4
			break
		}
		ip[n], ip[n+1] = byte(value>>8), byte(value)
		n += 2
		if rest = rest[digits:]; rest == "" {
			break
		}
		if rest[0] != ':' {
			return fail("unexpected character, want colon", rest)
		}
		if len(rest) == 1 {
			return fail("colon must be followed by more characters", rest)
		}
		rest = rest[1:]
		if rest[0] == ':' {
			if gap >= 0 {
				return fail("multiple :: in address", rest)
			}
			gap = n
			if rest = rest[1:]; rest == "" {
				break
			}
		}
	}
	switch {
	case rest != "":
		return fail("trailing garbage after address", rest)
	case n == len(ip) && gap >= 0:
		return fail("the :: must expand to at least one field of zeros", "")
	case n < len(ip) && gap < 0:
		return fail("address string too short", "")
	case n < len(ip):
		copy(ip[len(ip)-(n-gap):], ip[gap:n])
		clear(ip[gap : len(ip)-(n-gap)])
	}
	return AddrFrom16(ip).WithZone(zone), nil
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c - 'a' + 10)
	case 'A' <= c && c <= 'F':
		return int(c - 'A' + 10)
	}
	return -1
}
