package main

import (
	"fmt"

	. "example.com/shop/money"
	_ "example.com/shop/side-effect"
	st "example.com/shop/stock"
	"example.com/shop/v2"
)

type item struct {
	st.Item
	price Amount
}

func (i item) String() string { return i.Item.Name + " at " + i.price.String() }

func main() {
	i := item{st.New("tea"), Euro(3)}
	fmt.Println(i, Currency)
	fmt.Printf("%T %T %v\n", i, i.Item, i.Item)
	Currency = "pound"
	fmt.Println(Describe(), api.Version)
	st.Count++
	fmt.Println(st.Total())
}
