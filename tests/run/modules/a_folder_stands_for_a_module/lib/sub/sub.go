package sub

type T struct{ hidden, Shown int }

func New() T { return T{1, 2} }
