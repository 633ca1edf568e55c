package time

import "errors"

// Editions of the binary form. The first has offsets of whole minutes, the second those with seconds.
const (
	wholeMinutes = 1
	withSeconds  = 2
)

// universal is what stands for UTC in the place of an offset.
const universal = -1

// MarshalBinary returns t as bytes: an edition, seconds since the year 1, nanoseconds, and the zone's offset.
func (t Time) MarshalBinary() ([]byte, error) { return t.AppendBinary(nil) }

// AppendBinary appends t as MarshalBinary returns it.
func (t Time) AppendBinary(b []byte) ([]byte, error) {
	minutes, seconds := universal, 0
	edition := byte(wholeMinutes)
	if t.Location() != UTC {
		_, offset := t.Zone()
		minutes, seconds = offset/60, offset%60
		if minutes < -1<<15 || minutes == universal || minutes >= 1<<15 {
			return b, errors.New("Time.MarshalBinary: unexpected zone offset")
		}
		if seconds != 0 {
			edition = withSeconds
		}
	}
	b = appendBytes(append(b, edition), uint64(t.seconds()), 8)
	b = appendBytes(b, uint64(t.nanos()), 4)
	b = appendBytes(b, uint64(minutes), 2)
	if edition == withSeconds {
		b = append(b, byte(seconds))
	}
	return b, nil
}

// UnmarshalBinary reads a time as MarshalBinary returns it.
func (t *Time) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		return errors.New("Time.UnmarshalBinary: no data")
	}
	length := 15
	switch data[0] {
	case wholeMinutes:
	case withSeconds:
		length++
	default:
		return errors.New("Time.UnmarshalBinary: unsupported version")
	}
	if len(data) != length {
		return errors.New("Time.UnmarshalBinary: invalid length")
	}
	seconds, nanos := int64(ofBytes(data[1:9])), int64(ofBytes(data[9:13]))
	offset := 60 * int(int16(ofBytes(data[13:15])))
	if data[0] == withSeconds {
		offset += int(int8(data[15]))
	}
	*t = Unix(seconds-yearOneTo1970, nanos)
	if offset == 60*universal {
		*t = t.UTC()
	} else if _, local := t.Zone(); offset != local {
		*t = t.In(FixedZone("", offset))
	}
	return nil
}

// appendBytes appends the last n bytes of x, and ofBytes reads such.
func appendBytes(b []byte, x uint64, n int) []byte {
	for shift := 8 * (n - 1); shift >= 0; shift -= 8 {
		b = append(b, byte(x>>shift))
	}
	return b
}

func ofBytes(b []byte) (x uint64) {
	for _, c := range b {
		x = x<<8 | uint64(c)
	}
	return x
}

// GobEncode and GobDecode are for package encoding/gob.
func (t Time) GobEncode() ([]byte, error)   { return t.MarshalBinary() }
func (t *Time) GobDecode(data []byte) error { return t.UnmarshalBinary(data) }
