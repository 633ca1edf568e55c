module m

go 1.27

require (
	example.com/other v1.2.3
	example.com/replaced v1.0.0 // indirect
)

replace example.com/replaced => example.com/another v1.1.0
