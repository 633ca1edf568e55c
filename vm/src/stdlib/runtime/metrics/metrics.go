// Package metrics reads what the machine measures of itself.
package metrics

import "math"

// Description describes a metric.
type Description struct {
	Name        string
	Description string
	Kind        ValueKind
	Cumulative  bool
}

// ValueKind says what a value is.
type ValueKind int

const (
	KindBad ValueKind = iota
	KindUint64
	KindFloat64
	KindFloat64Histogram
)

// Value is the value of a metric.
type Value struct {
	kind      ValueKind
	scalar    uint64
	histogram *Float64Histogram
}

// Kind returns what the value is.
func (v Value) Kind() ValueKind { return v.kind }

// Uint64 returns a number.
func (v Value) Uint64() uint64 {
	if v.kind != KindUint64 {
		panic("called Uint64 on non-uint64 metric value")
	}
	return v.scalar
}

// Float64 returns a number.
func (v Value) Float64() float64 {
	if v.kind != KindFloat64 {
		panic("called Float64 on non-float64 metric value")
	}
	return math.Float64frombits(v.scalar)
}

// Float64Histogram returns a distribution.
func (v Value) Float64Histogram() *Float64Histogram {
	if v.kind != KindFloat64Histogram {
		panic("called Float64Histogram on non-Float64Histogram metric value")
	}
	return v.histogram
}

// Float64Histogram is a distribution: Counts[i] values lie from Buckets[i] to below Buckets[i+1].
type Float64Histogram struct {
	Counts  []uint64
	Buckets []float64
}

// Sample is a metric with its value.
type Sample struct {
	Name  string
	Value Value
}

// All describes all metrics.
func All() []Description {
	all := make([]Description, count())
	for i := range all {
		name, text, kind, cumulative := describe(i)
		all[i] = Description{name, text, ValueKind(kind), cumulative}
	}
	return all
}

// Read sets the samples' values; those of unknown metrics are of no kind.
func Read(m []Sample) {
	for i := range m {
		v := &m[i].Value
		kind, scalar := read(m[i].Name)
		v.kind, v.scalar = ValueKind(kind), scalar
		if v.kind != KindFloat64Histogram {
			v.histogram = nil
			continue
		}
		if v.histogram == nil {
			v.histogram = new(Float64Histogram)
		}
		v.histogram.Counts, v.histogram.Buckets = distribution(m[i].Name)
	}
}
