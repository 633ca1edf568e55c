//! Listings of small programs, and properties of generated code.

use std::fmt::Write as _;

use crate::Session;
use crate::bytecode::{Op, Program, verify};
use crate::check::Library;
use crate::importer::{Import, Importer};
use crate::user_package::Input;

struct NoLibrary;

impl Importer for NoLibrary {
    fn import(&self, _: &str) -> Import {
        Import::Unknown
    }
}

/// Compiles a program, and verifies it.
pub(crate) fn compile(source: &str) -> Program {
    let mut session = Session::new();
    let input = Input { name: "./prog.go".into(), contents: source.into() };
    let packages = session.load(vec![input], &NoLibrary).expect("the source parses");
    let compiled = session.compile(&packages, Library::Reached);
    let (program, _) = compiled.unwrap_or_else(|errors| panic!("the source is correct: {errors:?}"));
    verify(&program).expect("generated code verifies");
    program
}

/// The listing of the function `main.f` of a program, which has a value of it, so that it is not only inlined.
fn listing(source: &str) -> String {
    let program = compile(&format!("package main\n{source}\nvar value = f"));
    let index = program.funcs.iter().position(|func| &*func.name == "main.f").expect("there is an f");
    program.disassemble_func(crate::bytecode::FuncIdx(index as u32))
}

#[test]
fn a_call_uses_its_window_in_place() {
    let code =
        listing("func f(n int) int { if n < 2 { return n }; return f(n-1) + f(n-2) }\nfunc main() { f(3) }");
    insta::assert_snapshot!(code);
}

#[test]
fn a_counting_loop_is_fused() {
    let code = listing(
        "func f(a []int) (s int) { for i := 0; i < len(a); i++ { s += a[i] }; return s }\nfunc main() { f(nil) }",
    );
    insta::assert_snapshot!(code);
}

#[test]
fn deferred_calls_keep_results_in_memory() {
    let code = listing(
        "func f(g func()) (n int, err error) { defer g(); n = 1; return n, nil }\nfunc main() { f(nil) }",
    );
    insta::assert_snapshot!(code);
}

#[test]
fn a_swap_copies_once() {
    let code = listing("func f(a, b int) (int, int) { a, b = b, a; return a, b }\nfunc main() { f(1, 2) }");
    insta::assert_snapshot!(code);
}

#[test]
fn dense_cases_become_a_table() {
    let program = compile(
        "package main\nfunc f(n int) int { switch n { case 1: return 5; case 2: return 6; case 3: return 7; \
         case 4: return 8; case 6: return 9 }; return 0 }\nfunc main() { f(1) }",
    );
    assert_eq!(program.jump_tables.len(), 1);
    // Entries for 1 to 6, and the default.
    assert_eq!(program.jump_tables[0].len(), 7);
}

#[test]
fn distant_targets_take_long_jumps() {
    let mut body = String::new();
    for i in 0..12_000 {
        writeln!(body, "s += g(s, {i})").expect("writing to a String does not fail");
    }
    let program = compile(&format!(
        "package main\nfunc g(a, b int) int {{ return a ^ b }}\nfunc f(n int) int {{ s := 0\nfor i := 0; i < n; i++ {{\n\
         if s < 100 {{\n{body}}}\n}}\nreturn s }}\nfunc main() {{ f(1) }}"
    ));
    let words = program.funcs.iter().map(|func| func.code_words).max();
    assert!(words > Some(u32::from(u16::MAX) / 2));
}

#[test]
fn a_very_long_sum_is_one_loop_of_additions() {
    let sum = vec!["x"; 100_000].join("+");
    let work = move || {
        compile(&format!("package main\nfunc f(x int) int {{ return {sum} }}\nfunc main() {{ f(1) }}"))
    };
    let program = std::thread::Builder::new().stack_size(64 << 20).spawn(work).expect("a thread").join();
    let program = program.expect("no overflow");
    let adds = program.code.iter().filter(|&&word| word as u16 == Op::Add as u16).count();
    assert_eq!(adds, 99_999);
}

#[test]
fn only_what_can_be_called_is_generated() {
    let program = compile(
        "package main\ntype T int\nfunc (T) A() {}\ntype U int\nfunc (U) B() {}\nfunc unused() {}\n\
         func main() { var i interface{ A() } = T(1); i.A(); var u U; _ = u }",
    );
    let has = |name: &str| program.funcs.iter().any(|func| &*func.name == name);
    assert!(has("main.T.A"));
    assert!(!has("main.U.B") && !has("main.unused"));
}

#[test]
fn a_pointer_is_in_the_maps_while_it_lives() {
    let program = compile(
        "package main\n//go:noinline\nfunc g() {}\nvar keep *int\n//go:noinline\nfunc f(p, q *int) *int { g(); keep = q; g(); return p }\n\
         func main() { f(nil, nil) }",
    );
    let func = program.funcs.iter().find(|func| &*func.name == "main.f").expect("there is an f");
    let across: Vec<_> = func.safepoints.iter().map(|entry| &program.maps[entry.across as usize].0).collect();
    assert_eq!(across, [&vec![0b11], &vec![0b01]]);
}
