package util

type T struct{ x int }

func New() *T { return nil }
