package sha3

import (
	"crypto/subtle"
	"errors"
)

// What stands behind the last byte, by what the sponge is for.
const (
	endSHA3   = 0b00000110
	endSHAKE  = 0b00011111
	endCSHAKE = 0b00000100
)

const stateBytes = 200

// A sponge takes bytes in and then gives bytes out, a block of its state at a time.
type sponge struct {
	state  [stateBytes]byte
	at     int // in the block
	block  int // length
	end    byte
	size   int // of a sum
	giving bool
}

// permute mixes all bytes of a state.
//
//go:noescape
func permute(state *[stateBytes]byte)

func (s *sponge) next() {
	permute(&s.state)
	s.at = 0
}

func (s *sponge) reset() {
	clear(s.state[:])
	s.at, s.giving = 0, false
}

func (s *sponge) write(p []byte) (int, error) {
	if s.giving {
		panic("sha3: Write after Read")
	}
	n := len(p)
	for len(p) > 0 {
		part := s.state[s.at:s.block]
		taken := subtle.XORBytes(part, part, p)
		s.at += taken
		p = p[taken:]
		if s.at == s.block {
			s.next()
		}
	}
	return n, nil
}

func (s *sponge) read(p []byte) (int, error) {
	if !s.giving {
		s.state[s.at] ^= s.end
		s.state[s.block-1] ^= 0x80
		s.next()
		s.giving = true
	}
	n := len(p)
	for len(p) > 0 {
		if s.at == s.block {
			s.next()
		}
		given := copy(p, s.state[s.at:s.block])
		s.at += given
		p = p[given:]
	}
	return n, nil
}

// sum appends the sum of what was written, to which more can be written.
func (s *sponge) sum(b []byte) []byte {
	if s.giving {
		panic("sha3: Sum after Read")
	}
	copied := *s
	var out [64]byte
	copied.read(out[:s.size])
	return append(b, out[:s.size]...)
}

const (
	magicBytes     = 4
	marshaledBytes = magicBytes + 1 + stateBytes + 1 + 1
)

func (s *sponge) magic() string {
	switch s.end {
	case endSHA3:
		return "sha\x08"
	case endSHAKE:
		return "sha\x09"
	}
	return "sha\x0a"
}

func (s *sponge) appendBinary(b []byte) []byte {
	b = append(append(b, s.magic()...), byte(s.block))
	b = append(b, s.state[:]...)
	giving := byte(0)
	if s.giving {
		giving = 1
	}
	return append(b, byte(s.at), giving)
}

func (s *sponge) unmarshal(b []byte) error {
	invalid := errors.New("sha3: invalid hash state")
	if len(b) != marshaledBytes {
		return invalid
	}
	if string(b[:magicBytes]) != s.magic() {
		return errors.New("sha3: invalid hash state identifier")
	}
	if int(b[magicBytes]) != s.block {
		return errors.New("sha3: invalid hash state function")
	}
	state := b[magicBytes+1:]
	copy(s.state[:], state)
	at, giving := int(state[stateBytes]), state[stateBytes+1]
	if at > s.block {
		return invalid
	}
	s.at = at
	if giving > 1 {
		return invalid
	}
	s.giving = giving == 1
	return nil
}
