package time

import "sync"

// zone is an offset from universal time that has a name.
type zone struct {
	name   string
	offset int // seconds east of universal time
	isDST  bool
}

// change is a moment, in seconds since 1970, from which a zone is in force.
type change struct {
	when int64
	zone int
}

// Location is a time zone: the offsets that were and will be in force in a place.
type Location struct {
	name    string
	zones   []zone
	changes []change
	rule    string // what holds after the last change, in the form of the variable TZ
}

const (
	beginningOfTime = -1 << 63
	endOfTime       = 1<<63 - 1
)

var utc = Location{name: "UTC"}
var local Location
var localOnce sync.Once

// UTC is universal time.
var UTC *Location = &utc

// Local is the program's zone: that of the variable TZ, without it the system's.
var Local *Location = &local

// known returns l with its zones loaded.
func (l *Location) known() *Location {
	if l == nil {
		return &utc
	}
	if l == &local {
		localOnce.Do(loadLocal)
	}
	return l
}

// String returns the zone's name.
func (l *Location) String() string { return l.known().name }

// FixedZone returns a location that always has one offset, in seconds east of universal time.
func FixedZone(name string, offset int) *Location {
	return &Location{name: name, zones: []zone{{name, offset, false}}}
}

// first returns the zone before all changes: the first one if no change leads to it, else the last standard time that stands
// before the zone of the first change, else the first standard time.
func (l *Location) first() zone {
	used := false
	for _, c := range l.changes {
		used = used || c.zone == 0
	}
	if !used {
		return l.zones[0]
	}
	if begin := l.changes[0].zone; l.zones[begin].isDST {
		for i := begin - 1; i >= 0; i-- {
			if !l.zones[i].isDST {
				return l.zones[i]
			}
		}
	}
	for _, z := range l.zones {
		if !z.isDST {
			return z
		}
	}
	return l.zones[0]
}

// lookup returns the zone in force at a moment, and the moments between which it is.
func (l *Location) lookup(unix int64) (z zone, start, end int64) {
	l = l.known()
	start, end = beginningOfTime, endOfTime
	if len(l.zones) == 0 {
		return zone{name: "UTC"}, start, end
	}
	// The number of changes that were.
	lo, hi := 0, len(l.changes)
	for lo < hi {
		middle := (lo + hi) / 2
		if unix < l.changes[middle].when {
			hi = middle
		} else {
			lo = middle + 1
		}
	}
	if lo < len(l.changes) {
		end = l.changes[lo].when
	}
	if lo == 0 {
		return l.first(), start, end
	}
	start = l.changes[lo-1].when
	if lo == len(l.changes) && l.rule != "" {
		if z, start, end, ok := byRule(l.rule, start, unix); ok {
			return z, start, end
		}
	}
	return l.zones[l.changes[lo-1].zone], start, end
}

// lookupName returns the offset of a zone's name, preferably of that which is in force at a moment given in local time.
func (l *Location) lookupName(name string, unix int64) (offset int, ok bool) {
	l = l.known()
	for _, z := range l.zones {
		if z.name == name {
			if now, _, _ := l.lookup(unix - int64(z.offset)); now.name == name {
				return now.offset, true
			}
		}
	}
	for _, z := range l.zones {
		if z.name == name {
			return z.offset, true
		}
	}
	return 0, false
}

// toUniversal returns the moment at which clocks in l show what universal time shows at unix.
func (l *Location) toUniversal(unix int64) int64 {
	z, start, end := l.lookup(unix)
	if z.offset == 0 {
		return unix
	}
	if moment := unix - int64(z.offset); moment < start || moment >= end {
		z, _, _ = l.lookup(moment)
	}
	return unix - int64(z.offset)
}

// offset returns the offset in force at t, in seconds east of universal time.
func (t *Time) offset() int {
	if t.loc == nil {
		return 0
	}
	z, _, _ := t.loc.lookup(t.seconds() - yearOneTo1970)
	return z.offset
}

// Zone returns the name of the zone in force at t, and its offset in seconds east of universal time.
func (t Time) Zone() (name string, offset int) {
	z, _, _ := t.loc.lookup(t.Unix())
	return z.name, z.offset
}

// ZoneBounds returns the moments between which the zone in force at t is; the zero Time stands for none.
func (t Time) ZoneBounds() (start, end Time) {
	_, from, to := t.loc.lookup(t.Unix())
	if from != beginningOfTime {
		start = Unix(from, 0).In(t.Location())
	}
	if to != endOfTime {
		end = Unix(to, 0).In(t.Location())
	}
	return
}

// IsDST reports whether t is in summer time.
func (t Time) IsDST() bool {
	z, _, _ := t.loc.lookup(t.Unix())
	return z.isDST
}

// UTC returns t with the zone UTC.
func (t Time) UTC() Time {
	t.loc = nil
	return t
}

// Local returns t with the program's zone.
func (t Time) Local() Time { return t.In(Local) }

// In returns t with a zone.
func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	if loc == &utc {
		loc = nil
	}
	t.loc = loc
	return t
}

// Location returns t's zone.
func (t Time) Location() *Location {
	if t.loc == nil {
		return UTC
	}
	return t.loc
}
