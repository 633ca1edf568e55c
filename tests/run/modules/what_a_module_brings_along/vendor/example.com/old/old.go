package old

func Hundred() int { return 100 }
