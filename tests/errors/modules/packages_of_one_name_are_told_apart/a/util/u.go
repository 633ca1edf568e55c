package util

type T struct{ x int }
