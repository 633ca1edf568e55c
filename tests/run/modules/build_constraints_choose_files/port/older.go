// +build !linux

package port

const Old = "not"
