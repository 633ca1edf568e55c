package rand

import (
	"encoding/binary"
	"errors"
)

const (
	chunkWords  = 32 // what the cipher makes at once, of four blocks
	chunkBlocks = 4
	lastBlock   = 12 // the counter at which the last words of a chunk become the next key
	keyWords    = 4
)

// A ChaCha8 is a generator by the cipher ChaCha with 8 rounds.
type ChaCha8 struct {
	buf   [chunkWords]uint64
	key   [keyWords]uint64
	next  int // of buf
	block uint32

	pending [8]byte // Read has still to deliver its end
	left    int
}

// NewChaCha8 returns a generator with a seed.
func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := new(ChaCha8)
	c.Seed(seed)
	return c
}

// Seed starts the generator again.
func (c *ChaCha8) Seed(seed [32]byte) {
	for i := range c.key {
		c.key[i] = binary.LittleEndian.Uint64(seed[8*i:])
	}
	c.left, c.next, c.block = 0, 0, 0
	chunk(&c.key, &c.buf, 0)
}

// chunk fills buf with four blocks of the cipher, whose words are interleaved; the key is added to its words, nothing to the others.
//
//go:noescape
func chunk(key *[keyWords]uint64, buf *[chunkWords]uint64, counter uint32)

// size is how many words of the chunk are for the user.
func (c *ChaCha8) size() int {
	if c.block == lastBlock {
		return chunkWords - keyWords
	}
	return chunkWords
}

// Uint64 returns the next word.
func (c *ChaCha8) Uint64() uint64 {
	if c.next >= c.size() {
		c.refill()
	}
	x := c.buf[c.next]
	c.next++
	return x
}

func (c *ChaCha8) refill() {
	if c.block == lastBlock {
		copy(c.key[:], c.buf[chunkWords-keyWords:])
		c.block = 0
	} else {
		c.block += chunkBlocks
	}
	c.next = 0
	chunk(&c.key, &c.buf, c.block)
}

// Read fills p. It never fails.
func (c *ChaCha8) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if c.left == 0 {
			binary.LittleEndian.PutUint64(c.pending[:], c.Uint64())
			c.left = len(c.pending)
		}
		taken := copy(p[n:], c.pending[len(c.pending)-c.left:])
		c.left -= taken
		n += taken
	}
	return n, nil
}

const (
	chachaMagic  = "chacha8:"
	pendingMagic = "readbuf:"
)

// AppendBinary appends the state: what Read has left, how many words of the key were used, and the key.
func (c *ChaCha8) AppendBinary(b []byte) ([]byte, error) {
	if c.left > 0 {
		b = append(b, pendingMagic...)
		b = append(b, byte(c.left))
		b = append(b, c.pending[len(c.pending)-c.left:]...)
	}
	b = append(b, chachaMagic...)
	b = binary.BigEndian.AppendUint64(b, uint64(c.block/chunkBlocks*chunkWords)+uint64(c.next))
	for _, k := range c.key {
		b = binary.LittleEndian.AppendUint64(b, k)
	}
	return b, nil
}

// MarshalBinary returns the state.
func (c *ChaCha8) MarshalBinary() ([]byte, error) { return c.AppendBinary(nil) }

// UnmarshalBinary sets the state.
func (c *ChaCha8) UnmarshalBinary(data []byte) error {
	if len(data) >= len(pendingMagic) && string(data[:len(pendingMagic)]) == pendingMagic {
		data = data[len(pendingMagic):]
		if len(data) == 0 || len(data) < int(1+data[0]) {
			return errors.New("invalid ChaCha8 Read buffer encoding")
		}
		size := int(data[0])
		c.left = copy(c.pending[len(c.pending)-size:], data[1:1+size])
		data = data[1+size:]
	}
	invalid := errors.New("invalid ChaCha8 encoding")
	if len(data) != len(chachaMagic)+8+8*keyWords || string(data[:len(chachaMagic)]) != chachaMagic {
		return invalid
	}
	used := binary.BigEndian.Uint64(data[8:])
	if used > (lastBlock/chunkBlocks+1)*chunkWords-keyWords {
		return invalid
	}
	for i := range c.key {
		c.key[i] = binary.LittleEndian.Uint64(data[16+8*i:])
	}
	c.block = chunkBlocks * (uint32(used) / chunkWords)
	c.next = int(used % chunkWords)
	chunk(&c.key, &c.buf, c.block)
	return nil
}
