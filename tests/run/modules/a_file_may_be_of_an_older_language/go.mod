module older

go 1.27
