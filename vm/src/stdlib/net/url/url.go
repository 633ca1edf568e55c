package url

import (
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"
)

// A URL is a URL taken apart: [scheme:][//[userinfo@]host][/]path[?query][#fragment], or scheme:opaque[?query][#fragment].
type URL struct {
	Scheme      string
	Opaque      string // escaped
	User        *Userinfo
	Host        string // host or host:port
	Path        string // not escaped
	Fragment    string // not escaped, without #
	RawQuery    string // escaped, without ?
	RawPath     string // the path as it was escaped, if not as is usual
	RawFragment string // the fragment likewise
	ForceQuery  bool   // a ? stands even before an empty query
	OmitHost    bool   // no // stands before an empty host
}

// Userinfo is a name, and perhaps a password.
type Userinfo struct {
	username    string
	password    string
	passwordSet bool
}

// User returns a name without password.
func User(username string) *Userinfo { return &Userinfo{username, "", false} }

// UserPassword returns a name with password.
func UserPassword(username, password string) *Userinfo { return &Userinfo{username, password, true} }

func (u *Userinfo) Username() string {
	if u == nil {
		return ""
	}
	return u.username
}

// Password returns the password, and whether there is one.
func (u *Userinfo) Password() (string, bool) {
	if u == nil {
		return "", false
	}
	return u.password, u.passwordSet
}

func (u *Userinfo) String() string {
	if u == nil {
		return ""
	}
	s := escape(u.username, userPart)
	if u.passwordSet {
		s += ":" + escape(u.password, userPart)
	}
	return s
}

// scheme cuts off a scheme and its colon, if there is one.
func scheme(s string) (scheme, rest string, err error) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
		case c == ':':
			if i == 0 {
				return "", "", errors.New("missing protocol scheme")
			}
			return strings.ToLower(s[:i]), s[i+1:], nil
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return "", s, nil
		}
	}
	return "", s, nil
}

// Parse takes a URL apart, which may be relative.
func Parse(rawURL string) (*URL, error) {
	text, fragment, _ := strings.Cut(rawURL, "#")
	u, err := parse(text, false)
	if err != nil {
		return nil, &Error{"parse", text, err}
	}
	if fragment == "" {
		return u, nil
	}
	if err = u.setFragment(fragment); err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	return u, nil
}

// ParseRequestURI takes apart what stands in a request: an absolute URL or path, without fragment.
func ParseRequestURI(rawURL string) (*URL, error) {
	u, err := parse(rawURL, true)
	if err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	return u, nil
}

func hasControl(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] == 0x7f {
			return true
		}
	}
	return false
}

func parse(rawURL string, request bool) (*URL, error) {
	switch {
	case hasControl(rawURL):
		return nil, errors.New("net/url: invalid control character in URL")
	case rawURL == "" && request:
		return nil, errors.New("empty url")
	case rawURL == "*":
		return &URL{Path: "*"}, nil
	}
	u := new(URL)
	var rest string
	var err error
	if u.Scheme, rest, err = scheme(rawURL); err != nil {
		return nil, err
	}
	if strings.HasSuffix(rest, "?") && strings.Count(rest, "?") == 1 {
		u.ForceQuery = true
		rest = rest[:len(rest)-1]
	} else {
		rest, u.RawQuery, _ = strings.Cut(rest, "?")
	}
	if !strings.HasPrefix(rest, "/") {
		if u.Scheme != "" {
			u.Opaque = rest
			return u, nil
		}
		if request {
			return nil, errors.New("invalid URI for request")
		}
		if segment, _, _ := strings.Cut(rest, "/"); strings.Contains(segment, ":") {
			return nil, errors.New("first path segment in URL cannot contain colon")
		}
	}
	switch {
	case strings.HasPrefix(rest, "//") && (u.Scheme != "" || !request && !strings.HasPrefix(rest, "///")):
		authority := rest[2:]
		rest = ""
		if i := strings.IndexByte(authority, '/'); i >= 0 {
			authority, rest = authority[:i], authority[i:]
		}
		if err := u.setAuthority(authority); err != nil {
			return nil, err
		}
	case u.Scheme != "" && strings.HasPrefix(rest, "/"):
		u.OmitHost = true
	}
	if err := u.setPath(rest); err != nil {
		return nil, err
	}
	return u, nil
}

func validUserinfo(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isAlphanumeric(s[i]) && strings.IndexByte("-._:~!$&'()*+,;=%@", s[i]) < 0 {
			return false
		}
	}
	return true
}

func (u *URL) setAuthority(authority string) (err error) {
	at := strings.LastIndexByte(authority, '@')
	if u.Host, err = parseHost(u.Scheme, authority[at+1:]); err != nil || at < 0 {
		return err
	}
	info := authority[:at]
	if !validUserinfo(info) {
		return errors.New("net/url: invalid userinfo")
	}
	name, password, hasPassword := strings.Cut(info, ":")
	if name, err = unescape(name, userPart); err != nil {
		return err
	}
	if password, err = unescape(password, userPart); err != nil {
		return err
	}
	u.User = &Userinfo{name, password, hasPassword}
	return nil
}

func validPort(port string) bool {
	if port == "" {
		return true
	}
	if port[0] != ':' {
		return false
	}
	for i := 1; i < len(port); i++ {
		if port[i] < '0' || port[i] > '9' {
			return false
		}
	}
	return true
}

func parseHost(scheme, host string) (string, error) {
	if open := strings.LastIndexByte(host, '['); open > 0 {
		return "", errors.New("invalid IP-literal")
	} else if open == 0 {
		return parseLiteral(host)
	}
	if i := strings.IndexByte(host, ':'); i >= 0 {
		if scheme != "http" && scheme != "https" {
			i = strings.LastIndexByte(host, ':')
		}
		if port := host[i:]; !validPort(port) {
			return "", fmt.Errorf("invalid port %q after host", port)
		}
	}
	return unescape(host, hostPart)
}

// parseLiteral reads an address in brackets, perhaps with a zone.
func parseLiteral(host string) (string, error) {
	end := strings.LastIndexByte(host, ']')
	if end < 0 {
		return "", errors.New("missing ']' in host")
	}
	port := host[end+1:]
	if !validPort(port) {
		return "", fmt.Errorf("invalid port %q after host", port)
	}
	name, zone := host[1:end], ""
	if i := strings.Index(name, "%25"); i >= 0 {
		name, zone = name[:i], name[i:]
	}
	name, err := unescape(name, hostPart)
	if err != nil {
		return "", err
	}
	if zone, err = unescape(zone, zonePart); err != nil {
		return "", err
	}
	if !isIPv6(name) {
		if strings.IndexByte(name, ':') < 0 {
			return "", errors.New("invalid IP-literal")
		}
		return "", fmt.Errorf("invalid host: ParseAddr(%q): unable to parse IP", name+zone)
	}
	return "[" + name + zone + "]" + port, nil
}

// isIPv6 reports whether s is an address: groups of up to four digits, of which :: stands for some that are 0.
func isIPv6(s string) bool {
	head, tail, short := strings.Cut(s, "::")
	groups := 0
	for _, part := range []string{head, tail} {
		if part == "" {
			continue
		}
		list := strings.Split(part, ":")
		for i, group := range list {
			if strings.IndexByte(group, '.') >= 0 {
				// The last 32 bits may be written as an address of IPv4.
				if i < len(list)-1 || short && part == head || !isIPv4(group) {
					return false
				}
				groups += 2
				continue
			}
			if len(group) == 0 || len(group) > 4 {
				return false
			}
			for i := 0; i < len(group); i++ {
				if !isHex(group[i]) {
					return false
				}
			}
			groups++
		}
	}
	return groups == 8 && !short || groups < 8 && short
}

func isIPv4(s string) bool {
	parts := strings.Split(s, ".")
	for _, part := range parts {
		n, err := strconv.ParseUint(part, 10, 8)
		if err != nil || part != strconv.FormatUint(n, 10) {
			return false
		}
	}
	return len(parts) == 4
}

func (u *URL) setPath(p string) error {
	text, err := unescape(p, pathPart)
	if err != nil {
		return err
	}
	u.Path, u.RawPath = text, ""
	if escape(text, pathPart) != p {
		u.RawPath = p
	}
	return nil
}

func (u *URL) setFragment(f string) error {
	text, err := unescape(f, fragmentPart)
	if err != nil {
		return err
	}
	u.Fragment, u.RawFragment = text, ""
	if escape(text, fragmentPart) != f {
		u.RawFragment = f
	}
	return nil
}

// escaped returns raw if it is a valid escape of text, else the usual one.
func escaped(text, raw string, in part) string {
	if raw != "" && validEscape(raw, in) {
		if plain, err := unescape(raw, in); err == nil && plain == text {
			return raw
		}
	}
	return escape(text, in)
}

func validEscape(s string, in part) bool {
	for i := 0; i < len(s); i++ {
		if mustEscape(s[i], in) && strings.IndexByte("!$&'()*+,;=:@[]%", s[i]) < 0 {
			return false
		}
	}
	return true
}

// EscapedPath returns the path as it stands in the URL.
func (u *URL) EscapedPath() string {
	if u.Path == "*" && u.RawPath == "" {
		return "*"
	}
	return escaped(u.Path, u.RawPath, pathPart)
}

// EscapedFragment returns the fragment as it stands in the URL.
func (u *URL) EscapedFragment() string { return escaped(u.Fragment, u.RawFragment, fragmentPart) }

// String puts the URL together.
func (u *URL) String() string {
	var b strings.Builder
	if u.Scheme != "" {
		b.WriteString(u.Scheme + ":")
	}
	if u.Opaque != "" {
		b.WriteString(u.Opaque)
	} else {
		u.writeHierarchy(&b)
	}
	if u.ForceQuery || u.RawQuery != "" {
		b.WriteString("?" + u.RawQuery)
	}
	if u.Fragment != "" {
		b.WriteString("#" + u.EscapedFragment())
	}
	return b.String()
}

// writeHierarchy writes authority and path.
func (u *URL) writeHierarchy(b *strings.Builder) {
	noHost := u.OmitHost && u.Host == "" && u.User == nil
	if (u.Scheme != "" || u.Host != "" || u.User != nil) && !noHost {
		if u.Host != "" || u.Path != "" || u.User != nil {
			b.WriteString("//")
		}
		if u.User != nil {
			b.WriteString(u.User.String() + "@")
		}
		b.WriteString(escape(u.Host, hostPart))
	}
	p := u.EscapedPath()
	if noHost && strings.HasPrefix(p, "//") {
		b.WriteString("%2F")
		p = p[1:]
	}
	if p != "" && p[0] != '/' && u.Host != "" {
		b.WriteByte('/')
	}
	if b.Len() == 0 {
		// A colon in the first segment would make that a scheme.
		if segment, _, _ := strings.Cut(p, "/"); strings.Contains(segment, ":") {
			b.WriteString("./")
		}
	}
	b.WriteString(p)
}

// Redacted is String with the password hidden.
func (u *URL) Redacted() string {
	if u == nil {
		return ""
	}
	hidden := *u
	if _, has := u.User.Password(); has {
		hidden.User = UserPassword(u.User.Username(), "xxxxx")
	}
	return hidden.String()
}

// IsAbs reports whether there is a scheme.
func (u *URL) IsAbs() bool { return u.Scheme != "" }

// Query returns the query's values; malformed ones are left out.
func (u *URL) Query() Values {
	v, _ := ParseQuery(u.RawQuery)
	return v
}

// RequestURI returns what stands in a request's first line.
func (u *URL) RequestURI() string {
	s := u.Opaque
	if s == "" {
		if s = u.EscapedPath(); s == "" {
			s = "/"
		}
	} else if strings.HasPrefix(s, "//") {
		s = u.Scheme + ":" + s
	}
	if u.ForceQuery || u.RawQuery != "" {
		s += "?" + u.RawQuery
	}
	return s
}

// Hostname returns the host without port and brackets.
func (u *URL) Hostname() string {
	host, _ := u.splitHost()
	return host
}

// Port returns the port, or "".
func (u *URL) Port() string {
	_, port := u.splitHost()
	return port
}

func (u *URL) splitHost() (host, port string) {
	host = u.Host
	if i := strings.LastIndexByte(host, ':'); i >= 0 && validPort(host[i:]) {
		host, port = host[:i], host[i+1:]
	}
	if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") {
		host = host[1 : len(host)-1]
	}
	return host, port
}

// Parse takes a URL apart that may be relative to u.
func (u *URL) Parse(ref string) (*URL, error) {
	r, err := Parse(ref)
	if err != nil {
		return nil, err
	}
	return u.ResolveReference(r), nil
}

// ResolveReference returns the URL that ref is, seen from u, by RFC 3986.
func (u *URL) ResolveReference(ref *URL) *URL {
	r := *ref
	if ref.Scheme == "" {
		r.Scheme = u.Scheme
	}
	switch {
	case ref.Scheme != "" || ref.Host != "" || ref.User != nil:
		r.setPath(resolve(ref.EscapedPath(), ""))
		return &r
	case ref.Opaque != "":
		r.User, r.Host, r.Path = nil, "", ""
		return &r
	}
	if ref.Path == "" && !ref.ForceQuery && ref.RawQuery == "" {
		r.RawQuery = u.RawQuery
		if ref.Fragment == "" {
			r.Fragment, r.RawFragment = u.Fragment, u.RawFragment
		}
	}
	if ref.Path == "" && u.Opaque != "" {
		r.Opaque, r.User, r.Host, r.Path = u.Opaque, nil, "", ""
		return &r
	}
	r.Host, r.User = u.Host, u.User
	r.setPath(resolve(u.EscapedPath(), ref.EscapedPath()))
	return &r
}

// resolve applies a path to another, and takes dots out.
func resolve(base, ref string) string {
	full := ref
	if ref == "" {
		full = base
	} else if ref[0] != '/' {
		full = base[:strings.LastIndexByte(base, '/')+1] + ref
	}
	if full == "" {
		return ""
	}
	var kept []string
	segments := strings.Split(full, "/")
	for i, segment := range segments {
		last := i == len(segments)-1
		switch segment {
		case ".", "..":
			if segment == ".." && len(kept) > 0 {
				kept = kept[:len(kept)-1]
			}
			if last {
				kept = append(kept, "")
			}
		default:
			kept = append(kept, segment)
		}
	}
	s := "/" + strings.Join(kept, "/")
	if len(s) > 1 && s[1] == '/' {
		return s[1:]
	}
	return s
}

// JoinPath returns u with elements behind its path, which is cleaned.
func (u *URL) JoinPath(elem ...string) *URL {
	joined, _ := u.join(elem)
	return joined
}

func (u *URL) join(elem []string) (*URL, error) {
	elem = append([]string{u.EscapedPath()}, elem...)
	relative := !strings.HasPrefix(elem[0], "/")
	if relative {
		elem[0] = "/" + elem[0]
	}
	p := path.Join(elem...)
	if relative {
		p = p[1:]
	}
	if strings.HasSuffix(elem[len(elem)-1], "/") && !strings.HasSuffix(p, "/") {
		p += "/"
	}
	joined := *u
	err := joined.setPath(p)
	return &joined, err
}

// JoinPath returns a URL with elements behind its path.
func JoinPath(base string, elem ...string) (result string, err error) {
	u, err := Parse(base)
	if err != nil {
		return "", err
	}
	joined, err := u.join(elem)
	if err != nil {
		return "", err
	}
	return joined.String(), nil
}

func (u *URL) AppendBinary(b []byte) ([]byte, error) { return append(b, u.String()...), nil }
func (u *URL) MarshalBinary() ([]byte, error)        { return u.AppendBinary(nil) }

func (u *URL) UnmarshalBinary(text []byte) error {
	parsed, err := Parse(string(text))
	if err == nil {
		*u = *parsed
	}
	return err
}

// Clone returns a copy that shares nothing.
func (u *URL) Clone() *URL {
	if u == nil {
		return nil
	}
	c := *u
	if u.User != nil {
		user := *u.User
		c.User = &user
	}
	return &c
}
