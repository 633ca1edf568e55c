//! New strings, and conversions between strings and slices.
//!
//! A result that does not escape has its bytes in the frame if they fit, and `string(b)` copies nothing where the string is
//! only looked at before anything else happens: in comparisons, as a map's key, beside a literal in a concatenation. All as
//! Go does it, since capacities show where the bytes are.

use super::function::FuncGen;
use super::place::Slot;
use super::registers::Reg;
use crate::bytecode::{Instr, NO_REG, Op, TEXT_BYTES, TEXT_RUNES};
use crate::typed::{Const, Conversion, Expr, ExprKind, Placement, SiteId, SwitchStmt};

impl<'p> FuncGen<'_, 'p> {
    /// Registers that begin with a string that is used at once, so that the bytes of `string(b)` need not be copied for it.
    pub(super) fn brief_text(&mut self, e: &'p Expr) -> Reg {
        match &e.kind {
            ExprKind::Convert(Conversion::BytesToString, bytes, _) if !self.is_evaluated(e) => {
                self.operand(bytes)
            }
            _ => self.operand(e),
        }
    }

    /// Likewise for the operands of a concatenation. Go looks for a literal, so that the result is never the bytes'.
    fn part_to(&mut self, part: &'p Expr, brief: bool, dst: Reg) {
        match brief {
            true => {
                let text = self.brief_text(part);
                self.move_words(dst, text, 2);
            }
            false => self.expr_to(part, dst, true),
        }
    }

    pub(super) fn concat(&mut self, parts: &'p [Expr], site: SiteId, dst: Reg) {
        let brief = parts
            .iter()
            .any(|part| matches!(&part.kind, ExprKind::Const(Const::Str(text)) if !text.is_empty()));
        let frame = match self.placement(site) {
            Placement::Stack => self.regs.alloc_memory(TEXT_BYTES / 8, std::iter::empty()),
            _ => NO_REG,
        };
        if let ([left, right], NO_REG) = (parts, frame) {
            let operand = |gen_: &mut Self, e| if brief { gen_.brief_text(e) } else { gen_.operand(e) };
            let left = operand(self, left);
            let right = operand(self, right);
            self.emit(Instr::abc(Op::Concat, dst, left, right));
            return;
        }
        let span = self.span;
        // One instruction takes as many strings as its count can say; the result so far is the next one's first.
        const MOST: usize = 1000;
        let first = self.regs.alloc(2 * parts.len().min(MOST) as u32);
        let mut count = 0;
        for (i, part) in parts.iter().enumerate() {
            let top = self.regs.top();
            self.part_to(part, brief, first + 2 * count);
            self.regs.set_top(top);
            count += 1;
            let last = i + 1 == parts.len();
            if last || usize::from(count) == MOST {
                self.at(span);
                match (last, frame) {
                    (false, _) => self.emit(Instr::abc(Op::ConcatN, first, first, count)),
                    (true, NO_REG) => self.emit(Instr::abc(Op::ConcatN, dst, first, count)),
                    (true, frame) => self.emit_de(Op::ConcatFrame, dst, first, count, u32::from(frame), 0),
                }
                count = 1;
            }
        }
    }

    /// A conversion from or to a string.
    pub(super) fn convert_text(
        &mut self,
        conversion: Conversion,
        inner: &'p Expr,
        site: SiteId,
        e: &'p Expr,
        dst: Reg,
    ) {
        let (op, words) = match conversion {
            Conversion::IntToString => (Op::RuneToStr, 1),
            Conversion::StringToBytes => (Op::StrToBytes, TEXT_BYTES / 8),
            Conversion::StringToRunes => (Op::StrToRunes, TEXT_RUNES / 2),
            Conversion::RunesToString => (Op::RunesToStr, TEXT_BYTES / 8),
            _ => (Op::BytesToStr, TEXT_BYTES / 8),
        };
        let src = self.operand(inner);
        self.at(e.span);
        let frame = match self.placement(site) {
            Placement::Shared => return self.emit(Instr::abc(Op::StrAsBytes, dst, src, 0)),
            Placement::Stack => self.regs.alloc_memory(words, std::iter::empty()),
            _ => NO_REG,
        };
        self.emit(Instr::abc(op, dst, src, frame));
        // Go makes an array of just these bytes.
        if op == Op::StrToBytes && matches!(inner.kind, ExprKind::Const(_)) {
            self.move_words(dst + 2, dst + 1, 1);
        }
    }

    /// `len` of a conversion that is not made for it.
    pub(super) fn converted_length(&mut self, e: &'p Expr, dst: Reg) -> bool {
        match &e.kind {
            ExprKind::Convert(Conversion::StringToRunes, text, _) if !self.is_evaluated(e) => {
                let text = self.operand(text);
                self.emit(Instr::abc(Op::RuneCount, dst, text, 0));
            }
            ExprKind::Convert(Conversion::BytesToString, bytes, _) if !self.is_evaluated(e) => {
                let bytes = self.operand(bytes);
                self.move_words(dst, bytes + 1, 1);
            }
            _ => return false,
        }
        true
    }

    /// The tag of a switch on `string(b)`, whose cases are all constants, without a copy of the bytes.
    pub(super) fn brief_tag(&mut self, stmt: &'p SwitchStmt) -> bool {
        let Some((local, value)) = &stmt.tag else { return false };
        let constant = |cond: &Expr| match &cond.kind {
            ExprKind::Compare(_, _, case) => matches!(case.kind, ExprKind::Const(_)),
            _ => false,
        };
        let brief = matches!(value.kind, ExprKind::Convert(Conversion::BytesToString, ..))
            && stmt.clauses.iter().flat_map(|clause| &clause.conds).all(constant);
        if brief {
            let text = self.brief_text(value);
            self.body.slots[local.0 as usize] = Slot::Reg(text);
        }
        brief
    }
}
