package gob

import (
	"bufio"
	"errors"
	"io"
	"reflect"
	"sync"
)

// A Decoder reads values from a stream.
type Decoder struct {
	mutex    sync.Mutex
	r        io.Reader
	rest     []byte // of the message
	types    map[typeId]*wireType
	receives map[reflect.Type]map[typeId]*reception
	skips    map[typeId]*reception
	depth    int // of types that are skipped
	err      error
}

var (
	errBadUint  = errors.New("gob: encoded unsigned integer out of range")
	errBadType  = errors.New("gob: unknown type id or corrupted data")
	errRange    = errors.New("gob: bad data: field numbers out of bounds")
	errBadCount = errors.New("invalid message length")
)

// NewDecoder returns a decoder of r, of which it may read more than it needs unless r is an io.ByteReader.
func NewDecoder(r io.Reader) *Decoder {
	if _, ok := r.(io.ByteReader); !ok {
		r = bufio.NewReader(r)
	}
	return &Decoder{
		r: r, types: make(map[typeId]*wireType), receives: make(map[reflect.Type]map[typeId]*reception), skips: make(map[typeId]*reception),
	}
}

// Decode reads the next value into what e points to; nil skips it.
func (dec *Decoder) Decode(e any) error {
	if e == nil {
		return dec.DecodeValue(reflect.Value{})
	}
	v := reflect.ValueOf(e)
	if v.Kind() != reflect.Pointer {
		dec.err = errors.New("gob: attempt to decode into a non-pointer")
		return dec.err
	}
	return dec.DecodeValue(v)
}

// DecodeValue reads the next value into v, or what it points to; the zero Value skips it.
func (dec *Decoder) DecodeValue(v reflect.Value) error {
	if v.IsValid() && (v.Kind() != reflect.Pointer || v.IsNil()) && !v.CanSet() {
		return errors.New("gob: DecodeValue of unassignable value")
	}
	dec.mutex.Lock()
	defer dec.mutex.Unlock()
	dec.rest = nil
	dec.err = nil
	id := dec.typed(false)
	if dec.err == nil {
		dec.value(id, v)
	}
	return dec.err
}

// readUint reads a number from r.
func readUint(r io.Reader) (x uint64, err error) {
	var bytes [8]byte
	if _, err := io.ReadFull(r, bytes[:1]); err != nil {
		return 0, err
	}
	first := bytes[0]
	if first <= 0x7F {
		return uint64(first), nil
	}
	n := -int(int8(first))
	if n > len(bytes) {
		return 0, errBadUint
	}
	if _, err := io.ReadFull(r, bytes[:n]); err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return 0, err
	}
	for _, c := range bytes[:n] {
		x = x<<8 | uint64(c)
	}
	return x, nil
}

// signed turns a number with its sign as the lowest bit into one as Go has it.
func signed(x uint64) int64 { return int64(x>>1) ^ -int64(x&1) }

// message returns the message as a reader.
func (dec *Decoder) message() *restReader { return (*restReader)(dec) }

type restReader Decoder

func (r *restReader) Read(p []byte) (int, error) {
	n := copy(p, r.rest)
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	r.rest = r.rest[n:]
	return n, nil
}

// next reads the next message from the stream.
func (dec *Decoder) next() bool {
	n, err := readUint(dec.r)
	switch {
	case err != nil:
		dec.err = err
	case n >= tooBig:
		dec.err = errBadCount
	default:
		dec.rest, dec.err = readMessage(dec.r, int(n))
		if dec.err == io.EOF {
			dec.err = io.ErrUnexpectedEOF
		}
	}
	return dec.err == nil
}

// readMessage reads n bytes, of which only so many are believed as have come.
func readMessage(r io.Reader, n int) (message []byte, err error) {
	for n > 0 && err == nil {
		part := make([]byte, min(n, believed))
		_, err = io.ReadFull(r, part)
		message = append(message, part...)
		n -= len(part)
	}
	if err != nil {
		return nil, err
	}
	return message, nil
}

// typed reads descriptions of types, up to the number of the type of the value that follows.
func (dec *Decoder) typed(inInterface bool) typeId {
	for first := true; dec.err == nil; first = false {
		if len(dec.rest) == 0 && !dec.next() {
			if !first && dec.err == io.EOF {
				dec.err = io.ErrUnexpectedEOF
			}
			break
		}
		x, err := readUint(dec.message())
		if err != nil {
			dec.err = err
		}
		id := typeId(signed(x))
		if id >= 0 {
			return id
		}
		dec.described(-id)
		if dec.err != nil {
			break
		}
		if len(dec.rest) > 0 {
			if !inInterface {
				dec.err = errors.New("extra data in buffer")
				break
			}
			if _, err := readUint(dec.message()); err != nil {
				dec.err = err
			}
		}
	}
	return -1
}

// described reads a description.
func (dec *Decoder) described(id typeId) {
	if id < firstUserId || dec.types[id] != nil {
		dec.err = errors.New("gob: duplicate type received")
		return
	}
	wire := new(wireType)
	dec.value(wireTypeId, reflect.ValueOf(wire))
	if dec.err == nil {
		dec.types[id] = wire
	}
}

// getUint reads a number from the message.
func (dec *Decoder) getUint() (x uint64) {
	if len(dec.rest) == 0 {
		fail(io.EOF)
	}
	first := dec.rest[0]
	dec.rest = dec.rest[1:]
	if first <= 0x7F {
		return uint64(first)
	}
	n := -int(int8(first))
	if n > 8 {
		fail(errBadUint)
	}
	if len(dec.rest) < n {
		failf("invalid uint data length %d: exceeds input size %d", n, len(dec.rest))
	}
	for _, c := range dec.take(n) {
		x = x<<8 | uint64(c)
	}
	return x
}

// getLength reads how many bytes follow; not ok if there are not so many.
func (dec *Decoder) getLength() (n int, ok bool) {
	n = int(dec.getUint())
	if n < 0 || len(dec.rest) < n || tooBig <= n {
		return 0, false
	}
	return n, true
}

// take returns the next n bytes of the message.
func (dec *Decoder) take(n int) []byte {
	taken := dec.rest[:n]
	dec.rest = dec.rest[n:]
	return taken
}
