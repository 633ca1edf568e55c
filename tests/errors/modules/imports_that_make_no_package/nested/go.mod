module m/nested

go 1.27
