package syscall

// Signal is the number of a signal.
type Signal int

const (
	SIGINT  Signal = 2
	SIGKILL Signal = 9
)

// EINTR, ESRCH and the others are those that have a say in Errno's methods and package os.
const (
	EINTR     Errno = 4
	EBADF     Errno = 9
	EPIPE     Errno = 32
	ESRCH     Errno = 3
	EAGAIN    Errno = 11
	ENFILE    Errno = 23
	EMFILE    Errno = 24
	ETIMEDOUT Errno = 110
)

// Temporary reports whether another attempt may succeed.
func (e Errno) Temporary() bool { return e == EINTR || e == EMFILE || e == ENFILE || e.Timeout() }

func (e Errno) Timeout() bool { return e == EAGAIN || e == ETIMEDOUT }

var signalNames = [...]string{
	"signal 0", "hangup", "interrupt", "quit", "illegal instruction", "trace/breakpoint trap", "aborted", "bus error",
	"floating point exception", "killed", "user defined signal 1", "segmentation fault", "user defined signal 2", "broken pipe", "alarm clock",
	"terminated", "stack fault", "child exited", "continued", "stopped (signal)", "stopped", "stopped (tty input)", "stopped (tty output)",
	"urgent I/O condition", "CPU time limit exceeded", "file size limit exceeded", "virtual timer expired", "profiling timer expired",
	"window changed", "I/O possible", "power failure", "bad system call",
}

// Signal makes it one of package os.
func (s Signal) Signal() {}

func (s Signal) String() string {
	if 0 <= s && int(s) < len(signalNames) {
		return signalNames[s]
	}
	return "signal " + decimal(int(s))
}

func decimal(n int) string {
	if n < 0 {
		return "-" + decimal(-n)
	}
	digit := string(rune('0' + n%10))
	if n < 10 {
		return digit
	}
	return decimal(n/10) + digit
}

// Kill sends a signal to a process.
func Kill(pid int, signal int) (errno int)

// CatchSignal has ReceiveSignal return a signal from now on, IgnoreSignal has it do nothing, and ResetSignal what it does to programs that
// do not catch it. Numbers are from 1 to 64.
func CatchSignal(signal int)
func IgnoreSignal(signal int)
func ResetSignal(signal int)

// SignalIgnored reports whether IgnoreSignal was called last for a signal.
func SignalIgnored(signal int) bool

// ReceiveSignal waits for a signal that is caught.
func ReceiveSignal() (signal int)
