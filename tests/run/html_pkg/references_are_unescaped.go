package main

import (
	"fmt"
	"html"
)

func main() {
	for _, s := range []string{
		"", "plain", "a &lt; b &amp;&amp; c &gt; d", "&#65;&#x42;&#X43;", "&quot;&apos;&#39;", "&nosuch; &", "&amp", "&ampx", "&notit;", "&notin;",
		"&copy 2024 &copy;", "&AElig;&aelig", "&NotEqualTilde;|&acE;", "&#0; &#xD800; &#x110000; &#x80; &#150;", "&#; &#x; &#5 &#5;", "&#", "&#1",
		"&&amp;&", "&CounterClockwiseContourIntegral;", "é&eacute;&Eacute", "&#99999999999999999999;", "&lt", "&ltx", "&gt=&lt;",
	} {
		fmt.Printf("%q -> %q\n", s, html.UnescapeString(s))
	}
	text := "<a href=\"x\">'&'</a>\x00"
	fmt.Println(html.EscapeString(text), html.UnescapeString(html.EscapeString(text)) == text)
}
