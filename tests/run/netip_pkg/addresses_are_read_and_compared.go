package main

import (
	"encoding/json"
	"fmt"
	"net/netip"
	"slices"
)

func attempt(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	texts := []string{
		"1.2.3.4", "0.0.0.0", "255.255.255.255", "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.1.1", "224.0.0.1",
		"::", "::1", "2001:db8::68", "fe80::1cc0:3e8c:119f:c2e1%ens18", "ff02::1", "ff01::2", "fc00::1", "::ffff:1.2.3.4", "::ffff:7f00:1%eth0",
		"1:0:0:2:0:0:0:3", "0:0:1::", "1:2:3:4:5:6:7:8", "::1.2.3.4", "A:B:C:D:E:F:1.2.3.4",
		"", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1..2.3", "1.2.3.", ".1.2.3", "1.2.3.x", "%eth0", ":", ":::", "1::2::3",
		"1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::1%", "12345::", "1:2:", "1:g::", "1:2:3:1.2.3.4", "1:2:3:4:5:6:7:1.2.3.4", "::1.2.3",
	}
	var addrs []netip.Addr
	for _, s := range texts {
		ip, err := netip.ParseAddr(s)
		if err != nil {
			fmt.Println(ip, err)
			continue
		}
		addrs = append(addrs, ip)
		fmt.Println(ip, ip.StringExpanded(), ip.BitLen(), ip.Zone(), ip.Is4(), ip.Is6(), ip.Is4In6(), ip.Unmap(), ip.Next(), ip.Prev(), ip.AsSlice(), ip.As16())
		fmt.Println(ip.IsGlobalUnicast(), ip.IsInterfaceLocalMulticast(), ip.IsLinkLocalMulticast(), ip.IsLinkLocalUnicast(),
			ip.IsLoopback(), ip.IsMulticast(), ip.IsPrivate(), ip.IsUnspecified(), ip.WithZone("z"))
	}
	slices.SortFunc(addrs, netip.Addr.Compare)
	fmt.Println(addrs)
	fmt.Println(addrs[0].Less(addrs[1]), netip.IPv6Unspecified() == netip.MustParseAddr("::"), netip.IPv4Unspecified(), netip.IPv6Loopback(),
		netip.IPv6LinkLocalAllNodes(), netip.IPv6LinkLocalAllRouters())
	counts := map[netip.Addr]int{}
	for range 2 {
		for _, s := range []string{"::1%a", "::1%b", "1.1.1.1", "::ffff:1.1.1.1"} {
			counts[netip.MustParseAddr(s)]++
		}
	}
	fmt.Println(len(counts), counts[netip.MustParseAddr("::1%b")])

	for _, s := range []string{
		"192.168.1.77/24", "10.0.0.0/8", "0.0.0.0/0", "1.2.3.4/32", "2001:db8::1/33", "::/0", "::1/128", "::ffff:1.2.3.4/100",
		"1.2.3.4", "1.2.3.4/", "1.2.3.4/33", "1.2.3.4/-1", "1.2.3.4/+1", "1.2.3.4/01", "::1/129", "::1%a/64", "x/8", "1.2.3.4/999999999999999999999",
	} {
		p, err := netip.ParsePrefix(s)
		fmt.Println(p, err, p.Masked(), p.Bits(), p.IsValid(), p.IsSingleIP(), p.Contains(netip.MustParseAddr("192.168.1.1")),
			p.Contains(netip.MustParseAddr("2001:db8::ffff")), p.Contains(netip.MustParseAddr("::1%z")), p.Overlaps(netip.MustParsePrefix("192.168.0.0/16")))
	}
	fmt.Println(netip.PrefixFrom(netip.MustParseAddr("1.2.3.4"), 40), netip.PrefixFrom(netip.Addr{}, 4), netip.Prefix{})
	for _, n := range []int{-1, 7, 33, 129} {
		p, err := netip.MustParseAddr("255.255.255.255").Prefix(n)
		q, err2 := netip.MustParseAddr("ffff:ffff::%zone").Prefix(n)
		fmt.Println(p, err, q, err2)
	}

	for _, s := range []string{
		"1.2.3.4:80", "[::1]:443", "[fe80::1%eth0]:1", "[::ffff:1.2.3.4]:65535",
		"1.2.3.4", ":80", "1.2.3.4:", "1.2.3.4:65536", "1.2.3.4:x", "[1.2.3.4]:80", "::1:80", "[::1:80", "[]:80",
	} {
		p, err := netip.ParseAddrPort(s)
		fmt.Println(p, err, p.Addr(), p.Port(), p.IsValid(), p.Compare(netip.MustParseAddrPort("1.2.3.4:79")))
	}

	type config struct {
		Addr   netip.Addr
		Listen netip.AddrPort
		Net    netip.Prefix
		None   netip.Addr
	}
	c := config{netip.MustParseAddr("::1%lo"), netip.MustParseAddrPort("[::]:8080"), netip.MustParsePrefix("10.0.0.0/8"), netip.Addr{}}
	data, err := json.Marshal(c)
	fmt.Println(string(data), err)
	var back config
	fmt.Println(json.Unmarshal(data, &back), back == c)
	fmt.Println(json.Unmarshal([]byte(`{"Addr":"nonsense"}`), &back))
	for _, v := range []interface {
		MarshalBinary() ([]byte, error)
	}{c.Addr, c.Listen, c.Net, c.None} {
		b, err := v.MarshalBinary()
		fmt.Println(b, err)
		var a netip.Addr
		var ap netip.AddrPort
		var p netip.Prefix
		fmt.Println(a.UnmarshalBinary(b), a, ap.UnmarshalBinary(b), ap, p.UnmarshalBinary(b), p)
	}
	fmt.Println(netip.AddrFromSlice([]byte{1, 2, 3, 4}))
	fmt.Println(netip.AddrFromSlice([]byte{1, 2, 3}))
	attempt(func() { netip.MustParseAddr("?") })
	attempt(func() { netip.IPv6Loopback().As4() })
	attempt(func() { netip.Addr{}.As4() })
	attempt(func() { fmt.Println(netip.MustParseAddr("::ffff:1.2.3.4").As4()) })
}
