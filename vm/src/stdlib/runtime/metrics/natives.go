package metrics

// count returns the number of metrics.
func count() int

// describe returns a metric by its place.
func describe(index int) (name, text string, kind int, cumulative bool)

// read returns the kind of a metric, 0 if there is none of the name, and its value as bits.
//
//go:noescape
func read(name string) (kind int, scalar uint64)

// distribution returns a metric that is one.
//
//go:noescape
func distribution(name string) (counts []uint64, buckets []float64)
