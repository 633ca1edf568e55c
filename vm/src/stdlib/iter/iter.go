// Package iter names the types of iterators: functions that pass values to another one until it returns false.
package iter

// Seq yields values.
type Seq[V any] func(yield func(V) bool)

// Seq2 yields pairs of values.
type Seq2[K, V any] func(yield func(K, V) bool)
