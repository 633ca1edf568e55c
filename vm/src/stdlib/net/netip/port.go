package netip

import (
	"cmp"
	"encoding/binary"
	"errors"
	"strconv"
	"strings"
)

// An AddrPort is an address and a port.
type AddrPort struct {
	ip   Addr
	port uint16
}

// AddrPortFrom returns an address and a port together.
func AddrPortFrom(ip Addr, port uint16) AddrPort { return AddrPort{ip, port} }

// Addr returns the address.
func (p AddrPort) Addr() Addr { return p.ip }

// Port returns the port.
func (p AddrPort) Port() uint16 { return p.port }

// IsValid reports whether the address is one.
func (p AddrPort) IsValid() bool { return p.ip.IsValid() }

// Compare compares the addresses, then the ports.
func (p AddrPort) Compare(p2 AddrPort) int {
	return cmp.Or(p.ip.Compare(p2.ip), cmp.Compare(p.port, p2.port))
}

// ParseAddrPort reads an address and a port: 192.0.2.1:80, [2001:db8::68]:80.
func ParseAddrPort(s string) (AddrPort, error) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return AddrPort{}, errors.New("not an ip:port")
	}
	host, number := s[:i], s[i+1:]
	bracketed := strings.HasPrefix(host, "[")
	switch {
	case host == "":
		return AddrPort{}, errors.New("no IP")
	case number == "":
		return AddrPort{}, errors.New("no port")
	case bracketed && (len(host) < 2 || host[len(host)-1] != ']'):
		return AddrPort{}, errors.New("missing ]")
	case bracketed:
		host = host[1 : len(host)-1]
	}
	port, err := strconv.ParseUint(number, 10, 16)
	if err != nil {
		return AddrPort{}, errors.New("invalid port " + strconv.Quote(number) + " parsing " + strconv.Quote(s))
	}
	ip, err := ParseAddr(host)
	switch {
	case err != nil:
		return AddrPort{}, err
	case bracketed && ip.Is4():
		return AddrPort{}, errors.New("invalid ip:port " + strconv.Quote(s) + ", square brackets can only be used with IPv6 addresses")
	case !bracketed && ip.Is6():
		return AddrPort{}, errors.New("invalid ip:port " + strconv.Quote(s) + ", IPv6 addresses must be surrounded by square brackets")
	}
	return AddrPort{ip, uint16(port)}, nil
}

// MustParseAddrPort is ParseAddrPort, but panics where that fails.
func MustParseAddrPort(s string) AddrPort { return must(ParseAddrPort(s)) }

func (p AddrPort) room() int {
	n := p.ip.room() + len(":65535")
	if p.ip.Is6() {
		n += len("[]")
	}
	return n
}

// String returns address and port as they are written, or "invalid AddrPort".
func (p AddrPort) String() string {
	if !p.IsValid() {
		return "invalid AddrPort"
	}
	return string(p.AppendTo(make([]byte, 0, p.room())))
}

// AppendTo appends address and port as they are written.
func (p AddrPort) AppendTo(b []byte) []byte {
	switch {
	case !p.IsValid():
		return b
	case p.ip.Is4():
		b = p.ip.AppendTo(b)
	default:
		b = append(p.ip.AppendTo(append(b, '[')), ']')
	}
	return strconv.AppendUint(append(b, ':'), uint64(p.port), 10)
}

// AppendText appends what String returns, or nothing for no address.
func (p AddrPort) AppendText(b []byte) ([]byte, error) { return p.AppendTo(b), nil }

// MarshalText returns what String does, or nothing for no address.
func (p AddrPort) MarshalText() ([]byte, error) {
	if !p.IsValid() {
		return []byte{}, nil
	}
	return p.AppendText(make([]byte, 0, p.room()))
}

// UnmarshalText reads what ParseAddrPort does, and nothing as no address.
func (p *AddrPort) UnmarshalText(text []byte) (err error) {
	*p = AddrPort{}
	if len(text) > 0 {
		*p, err = ParseAddrPort(string(text))
	}
	return err
}

// AppendBinary appends the address's bytes, and the port in two.
func (p AddrPort) AppendBinary(b []byte) ([]byte, error) {
	b, _ = p.ip.AppendBinary(b)
	return binary.LittleEndian.AppendUint16(b, p.port), nil
}

// MarshalBinary returns the address's bytes, and the port in two.
func (p AddrPort) MarshalBinary() ([]byte, error) {
	return p.AppendBinary(make([]byte, 0, p.ip.binarySize()+2))
}

// UnmarshalBinary reads what MarshalBinary returns.
func (p *AddrPort) UnmarshalBinary(b []byte) error {
	at := len(b) - 2
	if at < 0 {
		return errSize
	}
	var ip Addr
	if err := ip.UnmarshalBinary(b[:at]); err != nil {
		return err
	}
	*p = AddrPort{ip, binary.LittleEndian.Uint16(b[at:])}
	return nil
}
