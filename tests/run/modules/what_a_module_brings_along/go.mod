module example.org/app

go 1.22

require (
	example.com/lib v1.2.0
	example.com/old v0.1.0 // indirect
)
