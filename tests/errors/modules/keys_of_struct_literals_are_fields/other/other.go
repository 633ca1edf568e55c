package other

type T struct {
	Name string
	done chan int
}

func (T) Exported()   {}
func (T) unexported() {}
