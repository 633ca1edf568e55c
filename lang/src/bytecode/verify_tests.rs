//! The verifier refuses broken code.

use super::{
    FuncDesc, FuncIdx, Instr, Op, Program, SafepointEntry, SigDesc, SigIdx, TypeDesc, WordMap, verify,
};

/// A program of one function without parameters and results.
fn program(instrs: &[Instr]) -> Program {
    let mut code = Vec::new();
    instrs.iter().for_each(|instr| instr.encode(&mut code));
    let func = FuncDesc {
        name: "main.main".into(),
        code_words: code.len() as u32,
        frame_words: 8,
        sig: SigIdx(0),
        ..FuncDesc::default()
    };
    Program {
        code,
        funcs: vec![func],
        types: vec![TypeDesc::default()],
        sigs: vec![SigDesc::default()],
        maps: vec![WordMap::default()],
        main: FuncIdx(0),
        ..Program::default()
    }
}

fn refused(program: &Program, reason: &str) {
    let error = verify(program).expect_err("the code is broken");
    assert!(error.reason.contains(reason), "{error}");
}

const RET: Instr = Instr::abc(Op::Ret, 0, 0, 0);

#[test]
fn good_code_passes() {
    let mut good = program(&[Instr::a_bc(Op::ConstI, 0, 1), Instr::a_bc(Op::JmpBack, 0, 0)]);
    good.funcs[0].safepoints = vec![SafepointEntry { pc: 1, before: 0, across: 0 }];
    assert_eq!(verify(&good), Ok(()));
}

#[test]
fn operands_must_lie_in_the_frame() {
    refused(&program(&[Instr::a_bc(Op::ConstI, 8, 1), RET]), "outside the frame");
}

#[test]
fn words_must_be_defined() {
    refused(&program(&[Instr::abc(Op::Mov, 0, 1, 0), RET]), "not defined");
}

#[test]
fn scalars_are_no_pointers() {
    let code = [Instr::a_bc(Op::ConstI, 0, 1), Instr::abc(Op::Load64, 1, 0, 0), RET];
    refused(&program(&code), "not a pointer");
}

#[test]
fn kinds_must_agree_on_every_path() {
    let code = [
        Instr::a_bc(Op::ConstI, 0, 1),
        Instr::a_bc(Op::ZeroN, 1, 1),
        Instr::a_bc(Op::Jt, 0, 2),
        Instr::a_bc(Op::ConstI, 1, 5),
        Instr::abc(Op::CheckNil, 1, 0, 0),
        RET,
    ];
    refused(&program(&code), "not a pointer");
}

#[test]
fn jumps_must_reach_instructions() {
    let code = [Instr::a_bc(Op::Jmp, 0, 2), Instr::abc(Op::ConstX, 0, 0, 0).with_x(7), RET];
    refused(&program(&code), "jump to no instruction");
}

#[test]
fn only_polling_jumps_lead_backward() {
    let code = [Instr::a_bc(Op::ConstI, 0, 1), Instr::a_bc(Op::Jt, 0, -1_i32 as u32), RET];
    refused(&program(&code), "wrong direction");
}

#[test]
fn control_must_not_run_off_the_end() {
    refused(&program(&[Instr::a_bc(Op::ConstI, 0, 1)]), "runs off the end");
}

#[test]
fn indices_must_exist() {
    refused(&program(&[Instr::a_bc(Op::ConstStr, 0, 3), RET]), "Str 3 does not exist");
    refused(&program(&[Instr::a_bc(Op::Call, 2, 9), RET]), "does not exist");
}

#[test]
fn safepoints_need_maps() {
    let code = [Instr::abc(Op::PrintNl, 0, 0, 0), Instr::a_bc(Op::JmpBack, 0, -1_i32 as u32)];
    refused(&program(&code), "safepoint without pointer map");
}

#[test]
fn calls_take_what_lies_above_their_window() {
    let code =
        [Instr::a_bc(Op::ConstI, 3, 1), Instr::a_bc(Op::Call, 4, 0), Instr::abc(Op::Mov, 0, 3, 0), RET];
    let mut broken = program(&code);
    broken.funcs[0].safepoints = vec![SafepointEntry { pc: 1, before: 0, across: 0 }];
    refused(&broken, "not defined");
}

#[test]
fn unknown_opcodes_are_refused() {
    let mut broken = program(&[RET]);
    broken.code[0] = 0xFFFF;
    refused(&broken, "unknown opcode");
}
