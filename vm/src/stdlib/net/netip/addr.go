// Package netip has addresses of the Internet Protocol as small values that can be compared.
package netip

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math/bits"
	"strconv"
	"unique"
)

// An Addr is an address of IPv4, or of IPv6 with or without a zone. The zero Addr is neither.
type Addr struct {
	// An address of IPv4 stands here as the one of IPv6 that it is mapped to.
	hi, lo uint64
	kind   unique.Handle[kind]
}

type kind struct {
	six  bool
	zone string
}

var (
	noKind unique.Handle[kind]
	four   = unique.Make(kind{})
	six    = unique.Make(kind{six: true})
)

// mapped stands before an address of IPv4 in one of IPv6.
const mapped = 0xffff << 32

// AddrFrom4 returns an address of IPv4.
func AddrFrom4(addr [4]byte) Addr {
	return Addr{lo: mapped | uint64(binary.BigEndian.Uint32(addr[:])), kind: four}
}

// AddrFrom16 returns an address of IPv6, which may be one that an address of IPv4 is mapped to.
func AddrFrom16(addr [16]byte) Addr {
	return Addr{binary.BigEndian.Uint64(addr[:]), binary.BigEndian.Uint64(addr[8:]), six}
}

// AddrFromSlice returns the address of 4 or 16 bytes.
func AddrFromSlice(slice []byte) (ip Addr, ok bool) {
	switch len(slice) {
	case 4:
		return AddrFrom4([4]byte(slice)), true
	case 16:
		return AddrFrom16([16]byte(slice)), true
	}
	return Addr{}, false
}

// IPv4Unspecified returns 0.0.0.0.
func IPv4Unspecified() Addr { return AddrFrom4([4]byte{}) }

// IPv6Unspecified returns ::.
func IPv6Unspecified() Addr { return Addr{kind: six} }

// IPv6Loopback returns ::1.
func IPv6Loopback() Addr { return Addr{lo: 1, kind: six} }

// IPv6LinkLocalAllNodes returns ff02::1.
func IPv6LinkLocalAllNodes() Addr { return Addr{hi: 0xff02 << 48, lo: 1, kind: six} }

// IPv6LinkLocalAllRouters returns ff02::2.
func IPv6LinkLocalAllRouters() Addr { return Addr{hi: 0xff02 << 48, lo: 2, kind: six} }

// IsValid reports whether ip is an address.
func (ip Addr) IsValid() bool { return ip.kind != noKind }

// Is4 reports whether ip is of IPv4.
func (ip Addr) Is4() bool { return ip.kind == four }

// Is6 reports whether ip is of IPv6.
func (ip Addr) Is6() bool { return ip.kind != noKind && ip.kind != four }

// Is4In6 reports whether ip is of IPv6, and an address of IPv4 is mapped to it.
func (ip Addr) Is4In6() bool { return ip.Is6() && ip.hi == 0 && ip.lo>>32 == mapped>>32 }

// BitLen returns the number of bits, 0 for no address.
func (ip Addr) BitLen() int {
	switch ip.kind {
	case noKind:
		return 0
	case four:
		return 32
	}
	return 128
}

// Zone returns the zone, which may be empty.
func (ip Addr) Zone() string {
	if ip.kind == noKind {
		return ""
	}
	return ip.kind.Value().zone
}

func (ip Addr) hasZone() bool { return ip.Is6() && ip.kind != six }

// WithZone returns an address of IPv6 with another zone, which may be empty. Others have none.
func (ip Addr) WithZone(zone string) Addr {
	switch {
	case !ip.Is6():
	case zone == "":
		ip.kind = six
	default:
		ip.kind = unique.Make(kind{true, zone})
	}
	return ip
}

// Unmap returns the address of IPv4 that was mapped, or ip.
func (ip Addr) Unmap() Addr {
	if ip.Is4In6() {
		ip.kind = four
	}
	return ip
}

// Compare returns -1, 0 or 1 for ip before, equal to or behind ip2: in the order of their lengths, then of their bits, then of their zones.
func (ip Addr) Compare(ip2 Addr) int {
	c := cmp.Or(cmp.Compare(ip.BitLen(), ip2.BitLen()), cmp.Compare(ip.hi, ip2.hi), cmp.Compare(ip.lo, ip2.lo))
	if c == 0 && ip.Is6() {
		c = cmp.Compare(ip.Zone(), ip2.Zone())
	}
	return c
}

// Less reports whether ip is before ip2.
func (ip Addr) Less(ip2 Addr) bool { return ip.Compare(ip2) < 0 }

// byte4 returns a byte of an address of IPv4.
func (ip Addr) byte4(i int) byte { return byte(ip.lo >> (24 - 8*i)) }

// group returns one of the eight groups of an address of IPv6.
func (ip Addr) group(i int) uint16 {
	half := ip.hi
	if i >= 4 {
		half = ip.lo
	}
	return uint16(half >> (48 - 16*(i%4)))
}

// IsUnspecified reports whether ip is 0.0.0.0 or ::.
func (ip Addr) IsUnspecified() bool { return ip == IPv4Unspecified() || ip == IPv6Unspecified() }

// IsLoopback reports whether ip is the machine itself.
func (ip Addr) IsLoopback() bool {
	ip = ip.Unmap()
	return ip.Is4() && ip.byte4(0) == 127 || ip.Is6() && ip.hi == 0 && ip.lo == 1
}

// IsMulticast reports whether ip is a group of machines.
func (ip Addr) IsMulticast() bool {
	ip = ip.Unmap()
	return ip.Is4() && ip.byte4(0)>>4 == 0xe || ip.Is6() && ip.hi>>56 == 0xff
}

// IsInterfaceLocalMulticast reports whether ip is a group on one interface, which only IPv6 has.
func (ip Addr) IsInterfaceLocalMulticast() bool { return ip.Is6() && ip.group(0)&0xff0f == 0xff01 }

// IsLinkLocalMulticast reports whether ip is a group on one link.
func (ip Addr) IsLinkLocalMulticast() bool {
	ip = ip.Unmap()
	return ip.Is4() && ip.lo>>8 == (mapped|224<<24)>>8 || ip.Is6() && ip.group(0)&0xff0f == 0xff02
}

// IsLinkLocalUnicast reports whether ip is a machine on one link.
func (ip Addr) IsLinkLocalUnicast() bool {
	ip = ip.Unmap()
	return ip.Is4() && ip.byte4(0) == 169 && ip.byte4(1) == 254 || ip.Is6() && ip.group(0)&0xffc0 == 0xfe80
}

// IsGlobalUnicast reports whether ip is a machine, neither this one nor on one link only. Private ones are among these.
func (ip Addr) IsGlobalUnicast() bool {
	ip = ip.Unmap()
	broadcast := ip.Is4() && uint32(ip.lo) == 1<<32-1
	return ip.IsValid() && !broadcast && !ip.IsUnspecified() && !ip.IsLoopback() && !ip.IsMulticast() && !ip.IsLinkLocalUnicast()
}

// IsPrivate reports whether ip is of those that are not used between networks.
func (ip Addr) IsPrivate() bool {
	ip = ip.Unmap()
	if ip.Is4() {
		a, b := ip.byte4(0), ip.byte4(1)
		return a == 10 || a == 172 && b>>4 == 1 || a == 192 && b == 168
	}
	return ip.Is6() && ip.hi>>57 == 0xfc>>1
}

// Next returns the address behind ip, or none.
func (ip Addr) Next() Addr {
	var carry uint64
	ip.lo, carry = bits.Add64(ip.lo, 1, 0)
	ip.hi += carry
	if ip.isFirst() {
		return Addr{}
	}
	return ip
}

// Prev returns the address before ip, or none.
func (ip Addr) Prev() Addr {
	if ip.isFirst() {
		return Addr{}
	}
	var borrow uint64
	ip.lo, borrow = bits.Sub64(ip.lo, 1, 0)
	ip.hi -= borrow
	return ip
}

// isFirst reports whether all bits are 0.
func (ip Addr) isFirst() bool {
	if ip.Is4() {
		return uint32(ip.lo) == 0
	}
	return ip.hi|ip.lo == 0
}

// As4 returns the bytes of an address of IPv4, which may be mapped. It panics for others.
func (ip Addr) As4() (a4 [4]byte) {
	switch {
	case ip.Is4(), ip.Is4In6():
		binary.BigEndian.PutUint32(a4[:], uint32(ip.lo))
		return a4
	case ip.kind == noKind:
		panic("As4 called on IP zero value")
	}
	panic("As4 called on IPv6 address")
}

// As16 returns the bytes of an address of IPv6, or of the one that ip is mapped to.
func (ip Addr) As16() (a16 [16]byte) {
	binary.BigEndian.PutUint64(a16[:], ip.hi)
	binary.BigEndian.PutUint64(a16[8:], ip.lo)
	return a16
}

// AsSlice returns the bytes, nil for no address.
func (ip Addr) AsSlice() []byte {
	switch ip.kind {
	case noKind:
		return nil
	case four:
		a := ip.As4()
		return a[:]
	}
	a := ip.As16()
	return a[:]
}

// Room for what addresses are written as.
const (
	roomFour   = len("255.255.255.255")
	roomMapped = len("::ffff:255.255.255.255%enp5s0")
	roomSix    = len("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff%enp5s0")
)

func (ip Addr) room() int {
	switch {
	case ip.kind == four:
		return roomFour
	case ip.Is4In6():
		return roomMapped
	}
	return roomSix
}

// String returns an address as it is written, or "invalid IP".
func (ip Addr) String() string {
	if !ip.IsValid() {
		return "invalid IP"
	}
	return string(ip.AppendTo(make([]byte, 0, ip.room())))
}

// AppendTo appends an address as it is written.
func (ip Addr) AppendTo(b []byte) []byte {
	switch {
	case ip.kind == noKind:
		return b
	case ip.kind == four:
		return ip.append4(b)
	case ip.Is4In6():
		b = ip.append4(append(b, "::ffff:"...))
	default:
		b = ip.append6(b)
	}
	return ip.appendZone(b)
}

func (ip Addr) appendZone(b []byte) []byte {
	if ip.hasZone() {
		b = append(append(b, '%'), ip.Zone()...)
	}
	return b
}

func (ip Addr) append4(b []byte) []byte {
	for i := range 4 {
		if i > 0 {
			b = append(b, '.')
		}
		b = strconv.AppendUint(b, uint64(ip.byte4(i)), 10)
	}
	return b
}

// append6 leaves out the longest run of groups that are 0, the first of equals.
func (ip Addr) append6(b []byte) []byte {
	start, end := -1, -1
	for i := 0; i < 8; i++ {
		j := i
		for j < 8 && ip.group(j) == 0 {
			j++
		}
		if j-i >= 2 && j-i > end-start {
			start, end = i, j
		}
	}
	for i := 0; i < 8; i++ {
		if i == start {
			b = append(b, "::"...)
			if i = end; i == 8 {
				break
			}
		} else if i > 0 {
			b = append(b, ':')
		}
		b = strconv.AppendUint(b, uint64(ip.group(i)), 16)
	}
	return b
}

// StringExpanded is String, but with all digits of addresses of IPv6.
func (ip Addr) StringExpanded() string {
	if !ip.Is6() {
		return ip.String()
	}
	const digits = "0123456789abcdef"
	b := make([]byte, 0, len("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"))
	for i := range 8 {
		if i > 0 {
			b = append(b, ':')
		}
		g := ip.group(i)
		b = append(b, digits[g>>12], digits[g>>8&15], digits[g>>4&15], digits[g&15])
	}
	return string(ip.appendZone(b))
}

// AppendText appends what String returns, or nothing for no address.
func (ip Addr) AppendText(b []byte) ([]byte, error) { return ip.AppendTo(b), nil }

// MarshalText returns what String does, or nothing for no address.
func (ip Addr) MarshalText() ([]byte, error) {
	if !ip.IsValid() {
		return []byte{}, nil
	}
	return ip.AppendText(make([]byte, 0, ip.room()))
}

// UnmarshalText reads what ParseAddr does, and nothing as no address.
func (ip *Addr) UnmarshalText(text []byte) (err error) {
	*ip = Addr{}
	if len(text) > 0 {
		*ip, err = ParseAddr(string(text))
	}
	return err
}

// AppendBinary appends the bytes, and the zone.
func (ip Addr) AppendBinary(b []byte) ([]byte, error) {
	switch ip.kind {
	case noKind:
	case four:
		b = binary.BigEndian.AppendUint32(b, uint32(ip.lo))
	default:
		b = binary.BigEndian.AppendUint64(b, ip.hi)
		b = binary.BigEndian.AppendUint64(b, ip.lo)
		b = append(b, ip.Zone()...)
	}
	return b, nil
}

func (ip Addr) binarySize() int { return ip.BitLen()/8 + len(ip.Zone()) }

// MarshalBinary returns the bytes, and the zone.
func (ip Addr) MarshalBinary() ([]byte, error) {
	return ip.AppendBinary(make([]byte, 0, ip.binarySize()))
}

var errSize = errors.New("unexpected slice size")

// UnmarshalBinary reads what MarshalBinary returns.
func (ip *Addr) UnmarshalBinary(b []byte) error {
	switch n := len(b); {
	case n == 0:
		*ip = Addr{}
	case n == 4:
		*ip = AddrFrom4([4]byte(b))
	case n >= 16:
		*ip = AddrFrom16([16]byte(b)).WithZone(string(b[16:]))
	default:
		return errSize
	}
	return nil
}
