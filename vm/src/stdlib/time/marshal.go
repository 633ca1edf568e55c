package time

import "errors"

// strict appends t as RFC 3339, or fails where that has no form for it.
func (t Time) strict(b []byte, method string) ([]byte, error) {
	if year := t.Year(); year < 0 || year > 9999 {
		return nil, errors.New("Time." + method + ": year outside of range [0,9999]")
	}
	if _, offset := t.Zone(); offset <= -24*3600 || offset >= 24*3600 {
		return nil, errors.New("Time." + method + ": timezone hour outside of range [0,23]")
	}
	return t.AppendFormat(b, RFC3339Nano), nil
}

// MarshalText returns t as RFC 3339 with nanoseconds.
func (t Time) MarshalText() ([]byte, error) { return t.strict(nil, "MarshalText") }

// AppendText appends t as RFC 3339 with nanoseconds.
func (t Time) AppendText(b []byte) ([]byte, error) { return t.strict(b, "AppendText") }

// UnmarshalText reads a time as RFC 3339.
func (t *Time) UnmarshalText(data []byte) error {
	var err error
	*t, err = Parse(RFC3339, string(data))
	return err
}

// MarshalJSON returns t as RFC 3339 with nanoseconds, in quotes.
func (t Time) MarshalJSON() ([]byte, error) {
	b, err := t.strict([]byte{'"'}, "MarshalJSON")
	if err != nil {
		return nil, err
	}
	return append(b, '"'), nil
}

// UnmarshalJSON reads a time as RFC 3339 in quotes; null changes nothing.
func (t *Time) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	if len(data) < 2 || data[0] != '"' || data[len(data)-1] != '"' {
		return errors.New("Time.UnmarshalJSON: input is not a JSON string")
	}
	return t.UnmarshalText(data[1 : len(data)-1])
}
