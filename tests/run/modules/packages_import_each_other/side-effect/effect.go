package effect

func init() { println("effect") }
