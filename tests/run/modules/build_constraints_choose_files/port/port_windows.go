package port

const Name = "windows"
