package main

func pointer(s []int) *[2]int {
	return (*[2]int)(s) // ERROR "^cannot convert s \(variable of type \[\]int\) to type \*\[2\]int: conversion of slice to array pointer requires go1\.17 or later \(-lang was set to go1\.16; check go\.mod\)$"
}

func array(s []int) [2]int {
	return [2]int(s) // ERROR "to type \[2\]int: conversion of slice to array requires go1\.20 or later \("
}

func main() {}
