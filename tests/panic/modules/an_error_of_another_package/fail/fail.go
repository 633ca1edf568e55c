package fail

import "fmt"

type Kind int

type Error struct{ Code int }

func (e *Error) Error() string { return fmt.Sprint("error ", e.Code) }

func Now() { panic(&Error{5}) }
