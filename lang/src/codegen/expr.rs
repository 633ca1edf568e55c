//! Expressions into registers.
//!
//! `operand` yields registers that hold a value: a variable's own where it is in registers, else fresh temporaries.
//! `expr_to` puts a value into given registers. Those may be a variable that the expression reads; so unless they are
//! `fresh`, they are written in one step after everything is read.

use super::function::FuncGen;
use super::place::{Place, int_const};
use super::registers::Reg;
use super::types::Class;
use crate::bytecode::{Instr, NO_REG, Op};
use crate::typed::{Builtin, Const, Conversion, Expr, ExprKind, LocalId};
use crate::types::{Ty, TyKind};

impl<'p> FuncGen<'_, 'p> {
    /// Registers with the expression's value. They stay valid until the caller frees registers.
    pub(super) fn operand(&mut self, e: &'p Expr) -> Reg {
        if let Some(reg) = self.take_evaluated(e) {
            return reg;
        }
        match &e.kind {
            ExprKind::Local(local) => {
                let place = self.slot_place(*local);
                return self.load_temp(place, e.ty);
            }
            ExprKind::Const(_) => {
                if let Some(reg) = self.invariant_word(e) {
                    return reg;
                }
            }
            ExprKind::Convert(Conversion::Retype, inner, _) => return self.operand(inner),
            ExprKind::Convert(Conversion::Numeric, inner, _) if self.keeps_form(inner, e) => {
                return self.operand(inner);
            }
            ExprKind::Field(..) | ExprKind::Index(..) | ExprKind::Deref(_) => {
                if let Some(reg) = self.part_in_place(e) {
                    return reg;
                }
            }
            ExprKind::Builtin(Builtin::Len(inner)) if !matches!(inner.kind, ExprKind::Convert(..)) => {
                if let Some(reg) = self.header_word(inner, 1) {
                    return reg;
                }
            }
            ExprKind::Builtin(Builtin::Cap(inner)) => {
                if let Some(reg) = self.header_word(inner, 2) {
                    return reg;
                }
            }
            ExprKind::Call { callee, .. } if self.intrinsic(callee).is_none() => {
                let free = self.free_window.take();
                return self.call(e, free);
            }
            _ => {}
        }
        self.own_copy(e)
    }

    /// The value in registers of its own, which nothing else changes.
    pub(super) fn own_copy(&mut self, e: &'p Expr) -> Reg {
        let words = self.shape(e.ty).words;
        let copy = self.regs.alloc(words);
        self.expr_to(e, copy, true);
        copy
    }

    /// Whether evaluating a place needs nothing but registers that are there.
    fn part_in_place(&mut self, e: &'p Expr) -> Option<Reg> {
        let mut root = e;
        loop {
            match &root.kind {
                ExprKind::Field(inner, _) | ExprKind::Convert(Conversion::Retype, inner, _) => root = inner,
                ExprKind::Index(inner, index)
                    if int_const(index).is_some()
                        && matches!(self.unit.typed.types.underlying(inner.ty), TyKind::Array(..)) =>
                {
                    root = inner;
                }
                ExprKind::Local(_) | ExprKind::Call { .. } => break,
                _ => return None,
            }
        }
        if let ExprKind::Local(local) = root.kind
            && let Place::Memory { .. } = self.slot_place(local)
        {
            return None;
        }
        let place = self.place(e);
        Some(self.load_temp(place, e.ty))
    }

    /// A word of a string's or slice's header that is in registers.
    pub(super) fn header_word(&mut self, e: &'p Expr, word: Reg) -> Option<Reg> {
        match self.unit.types.class(e.ty) {
            Class::Str | Class::Slice => {}
            _ => return None,
        }
        match &e.kind {
            ExprKind::Local(local) => match self.slot_place(*local) {
                Place::Reg(reg) => Some(reg + word),
                place => self.load_header_word(place, word),
            },
            ExprKind::Global(_) | ExprKind::Field(..) | ExprKind::Deref(_) => {
                let dst = self.regs.alloc(1);
                let top = self.regs.top();
                let place = self.place(e);
                if let Some(reg) = self.in_place_header(place) {
                    return Some(reg + word);
                }
                let place = self.offset(place, 8 * u64::from(word));
                self.at(e.span);
                self.load(place, Ty::INT, dst);
                self.regs.set_top(top);
                Some(dst)
            }
            _ => Some(self.operand(e) + word),
        }
    }

    fn in_place_header(&mut self, place: Place) -> Option<Reg> {
        match place {
            Place::Reg(reg) => Some(reg),
            Place::Bytes(byte) => Some((byte / 8) as Reg),
            _ => None,
        }
    }

    fn load_header_word(&mut self, place: Place, word: Reg) -> Option<Reg> {
        let dst = self.regs.alloc(1);
        let place = self.offset(place, 8 * u64::from(word));
        self.load(place, Ty::INT, dst);
        Some(dst)
    }

    /// Evaluates for effects only.
    pub(super) fn discard(&mut self, e: &'p Expr) {
        let top = self.regs.top();
        self.order_value(e);
        match &e.kind {
            ExprKind::Const(_) | ExprKind::Zero | ExprKind::Local(_) | ExprKind::Func(_) => {}
            _ if matches!(self.unit.typed.types.kind(e.ty), TyKind::Tuple(_)) => {
                self.tuple(e, &[]);
            }
            _ => {
                self.operand(e);
            }
        }
        self.regs.set_top(top);
    }

    /// Puts the expression's value into registers from `dst` on. `fresh`: nothing reads their old values.
    pub(super) fn expr_to(&mut self, e: &'p Expr, dst: Reg, fresh: bool) {
        let free = self.free_window.take().filter(|&base| base == dst && fresh);
        if let Some(reg) = self.take_evaluated(e) {
            let words = self.shape(e.ty).words;
            self.move_words(dst, reg, words);
            return;
        }
        let top = self.regs.top();
        self.at(e.span);
        match &e.kind {
            ExprKind::Const(value) => self.constant(value, e, dst),
            ExprKind::Zero => {
                let words = self.shape(e.ty).words;
                self.zero(dst, words);
            }
            ExprKind::Local(local) => {
                let place = self.slot_place(*local);
                self.load(place, e.ty, dst);
            }
            ExprKind::Global(_) | ExprKind::Field(..) | ExprKind::Deref(_) => {
                let place = self.place(e);
                self.at(e.span);
                self.load(place, e.ty, dst);
            }
            ExprKind::Index(base, index) => {
                if self.unit.types.class(base.ty) == Class::Str {
                    let text = self.operand(base);
                    let index = self.index_operand(index);
                    self.at(e.span);
                    self.emit(Instr::abc(Op::StrIndex, dst, text, index));
                } else {
                    let place = self.place(e);
                    self.at(e.span);
                    self.load(place, e.ty, dst);
                }
            }
            ExprKind::Func(func) => {
                let func = self.unit.func(*func);
                self.emit(Instr::a_bc(Op::ConstFunc, dst, func.0));
            }
            ExprKind::Closure { func, site } => self.closure(*func, *site, dst, fresh),
            ExprKind::Unary(op, operand) => self.unary(*op, operand, e, dst, fresh),
            ExprKind::Binary(..) => self.binary(e, dst),
            ExprKind::Compare(op, left, right) => self.compare_to(*op, left, right, e, dst, fresh),
            ExprKind::Logic(..) => self.condition_to(e, dst, fresh),
            ExprKind::Concat(parts, site) => self.concat(parts, *site, dst),
            ExprKind::MapIndex { .. } | ExprKind::TypeAssert { .. } | ExprKind::Recv { .. } => {
                self.tuple_form(e, dst, None);
            }
            ExprKind::Slice { base, lo, hi, max } => {
                self.slice_expr(e, base, [lo.as_deref(), hi.as_deref(), max.as_deref()], dst);
            }
            ExprKind::AddrOf(place) => {
                let place = self.place(place);
                self.at(e.span);
                self.address_to(place, dst);
            }
            ExprKind::New(value, site, _) => self.new_object(e, value, *site, dst, fresh),
            ExprKind::StructLit(_) | ExprKind::ArrayLit(_) => {
                let words = self.shape(e.ty).words;
                if fresh {
                    self.literal_in_frame(e, dst);
                } else {
                    let temp = self.regs.alloc(words);
                    self.literal_in_frame(e, temp);
                    self.move_words(dst, temp, words);
                }
            }
            ExprKind::SliceLit { elems, len, site, .. } => {
                self.slice_literal(e, elems, *len, *site, dst, fresh)
            }
            ExprKind::MapLit(entries, site) => self.map_literal(e, entries, *site, dst, fresh),
            ExprKind::Call { callee, args, .. } => match self.intrinsic(callee) {
                Some(op) => {
                    let arg = self.operand(&args[0]);
                    self.at(e.span);
                    self.emit(Instr::abc(op, dst, arg, 0));
                }
                None => {
                    let words = self.shape(e.ty).words;
                    let base = self.call(e, free);
                    self.move_words(dst, base, words);
                }
            },
            ExprKind::Builtin(builtin) => self.builtin(builtin, e, dst, fresh),
            ExprKind::Convert(Conversion::Retype, inner, _) => {
                self.free_window = free;
                self.expr_to(inner, dst, fresh);
                self.free_window = None;
            }
            ExprKind::Convert(Conversion::Numeric, inner, _) if self.keeps_form(inner, e) => {
                self.expr_to(inner, dst, fresh);
            }
            ExprKind::Convert(conversion, inner, site) => {
                self.convert(*conversion, inner, *site, e, dst);
            }
            ExprKind::Let { local, init, body } => {
                self.order_lets(e);
                self.define(*local, init);
                self.expr_to(body, dst, fresh);
            }
            ExprKind::LetTuple { locals, tuple, body } => {
                let values = self.tuple(tuple, &[]);
                self.adopt_all(locals, &values);
                self.expr_to(body, dst, fresh);
            }
            ExprKind::CheckNotNil(value) => {
                self.expr_to(value, dst, fresh);
                self.at(e.span);
                let fine = self.asm.label();
                self.branch(Op::JneI, dst, 0, fine);
                let nil = self.regs.alloc(1);
                self.zero(nil, 1);
                self.emit(Instr::abc(Op::CheckNil, nil, 0, 0));
                self.asm.bind(fine);
            }
        }
        self.regs.set_top(top);
    }

    /// Binds temporaries to values in fresh registers.
    pub(super) fn adopt_all(&mut self, locals: &[LocalId], values: &[Reg]) {
        for (&local, &value) in locals.iter().zip(values) {
            self.adopt(local, value);
        }
    }

    /// The word that a scalar constant is.
    pub(super) fn constant_word(&self, e: &Expr) -> Option<i64> {
        let ExprKind::Const(value) = &e.kind else { return None };
        let class = self.unit.types.class(e.ty);
        Some(match value {
            Const::Bool(value) => i64::from(*value),
            Const::Int(value) => match class {
                Class::F64 => (*value as f64).to_bits() as i64,
                Class::F32 => i64::from((*value as f32).to_bits()),
                Class::Ptr => return None,
                _ => *value,
            },
            Const::Float(value) => match class {
                Class::F32 => i64::from((*value as f32).to_bits()),
                _ => value.to_bits() as i64,
            },
            Const::Str(_) => return None,
        })
    }

    fn constant(&mut self, value: &Const, e: &Expr, dst: Reg) {
        match (self.constant_word(e), value) {
            (Some(word), _) => self.const_int(dst, word),
            (None, Const::Str(text)) if text.is_empty() => self.zero(dst, 2),
            (None, Const::Str(text)) => {
                let index = self.unit.string(text);
                self.emit(Instr::a_bc(Op::ConstStr, dst, index));
            }
            (None, _) => self.zero(dst, 1),
        }
    }

    fn slice_expr(&mut self, e: &'p Expr, base: &'p Expr, bounds: [Option<&'p Expr>; 3], dst: Reg) {
        let [lo, hi, max] = bounds;
        let store = &self.unit.typed.types;
        let array = match store.underlying(base.ty) {
            TyKind::Pointer(array) => match store.underlying(*array) {
                TyKind::Array(elem, len) => Some((*elem, *len)),
                _ => None,
            },
            _ => None,
        };
        let elem = match store.underlying(base.ty) {
            TyKind::Slice(elem) => Some(*elem),
            _ => array.map(|(elem, _)| elem),
        };
        let mut source = self.operand(base);
        if let Some((_, len)) = array {
            let whole = bounds.iter().all(Option::is_none);
            let slice = if whole { dst } else { self.regs.alloc(3) };
            self.at(e.span);
            self.emit_de(Op::ArraySlice, slice, source, 0, len as u32, 0);
            if whole {
                return;
            }
            source = slice;
        }
        let bound =
            |gen_: &mut Self, bound: Option<&'p Expr>| bound.map_or(NO_REG, |e| gen_.index_operand(e));
        let (lo, hi, max) = (bound(self, lo), bound(self, hi), bound(self, max));
        self.at(e.span);
        match elem {
            None => self.emit_de(Op::SliceStr, dst, source, lo, u32::from(hi), 0),
            Some(elem) => {
                let size = self.shape(elem).size as u32;
                let instr = Instr::abc(Op::SliceSlice, dst, source, lo)
                    .with_de(size, u32::from(array.is_some()))
                    .with_fg(u32::from(hi), u32::from(max));
                self.emit(instr);
            }
        }
    }
}
