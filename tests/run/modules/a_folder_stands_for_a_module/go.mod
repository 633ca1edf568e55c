module example.com/app

go 1.27

require (
	example.com/lib v1.2.0
	example.com/lib/nested v0.1.0
	example.com/unused v1.0.0
)

replace example.com/lib v1.2.0 => ./lib

replace (
	example.com/lib/nested => ./nested
	example.com/unused => ../nowhere
)
