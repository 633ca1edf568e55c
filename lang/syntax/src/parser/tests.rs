use crate::ast;
use crate::diagnostics::Report;
use crate::parser::parse_file;
use crate::source::SourceMap;
use crate::symbol::Interner;

/// The messages for `text`, with `line:column` positions.
fn messages(text: &str) -> Vec<String> {
    let mut sources = SourceMap::new();
    let id = sources.add("f", text).unwrap();
    let (_, diagnostics) = parse_file(sources.file(id), &Interner::new());
    let report = Report::new(&sources, &diagnostics, 0).to_plain_text(&sources);
    report.lines().map(|line| line.trim_start_matches("f:").to_owned()).collect()
}

#[test]
fn programs_that_need_the_token_filter_parse() {
    for body in [
        "if x == y {}",
        "for _, v := range []T{{1}, {2}} { f(v) }",
        "for range [](chan int){nil} {}",
        "for _, f := range []func() func(){g, h} { f() }",
        "for range map[string]*pkg.T{} {}",
        "if f := func() T { return T{} }; f() == (T{}) {}",
        "switch x := (struct{}{}); x {}",
        "switch func() int { return 1 }() { case 1: }",
        "var c <-chan <-chan int; d <- <-c; e <- (chan int)(nil)",
        "for range []<-chan T{a, b} { c <- chan int(nil) }",
        "_ = func() (x)(nil)",
        "type L[P *T, Q any] struct{}; type A [N * 2]int; type B []int",
        "select { case v, ok := <-c: _ = v; case c <- 1: default: }",
        "if v, ok := m[T{1}]; ok {} else if x {} else {}",
        "x.(interface{ M() }).M()",
        "for i := range 10 { L: for { break L } }",
    ] {
        let text = format!("package p\nfunc f() {{\n{body}\n}}\n");
        assert_eq!(messages(&text), [""; 0], "{body}");
    }
}

#[test]
fn several_errors_are_reported_in_one_run() {
    let text = "package p\nfunc f() {\n\tx := g(, 1)\n\tg(1 2)\n\tif x y {\n\t\tz z\n\t}\n}\nvar = 1\n";
    assert_eq!(
        messages(text),
        [
            "3:9: syntax error: unexpected comma, expected expression",
            "4:6: syntax error: unexpected literal 2 in argument list; possibly missing comma or )",
            "5:7: syntax error: unexpected name y, expected {",
            "6:5: syntax error: unexpected name z at end of statement",
            "9:5: syntax error: unexpected =, expected name",
        ]
    );
}

#[test]
fn nesting_has_a_limit_and_long_chains_have_none() {
    let nested = |n: usize| format!("package p\nvar x = {}1{}\n", "(".repeat(n), ")".repeat(n));
    let on_large_stack = |text: String| {
        std::thread::Builder::new()
            .stack_size(256 << 20)
            .spawn(move || messages(&text))
            .unwrap()
            .join()
            .unwrap()
    };
    assert_eq!(on_large_stack(nested(9_000)), [""; 0]);
    assert_eq!(on_large_stack(nested(ast::MAX_DEPTH + 1)).len(), 1);
    assert_eq!(on_large_stack(format!("package p\nvar x = {}1\n", "-".repeat(2 * ast::MAX_DEPTH))).len(), 1);
    assert_eq!(on_large_stack(format!("package p\nvar x = {}1\n", "1 +".repeat(200_000))), [""; 0]);
}
