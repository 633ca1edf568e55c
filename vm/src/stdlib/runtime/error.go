package runtime

import _ "internal/runtime/maps" // for a type of panics

// Error is what the machine panics with.
type Error interface {
	error
	RuntimeError()
}

// The machine makes values of these types; the strings are the complete texts.

type errorString string

func (e errorString) Error() string { return string(e) }
func (errorString) RuntimeError()   {}

type boundsError string

func (e boundsError) Error() string { return string(e) }
func (boundsError) RuntimeError()   {}

type plainError string

func (e plainError) Error() string { return string(e) }
func (plainError) RuntimeError()   {}

// TypeAssertionError tells of a type assertion that failed.
type TypeAssertionError struct{ text string }

func (e *TypeAssertionError) Error() string { return e.text }

// RuntimeError marks it as an Error.
func (*TypeAssertionError) RuntimeError() {}

// PanicNilError is what panic(nil) panics with.
type PanicNilError struct{ text string }

func (e *PanicNilError) Error() string { return e.text }

// RuntimeError marks it as an Error.
func (*PanicNilError) RuntimeError() {}
