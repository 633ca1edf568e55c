package main

import "m/other"

type own struct{ field int }

func (own) method() {}

func main() {
	_ = other.T{
		done:       nil, // ERROR "^cannot refer to unexported field done in struct literal of type other\.T$"
		Done:       nil, // ERROR "^unknown field Done in struct literal of type other\.T, but does have unexported done$"
		name:       "",  // ERROR "^unknown field name in struct literal of type other\.T, but does have Name$"
		NAME:       "",  // ERROR "^unknown field NAME in struct literal of type other\.T, but does have Name$"
		unexported: 1,   // ERROR "^unknown field unexported in struct literal of type other\.T$"
		Unexported: 1,   // ERROR "^unknown field Unexported in struct literal of type other\.T$"
		Exported:   1,   // ERROR "^unknown field Exported in struct literal of type other\.T$"
	}
	_ = own{
		method: 1, // ERROR "^unknown field method in struct literal of type own$"
		Method: 1, // ERROR "^unknown field Method in struct literal of type own$"
		Field:  1, // ERROR "^unknown field Field in struct literal of type own, but does have field$"
	}
}
