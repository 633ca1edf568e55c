package money

const prefix = "eur"
