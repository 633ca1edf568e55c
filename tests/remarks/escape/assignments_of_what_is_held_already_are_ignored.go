package main

type buf struct {
	b    []byte
	s    string
	x, y *int
	a    [4]*int
	in   struct{ p, q *int }
	arr  [4]byte
	next *buf
}

var g *buf

func (m *buf) pop()          { m.b = m.b[1:] }
func (m *buf) str()          { m.s = m.s[1:] }
func (m *buf) str3()         { m.b = m.b[:1:2] }
func (m *buf) swap()         { m.x, m.y = m.y, m.x }
func (m *buf) in2()          { m.in.p = m.in.q }
func (m *buf) arrs()         { m.a[0] = m.a[1] }
func (m *buf) slicearr()     { m.b = m.arr[:] }
func (m *buf) nextx()        { m.x = m.next.x }
func (m *buf) nexty()        { m.next.x = m.next.y }
func (m *buf) add()          { m.s += m.s }
func deref(p *[]byte)        { *p = (*p)[1:] }
func derefstr(p *string)     { *p = (*p)[1:] }
func idx(s []*int, i, j int) { s[i], s[j] = s[j], s[i] }
func idx2(s [][]*int, i int) { s[i][0] = s[i][i+1] }
func idxf(s []*int)          { s[f()] = s[f()] }
func mp(m map[int]*int)      { m[1] = m[2] }
func f() int                 { return 1 }
func glob()                  { g.b = g.b[1:] }
func self(m *buf)            { m.x = m.x }
func selfs(s []*int)         { s[0] = s[0]; s[1] = s[len(s)-1] }
func other(m, n *buf)        { m.x = n.x }
func arrp(p *[4]*int)        { p[0] = p[1] }
func val(m buf) buf          { m.x = m.y; m.b = m.b[1:]; return m }
func two(m *buf)             { m.b, m.s = m.b[1:], m.s[1:] }

func main() {
	m := &buf{b: make([]byte, 10), s: "abcdef"}
	m.pop()
	m.str()
	m.str3()
	m.swap()
	m.in2()
	m.arrs()
	m.slicearr()
	m.nexty()
	m.add()
	deref(&m.b)
	derefstr(&m.s)
	n := new(int)
	idx([]*int{n, n}, 0, 1)
	two(m)
	println(len(m.b), m.s)
}
