//! Builtin functions.

use super::function::FuncGen;
use super::place::int_const;
use super::registers::Reg;
use super::types::Class;
use crate::bytecode::map_shape::GROUP_SLOTS;
use crate::bytecode::{Instr, NO_REG, Op};
use crate::typed::{Builtin, Expr, Placement, SiteId};
use crate::types::{Ty, TyKind};

impl<'p> FuncGen<'_, 'p> {
    pub(super) fn builtin(&mut self, builtin: &'p Builtin, e: &'p Expr, dst: Reg, fresh: bool) {
        self.at(e.span);
        match builtin {
            Builtin::Len(inner) if self.converted_length(inner, dst) => {}
            Builtin::Len(inner) => self.length(inner, dst, Op::ChanLen, 1),
            Builtin::Cap(inner) => self.length(inner, dst, Op::ChanCap, 2),
            Builtin::Append(slice, values, site) => self.append(e, slice, values, *site, dst),
            Builtin::AppendSlice(slice, more, _) => self.append_slice(e, slice, more, dst),
            Builtin::Copy(to, from) => {
                let count = if dst == NO_REG { self.regs.alloc(1) } else { dst };
                let elem = self.element(to.ty);
                let text = self.unit.types.class(from.ty) == Class::Str;
                let (to, from) = (self.operand(to), self.operand(from));
                self.at(e.span);
                if text {
                    self.emit(Instr::abc(Op::CopyStr, count, to, from));
                } else {
                    let elem = self.unit.types.index(elem).0;
                    self.emit_de(Op::CopySlice, count, to, from, elem, 0);
                }
            }
            Builtin::Delete(map, key) => {
                let ty = map.ty;
                let (map, key) = (self.operand(map), self.operand(key));
                self.at(e.span);
                self.map_delete(map, key, ty);
            }
            Builtin::Clear(value) => match *self.unit.typed.types.underlying(value.ty) {
                TyKind::Slice(elem) => {
                    let elem = self.unit.types.index(elem).0;
                    let slice = self.operand(value);
                    self.emit_de(Op::ClearSlice, slice, 0, 0, elem, 0);
                }
                _ => {
                    let ty = self.unit.types.index(value.ty).0;
                    let map = self.operand(value);
                    self.emit_de(Op::MapClear, map, 0, 0, ty, 0);
                }
            },
            Builtin::MakeSlice { len, cap, site } => self.make_slice(e, len, cap.as_deref(), *site, dst),
            Builtin::MakeMap(hint, site) => {
                let hint = hint.as_deref();
                let small = hint.and_then(int_const).is_none_or(|hint| hint <= GROUP_SLOTS.into());
                let hint = hint.map_or(NO_REG, |hint| self.operand(hint));
                self.at(e.span);
                self.make_map(e.ty, hint, small, *site, dst);
            }
            Builtin::MakeChan(size, _) => {
                let ty = self.unit.types.index(e.ty).0;
                let size = size.as_deref().map_or(NO_REG, |size| self.operand(size));
                self.at(e.span);
                self.emit_de(Op::MakeChan, dst, size, 0, ty, 0);
            }
            Builtin::Min(values) => self.extreme(values, e, dst, fresh, true),
            Builtin::Max(values) => self.extreme(values, e, dst, fresh, false),
            Builtin::Panic(value) => {
                let value = self.operand(value);
                self.at(e.span);
                self.emit(Instr::abc(Op::Panic, value, 0, 0));
            }
            // `defer recover()` calls it from no deferred function.
            Builtin::Recover if self.body.func.is_some_and(|func| func.wrapper) => {
                if dst != NO_REG {
                    self.zero(dst, 2);
                }
            }
            Builtin::Recover => {
                let dst = if dst == NO_REG { self.regs.alloc(2) } else { dst };
                self.emit(Instr::abc(Op::Recover, dst, 0, 0));
            }
            Builtin::PanicRange(state) => {
                let state = self.operand(state);
                self.at(e.span);
                self.emit(Instr::abc(Op::PanicRange, state, 0, 0));
            }
            Builtin::DeferRecord => {
                if let Some(deferring) = self.deferring
                    && dst != NO_REG
                {
                    self.move_words(dst, deferring.head, 1);
                }
            }
            Builtin::Print(values) => self.print(values, false),
            Builtin::Println(values) => {
                self.print(values, true);
                self.emit(Instr::abc(Op::PrintNl, 0, 0, 0));
            }
            Builtin::Close(chan) => {
                let chan = self.operand(chan);
                self.at(e.span);
                self.emit(Instr::abc(Op::Close, chan, 0, 0));
            }
        }
    }

    pub(super) fn element(&self, slice: Ty) -> Ty {
        match *self.unit.typed.types.underlying(slice) {
            TyKind::Slice(elem) => elem,
            _ => Ty::INVALID,
        }
    }

    /// `len` or `cap`; `header` is the word of a slice's header.
    fn length(&mut self, inner: &'p Expr, dst: Reg, chan: Op, header: Reg) {
        match *self.unit.typed.types.underlying(inner.ty) {
            TyKind::Map(..) => {
                let map = self.operand(inner);
                self.emit(Instr::abc(Op::MapLen, dst, map, 0));
            }
            TyKind::Chan(..) => {
                let value = self.operand(inner);
                self.emit(Instr::abc(chan, dst, value, 0));
            }
            TyKind::Array(_, len) => {
                self.operand(inner);
                self.const_int(dst, len as i64);
            }
            TyKind::Pointer(array) => {
                self.operand(inner);
                if let TyKind::Array(_, len) = *self.unit.typed.types.underlying(array) {
                    self.const_int(dst, len as i64);
                }
            }
            _ => {
                let reg = match self.header_word(inner, header) {
                    Some(reg) => reg,
                    None => self.operand(inner) + header,
                };
                self.move_words(dst, reg, 1);
            }
        }
    }

    fn make_slice(&mut self, e: &'p Expr, len: &'p Expr, cap: Option<&'p Expr>, site: SiteId, dst: Reg) {
        let elem = self.element(e.ty);
        let ty = self.unit.types.index(elem).0;
        let shape = self.shape(elem);
        let whole = cap.unwrap_or(len);
        let in_frame = self.placement(site) == Placement::Stack;
        if in_frame
            && let (Some(len), Some(cap)) = (self.known_int(len), self.known_int(whole))
            && cap > 0
            && (0..=cap).contains(&len)
            && shape.words > 0
        {
            let array = self.array_memory(elem, cap as u64);
            self.zero(array, (cap as u64 * shape.size).div_ceil(8) as u32);
            self.slice_of_memory(array, cap as u64, dst);
            if len < cap {
                let end = self.regs.alloc(1);
                self.const_int(end, len);
                let instr = Instr::abc(Op::SliceSlice, dst, dst, NO_REG)
                    .with_de(shape.size as u32, 0)
                    .with_fg(u32::from(end), u32::from(NO_REG));
                self.emit(instr);
            }
            return;
        }
        let small = if in_frame && shape.size > 0 { self.small_array(elem) } else { NO_REG };
        let len = self.operand(len);
        let cap = cap.map_or(len, |cap| self.operand(cap));
        self.at(e.span);
        self.emit_de(Op::MakeSlice, dst, len, cap, ty, small.into());
    }

    fn print(&mut self, values: &'p [Expr], spaces: bool) {
        // All arguments are evaluated before the first is printed.
        let regs: Vec<_> = values.iter().map(|value| (self.operand(value), value.ty)).collect();
        for (i, (reg, ty)) in regs.into_iter().enumerate() {
            let ty = self.unit.types.index(ty).0;
            self.emit_de(Op::Print, reg, 0, 0, ty, u32::from(spaces && i > 0));
        }
    }

    /// `min` and `max`.
    fn extreme(&mut self, values: &'p [Expr], e: &'p Expr, dst: Reg, fresh: bool, least: bool) {
        let class = self.unit.types.class(e.ty);
        let words = self.shape(e.ty).words;
        let regs: Vec<Reg> = values.iter().map(|value| self.operand(value)).collect();
        let best = if fresh { dst } else { self.regs.alloc(words) };
        self.at(e.span);
        self.move_words(best, regs[0], words);
        for &value in &regs[1..] {
            match class {
                Class::F64 | Class::F32 => self.float_extreme(best, value, class, least),
                _ => {
                    let keep = self.asm.label();
                    let (less, more) = if least { (best, value) } else { (value, best) };
                    match class {
                        Class::Str => {
                            let flag = self.regs.alloc(1);
                            self.emit(Instr::abc(Op::LeStr, flag, less, more));
                            self.branch(Op::Jt, flag, 0, keep);
                        }
                        Class::Unsigned(64) => self.branch(Op::JleU, less, more, keep),
                        _ => self.branch(Op::JleS, less, more, keep),
                    }
                    self.move_words(best, value, words);
                    self.asm.bind(keep);
                }
            }
        }
        self.move_words(dst, best, words);
    }

    /// `best = min(best, value)` or max: NaN if either is, and -0 is less than 0.
    fn float_extreme(&mut self, best: Reg, value: Reg, class: Class, least: bool) {
        let (end, take, equal) = (self.asm.label(), self.asm.label(), self.asm.label());
        let (mut a, mut b) = (best, value);
        if class == Class::F32 {
            (a, b) = (self.regs.alloc(1), self.regs.alloc(1));
            self.emit(Instr::abc(Op::F32ToF64, a, best, 0));
            self.emit(Instr::abc(Op::F32ToF64, b, value, 0));
        }
        let (less, more) = if least { (a, b) } else { (b, a) };
        self.branch(Op::JltF64, less, more, end);
        self.branch(Op::JltF64, more, less, take);
        self.branch(Op::JeqF64, a, b, equal);
        let add = if class == Class::F32 { Op::AddF32 } else { Op::AddF64 };
        self.emit(Instr::abc(add, best, best, value));
        self.jump(end);
        // Equal numbers differ at most in the sign of zero.
        self.asm.bind(equal);
        self.emit(Instr::abc(if least { Op::Or } else { Op::And }, best, best, value));
        self.jump(end);
        self.asm.bind(take);
        self.move_words(best, value, 1);
        self.asm.bind(end);
    }
}
