// Package rand makes pseudo-random numbers, with the sequences that Go's generators have for a given seed.
package rand

import "sync"

// Source is a source of numbers below 1<<63.
type Source interface {
	Int63() int64
	Seed(seed int64)
}

// Source64 is a source of 64-bit words too.
type Source64 interface {
	Source
	Uint64() uint64
}

const (
	stateLen = 607
	stateTap = 273
)

// fibonacci is an additive lagged Fibonacci generator: x[n] = x[n-273] + x[n-607], modulo 1<<64.
type fibonacci struct {
	tap   int
	feed  int
	state [stateLen]int64
}

func (f *fibonacci) Seed(seed int64) {
	f.tap = 0
	f.feed = stateLen - stateTap
	seedState(f.state[:], seed)
}

func (f *fibonacci) Int63() int64 { return int64(f.Uint64() & (1<<63 - 1)) }

func (f *fibonacci) Uint64() uint64 {
	f.tap--
	if f.tap < 0 {
		f.tap += stateLen
	}
	f.feed--
	if f.feed < 0 {
		f.feed += stateLen
	}
	x := f.state[f.feed] + f.state[f.tap]
	f.state[f.feed] = x
	return uint64(x)
}

// machine is the source of the functions that have no source of their own.
type machine struct{}

func (machine) Int63() int64   { return int64(random() & (1<<63 - 1)) }
func (machine) Uint64() uint64 { return random() }
func (machine) Seed(int64)     {}

// shared is a source that goroutines share.
type shared struct {
	mu  sync.Mutex
	src fibonacci
}

func (s *shared) Seed(seed int64) {
	s.mu.Lock()
	s.src.Seed(seed)
	s.mu.Unlock()
}

func (s *shared) Int63() int64 { return int64(s.Uint64() & (1<<63 - 1)) }

func (s *shared) Uint64() uint64 {
	s.mu.Lock()
	n := s.src.Uint64()
	s.mu.Unlock()
	return n
}

// seeded returns a generator that goroutines share.
func seeded(seed int64) *Rand {
	s := new(shared)
	s.Seed(seed)
	return New(s)
}

// NewSource returns a source with a seed. It is also a Source64.
func NewSource(seed int64) Source {
	f := new(fibonacci)
	f.Seed(seed)
	return f
}

// Rand is a generator of numbers from a source.
type Rand struct {
	src     Source
	src64   Source64
	readVal int64 // bytes that Read has left
	readPos int8
}

// New returns a generator.
func New(src Source) *Rand {
	s64, _ := src.(Source64)
	return &Rand{src: src, src64: s64}
}

// Seed starts the source again.
func (r *Rand) Seed(seed int64) {
	r.readPos = 0
	r.src.Seed(seed)
}

// Int63 returns a number below 1<<63.
func (r *Rand) Int63() int64 { return r.src.Int63() }

// Uint32 returns a 32-bit word.
func (r *Rand) Uint32() uint32 { return uint32(r.Int63() >> 31) }

// Uint64 returns a 64-bit word.
func (r *Rand) Uint64() uint64 {
	if r.src64 != nil {
		return r.src64.Uint64()
	}
	return uint64(r.Int63())>>31 | uint64(r.Int63())<<32
}

// Int31 returns a number below 1<<31.
func (r *Rand) Int31() int32 { return int32(r.Int63() >> 32) }

// Int returns a number that is not negative.
func (r *Rand) Int() int { return int(uint(r.Int63())) }

// Int63n returns a number below n, which must be positive.
func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	if n&(n-1) == 0 {
		return r.Int63() & (n - 1)
	}
	limit := int64((1 << 63) - 1 - (1<<63)%uint64(n))
	v := r.Int63()
	for v > limit {
		v = r.Int63()
	}
	return v % n
}

// Int31n returns a number below n, which must be positive.
func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	if n&(n-1) == 0 {
		return r.Int31() & (n - 1)
	}
	limit := int32((1 << 31) - 1 - (1<<31)%uint32(n))
	v := r.Int31()
	for v > limit {
		v = r.Int31()
	}
	return v % n
}

// below is Lemire's way to a number below n, by multiplication.
func (r *Rand) below(n int32) int32 {
	prod := uint64(r.Uint32()) * uint64(n)
	if low := uint32(prod); low < uint32(n) {
		for threshold := uint32(-n) % uint32(n); low < threshold; low = uint32(prod) {
			prod = uint64(r.Uint32()) * uint64(n)
		}
	}
	return int32(prod >> 32)
}

// Intn returns a number below n, which must be positive.
func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	if n <= 1<<31-1 {
		return int(r.Int31n(int32(n)))
	}
	return int(r.Int63n(int64(n)))
}

// Float64 returns a number in [0, 1).
func (r *Rand) Float64() float64 {
	for {
		if f := float64(r.Int63()) / (1 << 63); f != 1 {
			return f
		}
	}
}

// Float32 returns a number in [0, 1).
func (r *Rand) Float32() float32 {
	for {
		if f := float32(r.Float64()); f != 1 {
			return f
		}
	}
}

// Perm returns the numbers below n in random order.
func (r *Rand) Perm(n int) []int {
	m := make([]int, n)
	for i := 0; i < n; i++ {
		j := r.Intn(i + 1)
		m[i] = m[j]
		m[j] = i
	}
	return m
}

// Shuffle puts n elements in random order by swap.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	i := n - 1
	for ; i > 1<<31-1-1; i-- {
		swap(i, int(r.Int63n(int64(i+1))))
	}
	for ; i > 0; i-- {
		swap(i, int(r.below(int32(i+1))))
	}
}

// Read fills p.
func (r *Rand) Read(p []byte) (n int, err error) {
	pos := r.readPos
	val := r.readVal
	for n = 0; n < len(p); n++ {
		if pos == 0 {
			val = r.src.Int63()
			pos = 7
		}
		p[n] = byte(val)
		val >>= 8
		pos--
	}
	r.readPos = pos
	r.readVal = val
	return
}

var global = initial()

func initial() *Rand {
	if _, first := seeds(); first {
		return seeded(1)
	}
	return New(machine{})
}

// Seed does nothing, as in Go since 1.24, unless the program asks for the behaviour of older versions.
func Seed(seed int64) {
	if heeded, _ := seeds(); heeded {
		global = seeded(seed)
	}
}

// The functions below use the machine's own sequence, which --seed fixes, unless there was a call of Seed that had an effect.

func Int63() int64                       { return global.Int63() }
func Uint32() uint32                     { return global.Uint32() }
func Uint64() uint64                     { return global.Uint64() }
func Int31() int32                       { return global.Int31() }
func Int() int                           { return global.Int() }
func Int63n(n int64) int64               { return global.Int63n(n) }
func Int31n(n int32) int32               { return global.Int31n(n) }
func Intn(n int) int                     { return global.Intn(n) }
func Float64() float64                   { return global.Float64() }
func Float32() float32                   { return global.Float32() }
func Perm(n int) []int                   { return global.Perm(n) }
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }

func Read(p []byte) (n int, err error) {
	if _, ok := global.src.(machine); ok {
		return New(machine{}).Read(p)
	}
	return global.Read(p)
}
