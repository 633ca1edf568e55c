package main

func main() {
	goto end // ERROR "goto end jumps over declaration of x"
	x := 1
	_ = x
end:
	goto inner // ERROR "goto inner jumps into block starting"
	{
	inner:
	}
}
