package debug

func setGCPercent(percent int) int

func freeMemory()

// SetMemoryLimit sets the soft memory limit in bytes, unless it is negative, and returns the setting before.
func SetMemoryLimit(limit int64) int64

// Stack returns the calling goroutine's trace.
func Stack() []byte
