// Copyright.

//go:build !linux || !amd64 || go1.28

package port

const Tagged = "second"
