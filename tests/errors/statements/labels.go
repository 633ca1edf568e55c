package main

func main() {
unused: // ERROR "label unused defined and not used"
	for {
		break missing // ERROR "break label not defined: missing|invalid break label missing"
	}
twice:
	goto twice
twice: // ERROR "label twice already defined"
	goto nowhere // ERROR "label nowhere not defined"
block:
	{
		for {
			continue block // ERROR "invalid continue label block"
		}
	}
	_ = func() {
		goto block // ERROR "label block not defined"
	}
}
