package csv

import (
	"bufio"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Writer writes records, through a buffer. Its fields may be set before the first call of Write.
type Writer struct {
	Comma   rune // what separates fields
	UseCRLF bool // lines end in \r\n
	w       *bufio.Writer
}

// NewWriter returns a writer of comma-separated fields.
func NewWriter(w io.Writer) *Writer { return &Writer{Comma: ',', w: bufio.NewWriter(w)} }

// Write writes a record, fields in quotes where that is needed.
func (w *Writer) Write(record []string) error {
	if !validDelim(w.Comma) {
		return errInvalidDelim
	}
	for i, field := range record {
		if i > 0 {
			w.w.WriteRune(w.Comma)
		}
		if !w.needsQuotes(field) {
			w.w.WriteString(field)
			continue
		}
		w.w.WriteByte('"')
		w.quoted(field)
		w.w.WriteByte('"')
	}
	if w.UseCRLF {
		_, err := w.w.WriteString("\r\n")
		return err
	}
	return w.w.WriteByte('\n')
}

// quoted writes what stands between the quotes.
func (w *Writer) quoted(field string) {
	for i := 0; i < len(field); i++ {
		switch c := field[i]; {
		case c == '"':
			w.w.WriteString(`""`)
		case c == '\r' && w.UseCRLF:
		case c == '\n' && w.UseCRLF:
			w.w.WriteString("\r\n")
		default:
			w.w.WriteByte(c)
		}
	}
}

// Flush writes what the buffer holds; Error tells whether that went well.
func (w *Writer) Flush() { w.w.Flush() }

// Error returns the first error of writing.
func (w *Writer) Error() error {
	_, err := w.w.Write(nil)
	return err
}

// WriteAll writes records and flushes.
func (w *Writer) WriteAll(records [][]string) error {
	for _, record := range records {
		if err := w.Write(record); err != nil {
			return err
		}
	}
	return w.w.Flush()
}

// needsQuotes reports whether a reader would not read the field as it is. `\.` ends data in some databases.
func (w *Writer) needsQuotes(field string) bool {
	if field == "" {
		return false
	}
	if field == `\.` || strings.ContainsRune(field, w.Comma) || strings.ContainsAny(field, "\"\r\n") {
		return true
	}
	first, _ := utf8.DecodeRuneInString(field)
	return unicode.IsSpace(first)
}
