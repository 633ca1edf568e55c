// Package pem reads and writes blocks of base64 between lines that name them, as keys and certificates are kept (RFC 1421).
package pem

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
)

// A Block is what stands between a line BEGIN and a line END.
type Block struct {
	Type    string
	Headers map[string]string
	Bytes   []byte
}

const (
	begin  = "-----BEGIN "
	end    = "\n-----END "
	dashes = "-----"
)

// cutLine returns the first line without the blanks at its end, and where the next begins.
func cutLine(data []byte) (line []byte, next int) {
	line, _, found := bytes.Cut(data, []byte("\n"))
	next = len(line)
	if found {
		next++
		line = bytes.TrimSuffix(line, []byte("\r"))
	}
	return bytes.TrimRight(line, " \t"), next
}

// Decode returns the first block of data and what follows it, or nil and data if there is none.
func Decode(data []byte) (p *Block, rest []byte) {
	for at := 0; ; {
		last := bytes.Index(data[at:], []byte(end))
		if last < 0 {
			return nil, data
		}
		last += at
		// The nearest line BEGIN ahead of it: those before that have no line END.
		first := bytes.LastIndex(data[at:last], []byte(begin))
		if first >= 0 && (first == 0 || data[at+first-1] == '\n') {
			block, pos := decodeBlock(data, at+first+len(begin), last)
			if block != nil {
				return block, data[pos:]
			}
			if pos > last+len(end) {
				return nil, data
			}
		}
		at = last + len(end)
	}
}

// decodeBlock reads the block whose name begins at pos and whose line END at last. It returns where it came to.
func decodeBlock(data []byte, pos, last int) (*Block, int) {
	line, n := cutLine(data[pos:])
	pos += n
	name, ok := bytes.CutSuffix(line, []byte(dashes))
	if !ok {
		return nil, pos
	}
	p := &Block{Type: string(name), Headers: map[string]string{}, Bytes: []byte{}}
	for {
		if pos == len(data) {
			return nil, pos + len(end) + 1
		}
		line, n := cutLine(data[pos:])
		key, value, ok := bytes.Cut(line, []byte(":"))
		if !ok {
			break
		}
		p.Headers[string(bytes.TrimSpace(key))] = string(bytes.TrimSpace(value))
		pos += n
	}
	// Without headers the newline ahead of the line END may be that of the line BEGIN.
	if len(p.Headers) > 0 && last < pos {
		return nil, pos
	}
	behind := last + len(end)
	tail, ok := bytes.CutPrefix(data[behind:], append(slices.Clip(name), dashes...))
	if !ok {
		return nil, pos
	}
	if line, _ := cutLine(tail); len(line) > 0 {
		return nil, pos
	}
	if last > pos {
		text := bytes.Map(func(r rune) rune {
			if r == ' ' || r == '\t' {
				return -1
			}
			return r
		}, data[pos:last])
		decoded, err := base64.StdEncoding.AppendDecode(nil, text)
		if err != nil {
			return nil, pos
		}
		p.Bytes = decoded
	}
	_, n = cutLine(data[behind-1:])
	return p, behind - 1 + n
}

const charactersPerLine = 64

// lineBreaker writes lines of as many characters to w.
type lineBreaker struct {
	w    io.Writer
	line []byte
}

func (l *lineBreaker) Write(p []byte) (n int, err error) {
	for n < len(p) {
		take := min(charactersPerLine-len(l.line), len(p)-n)
		l.line = append(l.line, p[n:n+take]...)
		n += take
		if len(l.line) == charactersPerLine {
			if err := l.flush(); err != nil {
				return 0, err
			}
		}
	}
	return n, nil
}

func (l *lineBreaker) flush() error {
	if len(l.line) == 0 {
		return nil
	}
	_, err := l.w.Write(append(l.line, '\n'))
	l.line = l.line[:0]
	return err
}

// Encode writes b, its headers in the order of their keys but for Proc-Type, which is first.
func Encode(out io.Writer, b *Block) error {
	const first = "Proc-Type"
	keys := slices.SortedFunc(maps.Keys(b.Headers), func(x, y string) int {
		if (x == first) != (y == first) {
			if x == first {
				return -1
			}
			return 1
		}
		return strings.Compare(x, y)
	})
	for _, key := range keys {
		if strings.Contains(key, ":") {
			return errors.New("pem: cannot encode a header key that contains a colon")
		}
	}
	var head strings.Builder
	head.WriteString(begin + b.Type + dashes + "\n")
	for _, key := range keys {
		head.WriteString(key + ": " + b.Headers[key] + "\n")
	}
	if len(keys) > 0 {
		head.WriteByte('\n')
	}
	if _, err := io.WriteString(out, head.String()); err != nil {
		return err
	}
	lines := &lineBreaker{w: out}
	characters := base64.NewEncoder(base64.StdEncoding, lines)
	if _, err := characters.Write(b.Bytes); err != nil {
		return err
	}
	if err := characters.Close(); err != nil {
		return err
	}
	if err := lines.flush(); err != nil {
		return err
	}
	_, err := io.WriteString(out, end[1:]+b.Type+dashes+"\n")
	return err
}

// EncodeToMemory returns what Encode writes, or nil if it cannot be written.
func EncodeToMemory(b *Block) []byte {
	var buffer bytes.Buffer
	if err := Encode(&buffer, b); err != nil {
		return nil
	}
	return buffer.Bytes()
}
