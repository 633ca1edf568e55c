package thing

type T struct{}
