package main

import (
	"fmt"
	"net/url"
)

func main() {
	base, _ := url.Parse("http://foo.com/bar/qux")
	for _, ref := range []string{"http://foo.com//baz", "http://foo.com///baz/quux", "//h//a/../b", "/a/../../b/.", "../x//y/..", "..", ".", "/.//a", "http://foo.com/a//../b"} {
		u, err := base.Parse(ref)
		fmt.Println(ref, u, err)
	}
	for _, host := range []string{"[::1]", "[::ffff:192.168.0.1]", "[::ffff:192.168.0.1000]", "[0:0::test.com]", "[2001:db8::1.2.3]", "[1.2.3.4::]", "[1:2:3:4:5:6:1.2.3.4]", "[::1.2.3.04]", "[fe80::1%25en0]:80", "[1:2:3:4:5:6:7:8]"} {
		u, err := url.Parse("https://" + host + "/")
		fmt.Println(host, u != nil, err != nil)
	}
}
