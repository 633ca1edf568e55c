module example.com/lib/other

go 1.27
