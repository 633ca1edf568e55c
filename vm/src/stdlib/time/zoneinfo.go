package time

import (
	"errors"
	"internal/syscall"
)

// Where the system keeps the files of time zones.
var zoneFolders = []string{"/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/"}

var errLocation = errors.New("time: invalid location name")

// loadLocal gives Local its zones.
func loadLocal() {
	name, set := syscall.Getenv("TZ")
	if !set {
		if l, ok := loadFile("Local", "/etc/localtime"); ok {
			local = *l
			return
		}
	}
	if name != "" && name[0] == ':' {
		name = name[1:]
	}
	if name != "" && name[0] == '/' {
		shown := name
		if name == "/etc/localtime" {
			shown = "Local"
		}
		if l, ok := loadFile(shown, name); ok {
			local = *l
			return
		}
	} else if name != "" && name != "UTC" {
		if l, ok := load(name); ok {
			local = *l
			return
		}
	}
	local = Location{name: "UTC"}
}

// LoadLocation returns the zone of a name as Europe/Berlin; "" and UTC are universal time, Local is the program's zone.
func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	if name[0] == '/' || name[0] == '\\' {
		return nil, errLocation
	}
	for i := 1; i < len(name); i++ {
		if name[i-1] == '.' && name[i] == '.' {
			return nil, errLocation
		}
	}
	if l, ok := load(name); ok {
		return l, nil
	}
	return nil, errors.New("unknown time zone " + name)
}

func load(name string) (*Location, bool) {
	for _, folder := range zoneFolders {
		if l, ok := loadFile(name, folder+name); ok {
			return l, true
		}
	}
	return nil, false
}

func loadFile(name, path string) (*Location, bool) {
	data, errno := syscall.ReadFile(path)
	if errno != 0 {
		return nil, false
	}
	l, err := LoadLocationFromTZData(name, data)
	return l, err == nil
}

// reader takes big-endian numbers from the front of data; when too few bytes are left, it is short from then on.
type reader struct {
	data  []byte
	short bool
}

func (r *reader) take(n int) []byte {
	if n > len(r.data) {
		r.short = true
		return make([]byte, n)
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}

func number(b []byte) int64 {
	var n int64
	for i, c := range b {
		if i == 0 {
			n = int64(int8(c))
		} else {
			n = n<<8 | int64(c)
		}
	}
	return n
}

func (r *reader) number(bytes int) int64 { return number(r.take(bytes)) }

// counts are the lengths of a block's parts.
type counts struct{ isUT, isStd, leap, changes, zones, letters int }

// header reads a block's header.
func (r *reader) header() (version byte, c counts, ok bool) {
	if string(r.take(4)) != "TZif" {
		return 0, c, false
	}
	version = r.take(16)[0]
	for _, field := range []*int{&c.isUT, &c.isStd, &c.leap, &c.changes, &c.zones, &c.letters} {
		*field = int(r.number(4))
		if *field < 0 || *field > len(r.data) {
			return 0, c, false
		}
	}
	return version, c, !r.short
}

// LoadLocationFromTZData returns the zone that the data of a file in the IANA's format describes (RFC 8536).
func LoadLocationFromTZData(name string, data []byte) (*Location, error) {
	malformed := errors.New("malformed time zone information")
	r := &reader{data: data}
	version, c, ok := r.header()
	if !ok || version != 0 && version < '2' {
		return nil, malformed
	}
	moment := 4
	if version >= '2' {
		// The first block is for readers that know times of 32 bits only.
		r.take(c.changes*5 + c.zones*6 + c.letters + c.leap*8 + c.isStd + c.isUT)
		if _, c, ok = r.header(); !ok {
			return nil, malformed
		}
		moment = 8
	}
	whens, indices := r.take(c.changes*moment), r.take(c.changes)
	zones, letters := r.take(c.zones*6), r.take(c.letters)
	r.take(c.leap*(moment+4) + c.isStd + c.isUT)
	if r.short || c.zones == 0 {
		return nil, malformed
	}
	l := &Location{name: name}
	for i := 0; i < c.zones; i++ {
		b := zones[6*i : 6*i+6]
		begin := int(b[5])
		if begin >= len(letters) {
			return nil, malformed
		}
		end := begin
		for end < len(letters) && letters[end] != 0 {
			end++
		}
		l.zones = append(l.zones, zone{string(letters[begin:end]), int(number(b[:4])), b[4] != 0})
	}
	for i := 0; i < c.changes; i++ {
		if int(indices[i]) >= c.zones {
			return nil, malformed
		}
		l.changes = append(l.changes, change{number(whens[moment*i : moment*i+moment]), int(indices[i])})
	}
	if len(l.changes) == 0 {
		l.changes = append(l.changes, change{beginningOfTime, 0})
	}
	if rest := r.data; len(rest) > 2 && rest[0] == '\n' && rest[len(rest)-1] == '\n' {
		l.rule = string(rest[1 : len(rest)-1])
	}
	return l, nil
}
