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

// method returns a method by its place in the order of names; fn takes an interface's data word as receiver.
func (t rtype) method(i int) (name string, number int, fn *byte)
func methodType(number int) rtype

// caller returns a function that calls a function of type t with the values at args, and stores the results at results.
// methodCaller does it for a method's fn, whose first argument is an interface's data word.
func (t rtype) caller() func(f *byte, args, results []*byte)
func methodCaller(number int) func(fn *byte, args, results []*byte)

// makeFunc makes a function of type t of one that is given the addresses of arguments, and fills in those of the results.
func (t rtype) makeFunc(handler func(args, results []*byte)) *byte

func sliceTypeOf(elem rtype) rtype
func arrayTypeOf(elem rtype, n int) rtype
func chanTypeOf(dir int, elem rtype) rtype
func mapTypeOf(key, elem rtype) rtype
func funcTypeOf(types []rtype, params int, variadic bool) rtype
func structTypeOf(names, tags []string, types []rtype, embedded []bool) rtype
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

// code returns the number of the function that a function value, not nil, calls: see runtime.FuncForPC.
//
//go:noescape
func code(f *byte) uintptr

// copyValues copies n values of a type; the memories may overlap.
func copyValues(t rtype, dst, src *byte, n int)

// clearValue makes a value of a type zero.
//
//go:noescape
func clearValue(t rtype, p *byte)
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
func chanMake(t rtype, n int) *byte
func anyChan(c *byte) chan struct{}

// channel returns a function that sends the value at v or receives it; chosen is 0 if that happened, and ok says whether
// a value was received.
func (t rtype) channel(send, waits bool) func(c, v *byte) (chosen int, ok bool)
