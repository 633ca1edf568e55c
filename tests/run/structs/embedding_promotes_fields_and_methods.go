package main

import "fmt"

type animal struct {
	name string
	legs int
}

func (a animal) describe() string { return fmt.Sprint(a.name, " has ", a.legs) }
func (a *animal) rename(n string) { a.name = n }

type dog struct {
	animal
	owner string
}

type puppy struct {
	*dog
	age int
}

func (p puppy) describe() string { return "little " + p.dog.describe() }

type describer interface{ describe() string }
type renamer interface {
	describer
	rename(string)
}

func main() {
	d := dog{animal{"rex", 4}, "ann"}
	d.rename("max")
	fmt.Println(d.name, d.describe(), d.animal.legs)
	p := puppy{&d, 1}
	p.rename("fido")
	p.legs = 3
	fmt.Println(p.describe(), d.describe(), p.owner)
	var list = []describer{d, &d, p, &p, d.animal}
	for _, x := range list {
		fmt.Println(x.describe())
	}
	var r renamer = p
	r.rename("last")
	fmt.Println(d.name, r.describe())
	f := p.dog.describe
	d.name = "changed"
	fmt.Println(f())
	fmt.Printf("%v %+v\n", d, d)
}
