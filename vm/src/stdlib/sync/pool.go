package sync

// Pool keeps values to be used again. What it holds is dropped when it was not used between two collections.
type Pool struct {
	m      Mutex
	fresh  []any // put since the last collection
	old    []any // put before it
	number uint32
	// New makes a value when the pool is empty.
	New func() any
}

// age notices collections: each makes the fresh values old and drops the old ones.
func (p *Pool) age() {
	n := collections()
	if n == p.number {
		return
	}
	p.old = nil
	if n == p.number+1 {
		p.old = p.fresh
	}
	p.fresh = nil
	p.number = n
}

func pop(list *[]any) any {
	n := len(*list)
	if n == 0 {
		return nil
	}
	x := (*list)[n-1]
	(*list)[n-1] = nil
	*list = (*list)[:n-1]
	return x
}

// Get takes a value out of the pool, or makes one; without New it may be nil.
func (p *Pool) Get() any {
	p.m.Lock()
	p.age()
	x := pop(&p.fresh)
	if x == nil {
		x = pop(&p.old)
	}
	p.m.Unlock()
	if x == nil && p.New != nil {
		x = p.New()
	}
	return x
}

// Put adds x to the pool.
func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	p.m.Lock()
	p.age()
	p.fresh = append(p.fresh, x)
	p.m.Unlock()
}
