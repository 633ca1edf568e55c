package sync

// Map is a map that goroutines may use at the same time.
type Map struct {
	m       Mutex
	entries map[any]any
}

// Load returns the value of a key.
func (m *Map) Load(key any) (value any, ok bool) {
	m.m.Lock()
	value, ok = m.entries[key]
	m.m.Unlock()
	return
}

// Store sets the value of a key.
func (m *Map) Store(key, value any) { m.Swap(key, value) }

// Swap sets the value of a key and returns the one before.
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	m.m.Lock()
	defer m.m.Unlock()
	if m.entries == nil {
		m.entries = make(map[any]any)
	}
	previous, loaded = m.entries[key]
	m.entries[key] = value
	return
}

// LoadOrStore returns the value of a key, which it sets if there is none.
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	m.m.Lock()
	defer m.m.Unlock()
	if actual, loaded = m.entries[key]; loaded {
		return
	}
	if m.entries == nil {
		m.entries = make(map[any]any)
	}
	m.entries[key] = value
	return value, false
}

// LoadAndDelete removes a key and returns its value.
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	m.m.Lock()
	defer m.m.Unlock()
	value, loaded = m.entries[key]
	delete(m.entries, key)
	return
}

// Delete removes a key.
func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

// CompareAndSwap sets the value of a key if it equals old.
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	m.m.Lock()
	defer m.m.Unlock()
	if v, ok := m.entries[key]; !ok || v != old {
		return false
	}
	m.entries[key] = new
	return true
}

// CompareAndDelete removes a key if its value equals old.
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	m.m.Lock()
	defer m.m.Unlock()
	if v, ok := m.entries[key]; !ok || v != old {
		return false
	}
	delete(m.entries, key)
	return true
}

// Range calls f for each entry until it returns false. f may use the map.
func (m *Map) Range(f func(key, value any) bool) {
	m.m.Lock()
	keys := make([]any, 0, len(m.entries))
	for k := range m.entries {
		keys = append(keys, k)
	}
	m.m.Unlock()
	for _, k := range keys {
		if v, ok := m.Load(k); ok && !f(k, v) {
			return
		}
	}
}

// Clear removes all entries.
func (m *Map) Clear() {
	m.m.Lock()
	clear(m.entries)
	m.m.Unlock()
}
