package a

const Name = 1
