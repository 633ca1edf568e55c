//go:build (linux && amd64 && gc && go1.27 && unix) || (darwin && !cgo)
package port

const Tagged = "first"
