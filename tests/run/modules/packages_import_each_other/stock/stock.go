package stock

type Item struct{ Name string }

var Count int

func New(name string) Item {
	Count++
	return Item{name}
}

func Total() int { return Count }
