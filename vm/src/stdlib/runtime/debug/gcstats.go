package debug

import (
	"runtime"
	"slices"
	"time"
)

// GCStats tells of collections.
type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration // most recent first
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

// ReadGCStats fills stats, of PauseQuantiles as many as there are.
func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	stats.LastGC = time.Unix(0, int64(m.LastGC))
	stats.NumGC = int64(m.NumGC)
	stats.PauseTotal = time.Duration(m.PauseTotalNs)
	stats.Pause, stats.PauseEnd = stats.Pause[:0], stats.PauseEnd[:0]
	for i := range min(int(m.NumGC), len(m.PauseNs)) {
		at := (int(m.NumGC) - 1 - i) % len(m.PauseNs)
		stats.Pause = append(stats.Pause, time.Duration(m.PauseNs[at]))
		stats.PauseEnd = append(stats.PauseEnd, time.Unix(0, int64(m.PauseEnd[at])))
	}
	last := len(stats.PauseQuantiles) - 1
	if last < 0 || len(stats.Pause) == 0 {
		clear(stats.PauseQuantiles)
		return
	}
	sorted := slices.Clone(stats.Pause)
	slices.Sort(sorted)
	for i := range last {
		stats.PauseQuantiles[i] = sorted[len(sorted)*i/last]
	}
	stats.PauseQuantiles[last] = sorted[len(sorted)-1]
}
