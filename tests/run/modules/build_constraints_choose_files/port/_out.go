not go
