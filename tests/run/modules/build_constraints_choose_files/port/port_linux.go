package port

const Name = "linux"
