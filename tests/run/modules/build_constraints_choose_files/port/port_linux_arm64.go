package port

const Name = "arm"
