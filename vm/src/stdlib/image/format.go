package image

import (
	"bufio"
	"errors"
	"io"
	"sync"
	"sync/atomic"
)

// ErrFormat says that an image is of no format that is known.
var ErrFormat = errors.New("image: unknown format")

// A format is what a package for it has registered.
type format struct {
	name, magic  string
	decode       func(io.Reader) (Image, error)
	decodeConfig func(io.Reader) (Config, error)
}

var (
	registering sync.Mutex
	formats     atomic.Value // of []format
)

// RegisterFormat has Decode and DecodeConfig know a format by what its files begin with, in which ? stands for any byte.
func RegisterFormat(name, magic string, decode func(io.Reader) (Image, error), decodeConfig func(io.Reader) (Config, error)) {
	registering.Lock()
	known, _ := formats.Load().([]format)
	formats.Store(append(known, format{name, magic, decode, decodeConfig}))
	registering.Unlock()
}

// peeker is what a format is looked for in.
type peeker interface {
	io.Reader
	Peek(n int) ([]byte, error)
}

// find returns the format of what r has, which is then to be read from the peeker.
func find(r io.Reader) (format, peeker) {
	p, ok := r.(peeker)
	if !ok {
		p = bufio.NewReader(r)
	}
	known, _ := formats.Load().([]format)
	for _, f := range known {
		if start, err := p.Peek(len(f.magic)); err == nil && f.begins(start) {
			return f, p
		}
	}
	return format{}, p
}

func (f format) begins(start []byte) bool {
	for i, b := range start {
		if f.magic[i] != '?' && f.magic[i] != b {
			return false
		}
	}
	return len(start) == len(f.magic)
}

// Decode reads an image, and returns the name of its format.
func Decode(r io.Reader) (Image, string, error) {
	f, p := find(r)
	if f.decode == nil {
		return nil, "", ErrFormat
	}
	m, err := f.decode(p)
	return m, f.name, err
}

// DecodeConfig reads what an image is before its pixels, and returns the name of its format.
func DecodeConfig(r io.Reader) (Config, string, error) {
	f, p := find(r)
	if f.decodeConfig == nil {
		return Config{}, "", ErrFormat
	}
	c, err := f.decodeConfig(p)
	return c, f.name, err
}
