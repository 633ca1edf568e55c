package main

import "time"

type _ struct{ m int }

func (_) m() {} // ERROR "cannot use _ as value or type"

func (*_) m() {} // ERROR "cannot use _ as value or type"

type Event struct {
	time.Time
}

func (Event) Time() {} // ERROR "field and method with the same name Time\n\t.*:12:7: other declaration of Time"

func main() {}
