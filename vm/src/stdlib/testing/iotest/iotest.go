// Package iotest has readers and writers for tests: odd ones, and ones that tell what happens.
package iotest

import (
	"errors"
	"io"
	"log"
)

// OneByteReader reads a byte at a time from r.
func OneByteReader(r io.Reader) io.Reader {
	return readFunc(func(p []byte) (int, error) {
		if len(p) == 0 {
			return 0, nil
		}
		return r.Read(p[:1])
	})
}

// HalfReader reads half as much from r as is asked for.
func HalfReader(r io.Reader) io.Reader {
	return readFunc(func(p []byte) (int, error) { return r.Read(p[:(len(p)+1)/2]) })
}

// A readFunc reads by a function.
type readFunc func(p []byte) (n int, err error)

func (f readFunc) Read(p []byte) (int, error) { return f(p) }

// DataErrReader returns the last data of r together with the error.
func DataErrReader(r io.Reader) io.Reader {
	buffer := make([]byte, 1024)
	var unread []byte
	return readFunc(func(p []byte) (n int, err error) {
		for {
			if len(unread) == 0 {
				var m int
				m, err = r.Read(buffer)
				unread = buffer[:m]
			}
			if n > 0 || err != nil {
				return
			}
			n = copy(p, unread)
			unread = unread[n:]
		}
	})
}

// ErrTimeout is the error of TimeoutReader.
var ErrTimeout = errors.New("timeout")

// TimeoutReader fails with ErrTimeout in the second read; later ones go on.
func TimeoutReader(r io.Reader) io.Reader {
	count := 0
	return readFunc(func(p []byte) (int, error) {
		count++
		if count == 2 {
			return 0, ErrTimeout
		}
		return r.Read(p)
	})
}

// ErrReader fails always.
func ErrReader(err error) io.Reader { return readFunc(func([]byte) (int, error) { return 0, err }) }

// TruncateWriter drops what is beyond n bytes.
func TruncateWriter(w io.Writer, n int64) io.Writer {
	return writeFunc(func(p []byte) (int, error) {
		if n <= 0 {
			return len(p), nil
		}
		m, err := w.Write(p[:min(n, int64(len(p)))])
		n -= int64(m)
		if err == nil {
			m = len(p)
		}
		return m, err
	})
}

// A writeFunc writes by a function.
type writeFunc func(p []byte) (n int, err error)

func (f writeFunc) Write(p []byte) (int, error) { return f(p) }

// NewWriteLogger logs what is written to w.
func NewWriteLogger(prefix string, w io.Writer) io.Writer {
	return writeFunc(func(p []byte) (int, error) {
		n, err := w.Write(p)
		report(prefix, p[:n], err)
		return n, err
	})
}

// NewReadLogger logs what is read from r.
func NewReadLogger(prefix string, r io.Reader) io.Reader {
	return readFunc(func(p []byte) (int, error) {
		n, err := r.Read(p)
		report(prefix, p[:n], err)
		return n, err
	})
}

func report(prefix string, data []byte, err error) {
	if err != nil {
		log.Printf("%s %x: %v", prefix, data, err)
	} else {
		log.Printf("%s %x", prefix, data)
	}
}
