package money

var Currency = name()

func name() string { return prefix + "o" }

func Describe() string { return "in " + Currency }
