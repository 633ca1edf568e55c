//! Both engines run the same programs alike, and neither uses native stack for it.

mod assembler;

use assembler::Assembler;
use minigo_gc::CollectorKind;
use minigo_lang::bytecode::{FuncIdx, Instr, Kind, Op, Program, Repr, TypeDesc, WordMap};
use minigo_vm::{Config, Engine, Vm};

/// Bytes of the native stack on which programs run here: little more than making a heap takes in debug builds.
const SMALL_STACK: usize = 256 << 10;

fn run(program: Program, engine: Engine, collector: CollectorKind) -> i32 {
    let mut config = Config::default();
    config.heap.collector = collector;
    config.heap.gc_threads = 0;
    let mut vm = Vm::new(program, config).expect("the program fits the machine").with_engine(engine);
    vm.run(&mut ()).code
}

/// The engines that work in this build.
fn engines() -> &'static [Engine] {
    match Engine::BUILT {
        Engine::Tail => &[Engine::Tail, Engine::Loop],
        Engine::Loop => &[Engine::Loop],
    }
}

fn on_small_stack(work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(SMALL_STACK).spawn(work).expect("a thread starts");
    thread.join().expect("the work succeeds");
}

fn a_bc(op: Op, a: u16, bc: i32) -> Instr {
    Instr::a_bc(op, a, bc as u32)
}

fn abc(op: Op, a: u16, b: i16, c: i16) -> Instr {
    Instr::abc(op, a, b as u16, c as u16)
}

/// Panics unless word `reg` is `want`.
fn expect(reg: u16, want: i16) -> [Instr; 2] {
    [abc(Op::JeqI, reg, want, 2), Instr::abc(Op::Unreachable, 0, 0, 0)]
}

fn fib_program(n: i32, want: i32) -> Program {
    let mut asm = Assembler::new();
    // fib(n): word 0 = n and the result, windows at 4.
    let code = [
        abc(Op::JgeSI, 0, 2, 2),
        Instr::abc(Op::Ret, 0, 0, 0),
        abc(Op::AddI, 4, 0, -1),
        a_bc(Op::Call, 4, 0),
        abc(Op::Mov, 1, 4, 0),
        abc(Op::AddI, 4, 0, -2),
        a_bc(Op::Call, 4, 0),
        abc(Op::Add, 0, 1, 4),
        Instr::abc(Op::Ret, 0, 0, 0),
    ];
    let fib = asm.func("main.fib", 1, 1, 6, &code, &[]);
    assert_eq!(fib, FuncIdx(0));
    let main = asm.func(
        "main.main",
        0,
        0,
        6,
        &[
            a_bc(Op::ConstI, 3, n),
            a_bc(Op::Call, 3, 0),
            a_bc(Op::ConstI, 1, want),
            abc(Op::Jeq, 3, 1, 2),
            Instr::abc(Op::Unreachable, 0, 0, 0),
            Instr::abc(Op::Ret, 0, 0, 0),
        ],
        &[],
    );
    asm.finish(main)
}

#[test]
fn calls_return_their_results() {
    for &engine in engines() {
        on_small_stack(move || assert_eq!(run(fib_program(25, 75_025), engine, CollectorKind::None), 0));
    }
}

#[test]
fn millions_of_instructions_run_on_a_small_native_stack() {
    let mut asm = Assembler::new();
    let code = [
        a_bc(Op::ConstI, 0, 0),
        a_bc(Op::ConstI, 1, 5_000_000),
        abc(Op::AddI, 2, 0, 1),
        abc(Op::IncLoopLt, 0, 1, -1),
        Instr::abc(Op::Ret, 0, 0, 0),
    ];
    let main = asm.func("main.main", 0, 0, 4, &code, &[]);
    let program = asm.finish(main);
    on_small_stack(move || assert_eq!(run(program, Engine::BUILT, CollectorKind::None), 0));
}

/// down(n) calls itself n times; each frame has 100 words, so that chunks are crossed many times.
#[test]
fn deep_recursion_crosses_stack_chunks() {
    let depth = 20_000;
    for &engine in engines() {
        let mut asm = Assembler::new();
        let code = [
            abc(Op::JneI, 0, 0, 2),
            Instr::abc(Op::Ret, 0, 0, 0),
            abc(Op::AddI, 50, 0, -1),
            a_bc(Op::Call, 50, 0),
            abc(Op::AddI, 0, 50, 1),
            Instr::abc(Op::Ret, 0, 0, 0),
        ];
        asm.func("main.down", 1, 1, 100, &code, &[]);
        let main = asm.func(
            "main.main",
            0,
            0,
            6,
            &[
                a_bc(Op::ConstI, 3, depth),
                a_bc(Op::Call, 3, 0),
                a_bc(Op::ConstI, 1, depth),
                abc(Op::Jeq, 3, 1, 2),
                Instr::abc(Op::Unreachable, 0, 0, 0),
                Instr::abc(Op::Ret, 0, 0, 0),
            ],
            &[],
        );
        let program = asm.finish(main);
        on_small_stack(move || assert_eq!(run(program, engine, CollectorKind::None), 0));
    }
}

#[test]
fn endless_recursion_ends_with_exit_code_2() {
    let mut asm = Assembler::new();
    let main =
        asm.func("main.main", 0, 0, 2000, &[a_bc(Op::Call, 1000, 0), Instr::abc(Op::Ret, 0, 0, 0)], &[]);
    assert_eq!(run(asm.finish(main), Engine::BUILT, CollectorKind::None), 2);
}

/// A list of 1000 nodes is built and summed, 200 times over, so that collectors have garbage.
fn list_program() -> Program {
    let mut asm = Assembler::new();
    let mut pointers = WordMap::default();
    pointers.insert(0);
    let node = asm.ty(TypeDesc {
        kind: Kind::Struct,
        name: "main.node".into(),
        size: 16,
        align: 8,
        words: 2,
        repr: Repr::Mem,
        pointers,
        ..TypeDesc::default()
    });
    let head = asm.map(&[0]);
    // Words: 0 head, 1 new node, 2 index, 3 limit, 4 sum, 5 rounds, 6 value.
    let mut code = vec![
        a_bc(Op::ConstI, 5, 200),
        // round:
        a_bc(Op::ConstI, 0, 0),
        a_bc(Op::ConstI, 2, 0),
        a_bc(Op::ConstI, 3, 1000),
        // build:
        a_bc(Op::New, 1, node.0 as i32),
        Instr::abc(Op::StorePtr, 1, 0, 0),
        Instr::abc(Op::Store64, 1, 8, 2),
        abc(Op::Mov, 0, 1, 0),
        abc(Op::IncLoopLt, 2, 3, -4),
        a_bc(Op::ConstI, 4, 0),
        // sum:
        abc(Op::JeqI, 0, 0, 5),
        Instr::abc(Op::Load64, 6, 0, 8),
        abc(Op::Add, 4, 4, 6),
        Instr::abc(Op::LoadPtr, 0, 0, 0),
        a_bc(Op::JmpBack, 0, -4),
        a_bc(Op::ConstI, 6, 499_500),
        abc(Op::Jeq, 4, 6, 2),
        Instr::abc(Op::Unreachable, 0, 0, 0),
        abc(Op::AddI, 5, 5, -1),
        abc(Op::LoopNeI, 5, 0, -18),
    ];
    code.extend(expect(5, 0));
    code.push(Instr::abc(Op::Ret, 0, 0, 0));
    let main = asm.func("main.main", 0, 0, 8, &code, &[(head, head); 8]);
    asm.finish(main)
}

#[test]
fn lists_survive_every_collector() {
    for &engine in engines() {
        for collector in [
            CollectorKind::None,
            CollectorKind::Stw,
            CollectorKind::Semispace,
            CollectorKind::Cms,
            CollectorKind::Balanced,
        ] {
            assert_eq!(run(list_program(), engine, collector), 0, "{collector:?}");
        }
    }
}
