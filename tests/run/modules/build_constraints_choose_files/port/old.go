// +build linux,!arm64 darwin

package port

const Old = "and or"
