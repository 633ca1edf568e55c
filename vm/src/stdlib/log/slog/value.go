package slog

import (
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Kind is what a Value holds.
type Kind int

const (
	KindAny Kind = iota
	KindBool
	KindDuration
	KindFloat64
	KindInt64
	KindString
	KindTime
	KindUint64
	KindGroup
	KindLogValuer
)

var kindNames = [...]string{"Any", "Bool", "Duration", "Float64", "Int64", "String", "Time", "Uint64", "Group", "LogValuer"}

func (k Kind) String() string {
	if k >= 0 && int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "<unknown slog.Kind>"
}

// A Value is any value, of which some kinds are told apart. The zero Value is nil.
type Value struct {
	_    [0]func() // not comparable
	kind Kind
	any  any
}

func value(kind Kind, v any) Value { return Value{kind: kind, any: v} }

func StringValue(value string) Value      { return Value{kind: KindString, any: value} }
func IntValue(v int) Value                { return value(KindInt64, int64(v)) }
func Int64Value(v int64) Value            { return value(KindInt64, v) }
func Uint64Value(v uint64) Value          { return value(KindUint64, v) }
func Float64Value(v float64) Value        { return value(KindFloat64, v) }
func BoolValue(v bool) Value              { return value(KindBool, v) }
func DurationValue(v time.Duration) Value { return value(KindDuration, v) }

// TimeValue drops the monotonic reading.
func TimeValue(v time.Time) Value { return value(KindTime, v.Round(0)) }

// GroupValue drops groups that are empty.
func GroupValue(as ...Attr) Value {
	if emptyGroups(as) > 0 {
		as = slices.DeleteFunc(slices.Clone(as), func(a Attr) bool { return a.Value.isEmptyGroup() })
	}
	return value(KindGroup, as)
}

// emptyGroups returns how many attributes are groups without attributes.
func emptyGroups(as []Attr) (n int) {
	for _, a := range as {
		if a.Value.isEmptyGroup() {
			n++
		}
	}
	return n
}

// AnyValue returns the Value of the kind that v has.
func AnyValue(v any) Value {
	switch v := v.(type) {
	case string:
		return StringValue(v)
	case int:
		return IntValue(v)
	case int8:
		return Int64Value(int64(v))
	case int16:
		return Int64Value(int64(v))
	case int32:
		return Int64Value(int64(v))
	case int64:
		return Int64Value(v)
	case uint:
		return Uint64Value(uint64(v))
	case uint8:
		return Uint64Value(uint64(v))
	case uint16:
		return Uint64Value(uint64(v))
	case uint32:
		return Uint64Value(uint64(v))
	case uint64:
		return Uint64Value(v)
	case uintptr:
		return Uint64Value(uint64(v))
	case float32:
		return Float64Value(float64(v))
	case float64:
		return Float64Value(v)
	case bool:
		return BoolValue(v)
	case time.Duration:
		return DurationValue(v)
	case time.Time:
		return TimeValue(v)
	case []Attr:
		return GroupValue(v...)
	case Value:
		return v
	case LogValuer:
		return value(KindLogValuer, v)
	}
	return value(KindAny, v)
}

func (v Value) Kind() Kind { return v.kind }
func (v Value) Any() any   { return v.any }

// expect panics if v is of another kind.
func (v Value) expect(kind Kind) {
	if v.kind != kind {
		panic(fmt.Sprintf("Value kind is %s, not %s", v.kind, kind))
	}
}

func (v Value) Int64() int64 {
	v.expect(KindInt64)
	return v.any.(int64)
}

func (v Value) Uint64() uint64 {
	v.expect(KindUint64)
	return v.any.(uint64)
}

func (v Value) Bool() bool {
	v.expect(KindBool)
	return v.any.(bool)
}

func (v Value) Duration() time.Duration {
	v.expect(KindDuration)
	return v.any.(time.Duration)
}

func (v Value) Float64() float64 {
	v.expect(KindFloat64)
	return v.any.(float64)
}

func (v Value) Time() time.Time {
	v.expect(KindTime)
	return v.any.(time.Time)
}

// LogValuer panics if v is of another kind.
func (v Value) LogValuer() LogValuer { return v.any.(LogValuer) }

// Group panics if v is of another kind.
func (v Value) Group() []Attr {
	if v.kind != KindGroup {
		panic("Group: bad kind")
	}
	return v.any.([]Attr)
}

func (v Value) isEmptyGroup() bool { return v.kind == KindGroup && len(v.Group()) == 0 }

// Equal reports whether two values are of one kind and equal.
func (v Value) Equal(w Value) bool {
	switch {
	case v.kind != w.kind:
		return false
	case v.kind == KindTime:
		return v.Time().Equal(w.Time())
	case v.kind == KindGroup:
		return slices.EqualFunc(v.Group(), w.Group(), Attr.Equal)
	}
	return v.any == w.any
}

func (v Value) String() string {
	if v.kind == KindString {
		return v.any.(string)
	}
	return string(v.append(nil))
}

// append appends what String returns.
func (v Value) append(dst []byte) []byte {
	if v.kind == KindFloat64 {
		return strconv.AppendFloat(dst, v.Float64(), 'g', -1, 64)
	}
	return fmt.Append(dst, v.any)
}

// A LogValuer makes the Value that is logged for it.
type LogValuer interface {
	LogValue() Value
}

// mostLogValues is how often a LogValuer may stand for another.
const mostLogValues = 100

// Resolve returns what v stands for, which is no LogValuer; an error if there is none.
func (v Value) Resolve() (rv Value) {
	original := v
	defer func() {
		if recover() != nil {
			rv = AnyValue(fmt.Errorf("LogValue panicked\n%s", calls(3, 5)))
		}
	}()
	for range mostLogValues {
		if v.kind != KindLogValuer {
			return v
		}
		v = v.LogValuer().LogValue()
	}
	return AnyValue(fmt.Errorf("LogValue called too many times on Value of type %T", original.any))
}

// calls tells of the innermost calls.
func calls(skip, most int) string {
	pcs := make([]uintptr, most+1)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(skip+1, pcs)])
	var b strings.Builder
	for more, i := true, 0; more; i++ {
		if i == most {
			b.WriteString("(rest of stack elided)\n")
			break
		}
		var frame runtime.Frame
		frame, more = frames.Next()
		fmt.Fprintf(&b, "called from %s (%s:%d)\n", frame.Function, frame.File, frame.Line)
	}
	return b.String()
}
