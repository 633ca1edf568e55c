//! Appending to slices.
//!
//! The values come before the slice in Go's code, panics included. A slice that is appended to where it lies, in memory,
//! is changed there: as a rule its length is all that changes.

use super::assign::map_element;
use super::backing::Backing;
use super::function::FuncGen;
use super::place::{Header, Place};
use super::registers::Reg;
use super::types::Class;
use super::visit::{cannot_fail, is_plain_place};
use crate::bytecode::{Instr, NO_REG, Op};
use crate::typed::{Builtin, Conversion, Expr, ExprKind, SiteId, has_call};

/// What `place = append(place, values…)` appends, if that is what an assignment is.
pub(super) fn appended<'p>(target: &Expr, value: &'p Expr) -> Option<Appended<'p>> {
    match &value.kind {
        ExprKind::Builtin(Builtin::Append(slice, values, site)) if same_place(target, slice) => {
            Some(Appended { slice, values, site: *site })
        }
        _ => None,
    }
}

/// The operands of such an append.
#[derive(Clone, Copy)]
pub(super) struct Appended<'p> {
    slice: &'p Expr,
    values: &'p [Expr],
    site: SiteId,
}

/// Whether two expressions name the same place or value, and have no effects.
fn same_place(a: &Expr, b: &Expr) -> bool {
    match (&a.kind, &b.kind) {
        (ExprKind::Local(a), ExprKind::Local(b)) => a == b,
        (ExprKind::Global(a), ExprKind::Global(b)) => a == b,
        (ExprKind::Const(a), ExprKind::Const(b)) => a == b,
        (ExprKind::Field(a, i), ExprKind::Field(b, j)) => i == j && same_place(a, b),
        (ExprKind::Deref(a), ExprKind::Deref(b)) => same_place(a, b),
        (ExprKind::Unary(op, a), ExprKind::Unary(other, b)) => op == other && same_place(a, b),
        (ExprKind::Binary(op, a, x), ExprKind::Binary(other, b, y)) => {
            op == other && same_place(a, b) && same_place(x, y)
        }
        (ExprKind::Index(a, i), ExprKind::Index(b, j)) => same_place(a, b) && same_place(i, j),
        (
            ExprKind::Convert(Conversion::Retype | Conversion::Numeric, a, _),
            ExprKind::Convert(Conversion::Retype | Conversion::Numeric, b, _),
        ) => a.ty == b.ty && same_place(a, b),
        (ExprKind::Builtin(Builtin::Len(a)), ExprKind::Builtin(Builtin::Len(b))) => same_place(a, b),
        (
            ExprKind::MapIndex { map, key, comma_ok: false },
            ExprKind::MapIndex { map: other, key: other_key, comma_ok: false },
        ) => same_place(map, other) && same_place(key, other_key),
        _ => false,
    }
}

impl<'p> FuncGen<'_, 'p> {
    /// `append(slice, values…)`.
    pub(super) fn append(
        &mut self,
        e: &'p Expr,
        slice: &'p Expr,
        values: &'p [Expr],
        site: SiteId,
        dst: Reg,
    ) {
        let backing = self.backing(slice, site);
        // What is no place comes in its turn.
        let late =
            matches!(slice.kind, ExprKind::MapIndex { .. }) && !has_call(slice) || is_plain_place(slice);
        let early = (!late).then(|| self.operand(slice));
        let values = self.operands(values);
        let slice = early.unwrap_or_else(|| self.operand(slice));
        self.append_to(e, slice, &values, backing, dst);
    }

    fn operands(&mut self, values: &'p [Expr]) -> Vec<Reg> {
        values.iter().map(|value| self.operand(value)).collect()
    }

    /// `target = append(target, values…)` with the place evaluated once. False if that is another order than Go's, and
    /// nothing is done.
    pub(super) fn append_in_place(&mut self, target: &'p Expr, e: &'p Expr, appended: Appended<'p>) -> bool {
        let Appended { slice, values, site } = appended;
        let (place, values) = if let Some((map, key)) = map_element(target) {
            // Go makes the entry when the values are there.
            if !matches!(target.kind, ExprKind::MapIndex { .. }) || values.iter().any(has_call) {
                return false;
            }
            let span = self.span;
            self.order_all([map, key].into_iter().chain(values));
            let (ty, map, key) = (map.ty, self.operand(map), self.operand(key));
            let values = self.operands(values);
            self.at(span);
            (self.map_slot(map, key, ty), values)
        } else {
            if !is_plain_place(target) && !values.iter().all(cannot_fail) {
                return false;
            }
            self.order_appended(values);
            let values = self.operands(values);
            (self.place(target), values)
        };
        self.at(target.span);
        match (self.backing(slice, site), &*values, self.in_memory_at(place)) {
            (Backing::None, &[value], Some((base, offset))) => {
                let elem = self.element(e.ty);
                let ty = self.unit.types.index(elem).0;
                self.at(e.span);
                self.emit_de(Op::AppendAt, base, offset, value, ty, 0);
            }
            (backing, values, _) => {
                let header = self.regs.alloc(3);
                self.load(place, e.ty, header);
                self.append_to(e, header, values, backing, header);
                self.at(target.span);
                self.store(place, e.ty, header);
            }
        }
        true
    }

    /// The base register and the offset of a place in memory that a pointer leads to.
    fn in_memory_at(&mut self, place: Place) -> Option<(Reg, u16)> {
        match place {
            Place::Reg(_) | Place::Bytes(_) | Place::FrameElement { .. } => None,
            Place::Memory { base, offset, .. } => Some(self.near(base, offset)),
            Place::Static(_) | Place::Element { .. } | Place::Part { .. } | Place::ArrayElement { .. } => {
                let base = self.regs.alloc(1);
                self.address_to(place, base);
                Some((base, 0))
            }
        }
    }

    /// `append(slice, more...)`.
    pub(super) fn append_slice(&mut self, e: &'p Expr, slice: &'p Expr, more: &'p Expr, dst: Reg) {
        if self.append_made(e, slice, more, dst) {
            return;
        }
        let elem = self.element(e.ty);
        let slice = self.operand(slice);
        let text = self.unit.types.class(more.ty) == Class::Str;
        let more = self.operand(more);
        self.at(e.span);
        if text {
            self.emit(Instr::abc(Op::AppendStr, dst, slice, more));
        } else {
            let elem = self.unit.types.index(elem).0;
            self.emit_de(Op::AppendSlice, dst, slice, more, elem, 0);
        }
    }

    /// `append(slice, make([]T, n)...)` without the array that would only be copied from.
    fn append_made(&mut self, e: &'p Expr, slice: &'p Expr, more: &'p Expr, dst: Reg) -> bool {
        let ExprKind::Builtin(Builtin::MakeSlice { len, cap: None, .. }) = &more.kind else { return false };
        if self.is_evaluated(more) {
            return false;
        }
        let elem = self.element(e.ty);
        let (ty, size) = (self.unit.types.index(elem).0, self.shape(elem).size as u32);
        let (slice, len) = (self.operand(slice), self.operand(len));
        let (grown, tail) = (self.regs.alloc(3), self.regs.alloc(3));
        let possible = self.asm.label();
        self.at(more.span);
        self.branch(Op::JgeSI, len, 0, possible);
        // Panics.
        self.emit_de(Op::MakeSlice, tail, len, len, ty, NO_REG.into());
        self.asm.bind(possible);
        self.at(e.span);
        self.emit_de(Op::AppendRoom, grown, slice, len, ty, NO_REG.into());
        let none = u32::from(NO_REG);
        self.emit(Instr::abc(Op::SliceSlice, tail, grown, slice + 1).with_de(size, 0).with_fg(none, none));
        self.emit_de(Op::ClearSlice, tail, 0, 0, ty, 0);
        self.move_words(dst, grown, 3);
        true
    }

    /// `dst = append(slice, values…)`, of the type of `e`.
    fn append_to(&mut self, e: &'p Expr, mut slice: Reg, values: &[Reg], backing: Backing, dst: Reg) {
        let elem = self.element(e.ty);
        let ty = self.unit.types.index(elem).0;
        let mut first_array = NO_REG;
        match backing {
            Backing::None => {}
            Backing::Whole(word) => first_array = word,
            Backing::Steps(array) => {
                let grown = self.regs.alloc(3);
                self.emit_de(Op::GrowInFrame, grown, slice, array, ty, values.len() as u32);
                slice = grown;
            }
        }
        match *values {
            [] => self.move_words(dst, slice, 3),
            [value] => {
                self.at(e.span);
                self.emit_de(Op::Append, dst, slice, value, ty, first_array.into());
            }
            _ => {
                let grown = self.regs.alloc(3);
                let count = self.regs.alloc(1);
                let size = self.shape(elem).size as u32;
                self.const_int(count, values.len() as i64);
                self.at(e.span);
                self.emit_de(Op::AppendRoom, grown, slice, count, ty, first_array.into());
                // The new elements are the last ones.
                self.emit(Instr::abc(Op::Sub, count, grown + 1, count));
                for (i, &value) in values.iter().enumerate() {
                    if i > 0 {
                        self.emit(Instr::abc(Op::AddI, count, count, 1));
                    }
                    self.store(Place::Element { slice: Header::Reg(grown), index: count, size }, elem, value);
                }
                self.move_words(dst, grown, 3);
            }
        }
    }
}
