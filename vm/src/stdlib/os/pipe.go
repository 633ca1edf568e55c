package os

import (
	"internal/syscall"
	"io"
	"sync"
)

// pipeRoom is how many bytes a pipe holds.
const pipeRoom = 1 << 16

// A pipe joins two files. Its bytes wait in memory and not in the system's pipe, which gives the files their descriptors: so it is a
// goroutine that waits for the other end, and not the whole program.
type pipe struct {
	lock    sync.Mutex
	changed *sync.Cond
	data    []byte
	reader  *File
	writer  *File
}

// Pipe returns two files: what is written to w is read from r.
func Pipe() (r *File, w *File, err error) {
	in, out, errno := syscall.Pipe()
	if errno != 0 {
		return nil, nil, NewSyscallError("pipe2", syscall.Errno(errno))
	}
	p := new(pipe)
	p.changed = sync.NewCond(&p.lock)
	p.reader = &File{&file{fd: in, name: "|0", pipe: p}}
	p.writer = &File{&file{fd: out, name: "|1", pipe: p}}
	return p.reader, p.writer, nil
}

func (p *pipe) read(f *File, b []byte) (n int, err error) {
	if f != p.reader {
		return 0, f.fail("read", int(syscall.EBADF))
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	for len(p.data) == 0 {
		if p.writer.file.closed {
			return 0, io.EOF
		}
		p.changed.Wait()
		if err := f.check("read"); err != nil {
			return 0, err
		}
	}
	n = copy(b, p.data)
	p.data = p.data[n:]
	p.changed.Broadcast()
	return n, nil
}

func (p *pipe) write(f *File, b []byte) (n int, err error) {
	if f != p.writer {
		return 0, f.fail("write", int(syscall.EBADF))
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	for n < len(b) {
		if p.reader.file.closed {
			return n, f.fail("write", int(syscall.EPIPE))
		}
		room := min(pipeRoom-len(p.data), len(b)-n)
		p.data = append(p.data, b[n:n+room]...)
		n += room
		p.changed.Broadcast()
		if n < len(b) {
			p.changed.Wait()
			if err := f.check("write"); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

// wake has those look again who wait for an end that was closed.
func (p *pipe) wake() {
	p.lock.Lock()
	p.changed.Broadcast()
	p.lock.Unlock()
}
