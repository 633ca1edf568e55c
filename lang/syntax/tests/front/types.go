package p

type (
	pointer   *T
	slice     [][]int
	array     [2 * N][3]pkg.T
	mapping   map[string]map[T][]int
	channels  struct {
		both chan int
		send chan<- chan int
		recv <-chan (<-chan int)
		nest chan (<-chan int)
	}
	functions struct {
		none   func()
		one    func(int) string
		many   func(a, b int, c ...string) (x int, err error)
		nested func(func(int) bool) func() func()
	}
	embedding struct {
		T
		*pkg.U `json:"u"`
		G[int]
		a, b [2]int "tag"
		c    G[int]
	}
	iface interface {
		m()
		n(int) (string, error)
		fmt.Stringer
		~int | ~string | T
	}
	empty interface{}
	paren (T)
)
