package main

type Mover interface{ Move() }

type (
	Alias = Mover
	Stone struct{}
	Rock  = Stone
	Fault = error
)

func fail() error {
	var x any
	return x // ERROR "cannot use x \(variable of interface type any\) as error value in return statement: interface\{\} does not implement error \(missing method Error\)"
}

func assign(x any, rock Rock, fault Fault) {
	var mover Mover = x           // ERROR "cannot use x \(variable of interface type any\) as Mover value in variable declaration: interface\{\} does not implement Mover \(missing method Move\)"
	var alias Alias = x           // ERROR "cannot use x \(variable of interface type any\) as Alias value in variable declaration: interface\{\} does not implement Mover \(missing method Move\)"
	mover = rock                  // ERROR "cannot use rock \(variable of struct type Rock\) as Mover value in assignment: Stone does not implement Mover \(missing method Move\)"
	alias = fault                 // ERROR "cannot use fault \(variable of interface type Fault\) as Alias value in assignment: error does not implement Mover \(missing method Move\)"
	fault = alias                 // ERROR "cannot use alias \(variable of interface type Alias\) as Fault value in assignment: Mover does not implement error \(missing method Error\)"
	fault = map[string]any{}["a"] // ERROR "cannot use map\[string\]any\{\}\[\"a\"\] \(map index expression of interface type any\) as Fault value in assignment: interface\{\} does not implement error \(missing method Error\)"
	_ = error(x)                  // ERROR "cannot convert x \(variable of interface type any\) to type error: interface\{\} does not implement error \(missing method Error\)"
	_, _ = mover, alias
	var number int = x // ERROR "cannot use x \(variable of interface type any\) as int value in variable declaration: need type assertion"
	_ = number
}

func main() {}
