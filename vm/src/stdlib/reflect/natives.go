package reflect

// rtype is the number of one of the program's types, 0 for none.
type rtype uint

// The natives below take and give values by address, unless an interface would hold them directly: see Value.

// unpack returns type and data of an interface, pack makes one. A value that the program may still change is copied.
func unpack(i any) (t rtype, p *byte)
func pack(t rtype, p *byte, indirect, copied bool) any

// interfaceAt reads the interface at p, setInterface writes it.
func interfaceAt(p *byte) any
func setInterface(t rtype, p *byte, v any)

func (t rtype) kind() int
func (t rtype) direct() bool
func (t rtype) name() string
func (t rtype) declaredName() string
func (t rtype) pkgPath() string
func (t rtype) size() uintptr
func (t rtype) align() int
func (t rtype) elem() rtype
func (t rtype) key() rtype
func (t rtype) length() int
func (t rtype) comparable() bool
func (t rtype) pointerTo() rtype
func (t rtype) numField() int

// field returns what a struct type says of a field; bits has 1 for an embedded and 2 for an exported one.
func (t rtype) field(i int) (name, tag string, typ rtype, offset uintptr, bits int)

// signature returns the counts of a function type's parameters and results; parameter returns one of either, the results behind the parameters.
func (t rtype) signature() (params, results int, variadic bool)
func (t rtype) parameter(i int) rtype
func (t rtype) chanDir() int
func (t rtype) numMethod() int
func (t rtype) implements(iface rtype) bool

func loadWord(t rtype, p *byte) uint64
func storeWord(t rtype, p *byte, w uint64)
func loadPointer(p *byte) *byte
func storePointer(p, v *byte)
func loadString(p *byte) string
func storeString(t rtype, p *byte, s string)
func loadSlice(p *byte) (data *byte, len, cap int)
func storeSlice(t rtype, p, data *byte, len, cap int)
func bytesAt(data *byte, len, cap int) []byte
func address(p *byte) uintptr

// copyValues copies n values of a type; the memories may overlap.
func copyValues(t rtype, dst, src *byte, n int)
func shift(p *byte, n uintptr) *byte

// newArray returns memory for n values of a type, all zero.
func newArray(t rtype, n int) *byte

func mapMake(t rtype, n int) *byte
func mapFind(t rtype, m, key *byte) *byte
func mapStore(t rtype, m, key, elem *byte)
func mapDelete(t rtype, m, key *byte)
func mapClear(t rtype, m *byte)
func mapLen(m *byte) int

// mapEntries returns copies of all keys and elements.
func mapEntries(t rtype, m *byte) (keys, elems *byte, n int)
func chanLen(c *byte) int
func chanCap(c *byte) int
