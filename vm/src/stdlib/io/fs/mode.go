package fs

// FileMode is a file's type and permission bits, the same on all systems.
type FileMode uint32

const (
	ModeDir FileMode = 1 << (31 - iota)
	ModeAppend
	ModeExclusive
	ModeTemporary
	ModeSymlink
	ModeDevice
	ModeNamedPipe
	ModeSocket
	ModeSetuid
	ModeSetgid
	ModeCharDevice
	ModeSticky
	ModeIrregular

	// ModeType holds the bits of the type; of a regular file none is set.
	ModeType = ModeDir | ModeSymlink | ModeNamedPipe | ModeSocket | ModeDevice | ModeCharDevice | ModeIrregular

	// ModePerm holds the permission bits.
	ModePerm FileMode = 0777
)

// String returns a letter for each type bit, then the permissions as rwxr-xr-x.
func (m FileMode) String() string {
	const types, permissions = "dalTLDpSugct?", "rwxrwxrwx"
	var b []byte
	for i := 0; i < len(types); i++ {
		if m&(1<<(31-i)) != 0 {
			b = append(b, types[i])
		}
	}
	if b == nil {
		b = append(b, '-')
	}
	for i := 0; i < len(permissions); i++ {
		if m&(1<<(8-i)) != 0 {
			b = append(b, permissions[i])
		} else {
			b = append(b, '-')
		}
	}
	return string(b)
}

// IsDir reports whether m describes a folder.
func (m FileMode) IsDir() bool { return m&ModeDir != 0 }

// IsRegular reports whether m describes a regular file.
func (m FileMode) IsRegular() bool { return m&ModeType == 0 }

// Perm returns the permission bits.
func (m FileMode) Perm() FileMode { return m & ModePerm }

// Type returns the type bits.
func (m FileMode) Type() FileMode { return m & ModeType }
