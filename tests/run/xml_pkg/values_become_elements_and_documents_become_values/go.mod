module example.com/xml

go 1.27
