package main

import (
	"fmt"
	"net/url"
)

func main() {
	all := []string{"http://www.example.com", "http://user:pa%20ss@host:8080/a%2Fb/c?q=1&r=a+b#frag%20x", "mailto:joe@x.com", "/path?x", "//host/p", "a:b:c", "http://[fe80::1%25en0]:80/", "http://[::1]/", "http://a b/", "http://h:x/", ":foo", "http://host/%zz", "cache_object:foo/bar", "http://host?", "http://é.com/ü?ö#ä", "", "*", "../x", "x:y", "1a:b", "http://u@h/", "http://%41/", "http://a/b;c=d,e!$&'()*", "file:///etc/passwd", "file:/x", "http://h/a//b/", "http://h#", "http://h/?a=1;b=2", "http://[::1", "http://192.168.0.1:80/x", "http://h/\x01", "tel:+1-2", "http:///x", "https://x.com/a?b=c&b=d&e", "http://foo[bar]/", "http://h/a%20b?c d", "urn:isbn:1", "http://::1/", "http://u:p:q@h/"}
	for _, s := range all {
		u, err := url.Parse(s)
		if err != nil {
			fmt.Println(s, err)
			continue
		}
		pw, ok := u.User.Password()
		fmt.Printf("%q %q %q %q %q %q %q %q %q %q %v %v | %s | %s %s %s %v %s %s %s\n", s, u.Scheme, u.Opaque, u.User.Username(), pw, u.Host, u.Path, u.RawPath, u.RawQuery, u.Fragment, ok, u.ForceQuery, u, u.Hostname(), u.Port(), u.RequestURI(), u.IsAbs(), u.EscapedPath(), u.EscapedFragment(), u.Redacted())
		fmt.Println(u.Query(), u.Query().Encode(), u.JoinPath("x", "../y/"))
		_, err = url.ParseRequestURI(s)
		fmt.Println(err)
	}
	base, _ := url.Parse("http://a/b/c/d;p?q")
	for _, r := range []string{"g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x", "", ".", "./", "..", "../", "../g", "../..", "../../g", "../../../g", "/./g", "/../g", "g.", "..g", "./../g", "g/./h", "g/../h", "g;x=1/../y"} {
		u, err := base.Parse(r)
		fmt.Println(r, u, err)
	}
	for _, s := range []string{"a b&c=d/é+~", "%", "%zz", "a%2", "a+b%20c"} {
		q, err := url.QueryUnescape(s)
		p, err2 := url.PathUnescape(s)
		fmt.Println(url.QueryEscape(s), url.PathEscape(s), q, err, p, err2)
	}
	v := url.Values{}
	v.Set("name", "Ava")
	v.Add("friend", "Jess & co")
	v.Add("friend", "Zoe")
	fmt.Println(v.Encode(), v.Get("friend"), v["friend"], v.Has("x"), v.Get("x"))
	v.Del("name")
	fmt.Println(v)
	fmt.Println(url.ParseQuery("a=1&b=%zz&c;d=2&e"))
	fmt.Println(url.JoinPath("http://h/a/", "../b", "c"))
	u := &url.URL{Scheme: "https", Host: "x.org", Path: "/a b/c:d", RawQuery: "q=1", User: url.UserPassword("me", "p@ss")}
	fmt.Println(u, (&url.URL{Path: "a:b"}), (&url.URL{Host: "h", Path: "p"}))
}
