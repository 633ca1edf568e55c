package main

import (
	"encoding/xml" // REFUSED "encoding/xml"
	"fmt"
)

func main() {
	text, err := xml.Marshal(1)
	fmt.Println(string(text), err)
}
