package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"uuid"
)

func main() {
	const text = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
	for _, s := range []string{
		text, "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", "{" + text + "}", "urn:uuid:" + text, "f81d4fae7dec11d0a76500a0c91e6bf6",
		"", "x", text + "0", "[" + text + "]", "urn:uuix:" + text, "f81d4fae-7dec-11d0-a765_00a0c91e6bf6",
		"g81d4fae-7dec-11d0-a765-00a0c91e6bf6", "f81d4fae-7dec-11d0-a765-00a0c91e6bfg", "f81d4fae7dec11d0a76500a0c91e6bfx",
		"f81d4fa-e7dec-11d0-a765-00a0c91e6bf6", "{" + text + "x", "x" + text + "}", "URN:UUID:" + text,
	} {
		u, err := uuid.Parse(s)
		fmt.Println(u, err)
	}
	u := uuid.MustParse(text)
	fmt.Printf("%v %s %x %d\n", u, u, u, u[:3])
	b, err := u.AppendText([]byte("id="))
	fmt.Println(string(b), err)
	fmt.Println(uuid.Nil(), uuid.Max(), uuid.Nil() == uuid.UUID{})
	fmt.Println(uuid.Nil().Compare(uuid.Max()), uuid.Max().Compare(u), u.Compare(u))

	type record struct {
		ID  uuid.UUID
		Map map[uuid.UUID]int
	}
	data, err := json.Marshal(record{u, map[uuid.UUID]int{uuid.Max(): 1, u: 2}})
	fmt.Println(string(data), err)
	var r record
	fmt.Println(json.Unmarshal(data, &r), r)
	fmt.Println(json.Unmarshal([]byte(`{"ID":"nonsense"}`), &r), r.ID)

	made := []uuid.UUID{uuid.New(), uuid.NewV4(), uuid.NewV7()}
	for _, u := range made {
		fmt.Println(u[6]>>4, u[8]>>6, u != uuid.Nil(), len(u.String()))
	}
	fmt.Println(made[0] != made[1])
	var list []uuid.UUID
	for range 2000 {
		list = append(list, uuid.NewV7())
	}
	fmt.Println(slices.IsSortedFunc(list, uuid.UUID.Compare), len(slices.Compact(list)))

	defer func() {
		err := recover().(error)
		fmt.Println(err, errors.Unwrap(err))
	}()
	uuid.MustParse("no")
}
