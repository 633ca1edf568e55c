package internal

const Name = "internal"
