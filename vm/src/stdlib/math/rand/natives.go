package rand

// seedState fills the generator's 607 words from a seed.
//
//go:noescape
func seedState(state []int64, seed int64)

// seeds says whether Seed has an effect, and whether the functions draw as if seeded with 1 before it. Both are so in
// programs that ask for the behaviour of older versions.
func seeds() (heeded, first bool)

// random returns a random word, of the machine's sequence.
func random() uint64
