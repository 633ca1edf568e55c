package main

type grid[T any] struct{ cells []T } // ERROR "instantiation cycle"

// Each type mentions two that nest deeper, so that their number doubles with each step.
func (grid[T]) rows(grid[grid[T]]) {}
func (grid[T]) cols(grid[*T])      {}

func main() {}
