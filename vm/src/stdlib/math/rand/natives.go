package rand

// seedState fills the generator's 607 words from a seed.
//
//go:noescape
func seedState(state []int64, seed int64)

// random returns a random word, of the machine's sequence.
func random() uint64
