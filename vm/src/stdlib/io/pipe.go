package io

import "sync"

// pipe connects a reader and a writer without a buffer: a Write lasts until its bytes are read or an end is closed.
type pipe struct {
	writers  sync.Mutex // one Write at a time
	m        sync.Mutex
	changed  *sync.Cond
	data     []byte // what the Write under way has left
	writing  bool
	readErr  error // why the reader was closed
	writeErr error // why the writer was closed
}

// PipeReader is the reading end of a pipe.
type PipeReader struct{ pipe }

// PipeWriter is the writing end of a pipe.
type PipeWriter struct{ r PipeReader }

// Pipe returns the two ends of a pipe.
func Pipe() (*PipeReader, *PipeWriter) {
	w := &PipeWriter{}
	w.r.changed = sync.NewCond(&w.r.m)
	return &w.r, w
}

// Read reads what is being written, and waits for it.
func (r *PipeReader) Read(data []byte) (n int, err error) {
	r.m.Lock()
	defer r.m.Unlock()
	for {
		switch {
		case r.readErr != nil:
			return 0, ErrClosedPipe
		case r.writing:
			n = copy(data, r.data)
			r.data = r.data[n:]
			if len(r.data) == 0 {
				r.writing = false
				r.changed.Broadcast()
			}
			return n, nil
		case r.writeErr != nil:
			return 0, r.writeErr
		}
		r.changed.Wait()
	}
}

// Close makes writes fail with ErrClosedPipe.
func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError makes writes fail with err.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.m.Lock()
	if r.readErr == nil {
		r.readErr = err
	}
	r.changed.Broadcast()
	r.m.Unlock()
	return nil
}

// Write waits until all of data is read.
func (w *PipeWriter) Write(data []byte) (n int, err error) {
	p := &w.r.pipe
	p.writers.Lock()
	defer p.writers.Unlock()
	p.m.Lock()
	defer p.m.Unlock()
	for started := false; ; {
		switch {
		case started && !p.writing:
			return len(data), nil
		case p.writeErr != nil:
			err = ErrClosedPipe
		case p.readErr != nil:
			err = p.readErr
		}
		if err != nil {
			if started {
				n = len(data) - len(p.data)
			}
			p.writing = false
			return n, err
		}
		if !started {
			p.data = data
			p.writing = true
			started = true
			p.changed.Broadcast()
		}
		p.changed.Wait()
	}
}

// Close makes reads return EOF.
func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError makes reads return err.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	p := &w.r.pipe
	p.m.Lock()
	if p.writeErr == nil {
		p.writeErr = err
	}
	p.changed.Broadcast()
	p.m.Unlock()
	return nil
}
