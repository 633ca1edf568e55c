package old

const Bias = 1000
