package api

const Version = "two"
