package rand

import "internal/ziggurat"

// draws has one word choose both strip and point.
type draws struct{ *Rand }

func (d draws) Draw() (word, strip uint32) {
	word = d.Uint32()
	return word, word
}

// NormFloat64 returns a number of the standard normal distribution.
func (r *Rand) NormFloat64() float64 { return ziggurat.Normal(draws{r}) }

// ExpFloat64 returns a number of the exponential distribution with rate 1.
func (r *Rand) ExpFloat64() float64 { return ziggurat.Exponential(draws{r}) }

func NormFloat64() float64 { return global.NormFloat64() }
func ExpFloat64() float64  { return global.ExpFloat64() }
