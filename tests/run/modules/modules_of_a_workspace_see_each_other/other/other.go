package other

const Name = "other module"
