package main

import (
	"encoding/json"
	"fmt"
)

type embedded struct {
	Name string
	ID   int
}

type outer struct {
	embedded
	Inner string `json:"name"`
	Id    int    `json:"id"`
}

func main() {
	for _, text := range []string{`{"NAME":"a","iD":1}`, `{"Name":"a","ID":1}`, `{"name":"a","id":1}`, `{"nAME":"a","NAME":"b"}`} {
		var v outer
		fmt.Println(json.Unmarshal([]byte(text), &v))
		fmt.Printf("%+v\n", v)
	}
}
