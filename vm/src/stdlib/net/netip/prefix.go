package netip

import (
	"cmp"
	"errors"
	"strconv"
	"strings"
)

// A Prefix is the addresses that have their first bits in common with one.
type Prefix struct {
	ip   Addr
	more uint8 // the number of bits and 1; 0 for no prefix
}

// PrefixFrom returns a prefix, whose address loses its zone. It is valid if the address has so many bits.
func PrefixFrom(ip Addr, bits int) Prefix {
	p := Prefix{ip: ip.WithZone("")}
	if ip.IsValid() && 0 <= bits && bits <= ip.BitLen() {
		p.more = uint8(bits) + 1
	}
	return p
}

// Prefix returns the prefix of so many bits, with the others 0.
func (ip Addr) Prefix(b int) (Prefix, error) {
	if b < 0 {
		return Prefix{}, errors.New("negative Prefix bits")
	}
	ones := b
	switch ip.kind {
	case noKind:
		return Prefix{}, nil
	case four:
		if b > 32 {
			return Prefix{}, errors.New("prefix length " + strconv.Itoa(b) + " too large for IPv4")
		}
		ones += 96
	default:
		if b > 128 {
			return Prefix{}, errors.New("prefix length " + strconv.Itoa(b) + " too large for IPv6")
		}
	}
	ip.hi &^= ^uint64(0) >> ones
	ip.lo &= ^uint64(0) << (128 - ones)
	return PrefixFrom(ip, b), nil
}

// Addr returns the address.
func (p Prefix) Addr() Addr { return p.ip }

// Bits returns the number of bits, -1 for no prefix.
func (p Prefix) Bits() int { return int(p.more) - 1 }

// IsValid reports whether p is a prefix.
func (p Prefix) IsValid() bool { return p.more > 0 }

// IsSingleIP reports whether p has one address only.
func (p Prefix) IsSingleIP() bool { return p.IsValid() && p.Bits() == p.ip.BitLen() }

// Masked returns p with the bits of its address behind the prefix 0.
func (p Prefix) Masked() Prefix {
	m, _ := p.ip.Prefix(p.Bits())
	return m
}

// Compare compares the masked addresses, then the bits, then the addresses.
func (p Prefix) Compare(p2 Prefix) int {
	return cmp.Or(p.Masked().ip.Compare(p2.Masked().ip), cmp.Compare(p.Bits(), p2.Bits()), p.ip.Compare(p2.ip))
}

// Contains reports whether p has an address, which must have no zone. Mapped addresses are not those of IPv4.
func (p Prefix) Contains(ip Addr) bool {
	if !p.IsValid() || ip.hasZone() || p.ip.BitLen() != ip.BitLen() {
		return false
	}
	own, err := ip.Prefix(p.Bits())
	return err == nil && own.ip == p.Masked().ip
}

// Overlaps reports whether p and o have addresses in common.
func (p Prefix) Overlaps(o Prefix) bool {
	if !p.IsValid() || !o.IsValid() || p.ip.Is4() != o.ip.Is4() {
		return false
	}
	if p.Bits() > o.Bits() {
		p, o = o, p
	}
	return p.Contains(o.ip)
}

// A prefixError tells why s is no prefix.
type prefixError struct{ s, why string }

func (e prefixError) Error() string { return "netip.ParsePrefix(" + strconv.Quote(e.s) + "): " + e.why }

// ParsePrefix reads a prefix: 192.168.1.0/24, 2001:db8::/32.
func ParsePrefix(s string) (Prefix, error) {
	fail := func(why string) (Prefix, error) { return Prefix{}, prefixError{s, why} }
	i := strings.LastIndexByte(s, '/')
	if i < 0 {
		return fail("no '/'")
	}
	ip, err := ParseAddr(s[:i])
	if err != nil {
		return fail(err.Error())
	}
	if ip.hasZone() {
		return fail("IPv6 zones cannot be present in a prefix")
	}
	number := s[i+1:]
	bits, err := strconv.Atoi(number)
	if err != nil || len(number) > 1 && (number[0] < '1' || number[0] > '9') {
		return fail("bad bits after slash: " + strconv.Quote(number))
	}
	if bits < 0 || bits > ip.BitLen() {
		return fail("prefix length out of range")
	}
	return PrefixFrom(ip, bits), nil
}

// MustParsePrefix is ParsePrefix, but panics where that fails.
func MustParsePrefix(s string) Prefix { return must(ParsePrefix(s)) }

const invalidPrefix = "invalid Prefix"

// String returns a prefix as it is written, or "invalid Prefix".
func (p Prefix) String() string {
	if !p.IsValid() {
		return invalidPrefix
	}
	return string(p.AppendTo(make([]byte, 0, p.ip.room()+len("/128"))))
}

// AppendTo appends a prefix as it is written, and nothing for the zero Prefix.
func (p Prefix) AppendTo(b []byte) []byte {
	switch {
	case p == Prefix{}:
		return b
	case !p.IsValid():
		return append(b, invalidPrefix...)
	}
	return strconv.AppendInt(append(p.ip.AppendTo(b), '/'), int64(p.Bits()), 10)
}

// AppendText appends what AppendTo does.
func (p Prefix) AppendText(b []byte) ([]byte, error) { return p.AppendTo(b), nil }

// MarshalText returns what AppendTo appends.
func (p Prefix) MarshalText() ([]byte, error) {
	if !p.ip.IsValid() {
		return p.AppendText([]byte{})
	}
	return p.AppendText(make([]byte, 0, p.ip.room()+len("/128")))
}

// UnmarshalText reads what ParsePrefix does, and nothing as the zero Prefix.
func (p *Prefix) UnmarshalText(text []byte) (err error) {
	*p = Prefix{}
	if len(text) > 0 {
		*p, err = ParsePrefix(string(text))
	}
	return err
}

// AppendBinary appends the address's bytes, and the number of bits in one.
func (p Prefix) AppendBinary(b []byte) ([]byte, error) {
	b, _ = p.ip.AppendBinary(b)
	return append(b, uint8(p.Bits())), nil
}

// MarshalBinary returns the address's bytes, and the number of bits in one.
func (p Prefix) MarshalBinary() ([]byte, error) {
	return p.AppendBinary(make([]byte, 0, p.ip.binarySize()+1))
}

// UnmarshalBinary reads what MarshalBinary returns.
func (p *Prefix) UnmarshalBinary(b []byte) error {
	at := len(b) - 1
	if at < 0 {
		return errSize
	}
	var ip Addr
	if err := ip.UnmarshalBinary(b[:at]); err != nil {
		return err
	}
	*p = PrefixFrom(ip, int(b[at]))
	return nil
}
