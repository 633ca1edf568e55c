package main

func broken() {
unseen:
	x := = 1 // ERROR "syntax error: unexpected =, expected expression"
}

func faultless() {
unused: // ERROR "label unused defined and not used"
	goto elsewhere // ERROR "label elsewhere not defined"
}

func main() {
outer:
	for {
		break outer
	}
}
