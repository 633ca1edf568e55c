//! Expressions with several values: calls and comma-ok forms.

use std::sync::Arc;

use super::function::FuncGen;
use super::registers::Reg;
use crate::bytecode::{NO_REG, Op};
use crate::typed::{Conversion, Expr, ExprKind};
use crate::types::{Ty, TyKind};

impl<'p> FuncGen<'_, 'p> {
    /// The value and, where wanted, the flag of an expression that has a comma-ok form.
    pub(super) fn tuple_form(&mut self, e: &'p Expr, dst: Reg, ok: Option<Reg>) {
        let span = e.span;
        match &e.kind {
            ExprKind::MapIndex { map, key, .. } => {
                let ty = map.ty;
                let map = self.operand(map);
                let key = self.brief_text(key);
                self.at(span);
                match ok {
                    Some(ok) => self.map_get_ok(dst, ok, map, key, ty),
                    None => self.map_get(dst, map, key, ty),
                }
            }
            ExprKind::TypeAssert { value, to, .. } => {
                let interface = self.unit.typed.types.is_interface(*to);
                let from = self.unit.types.index(value.ty).0;
                let to = self.unit.types.index(*to).0;
                let value = self.operand(value);
                self.at(span);
                match (interface, ok) {
                    (true, Some(ok)) => self.emit_de(Op::AssertIfaceOk, dst, value, ok, to, 0),
                    (true, None) => self.emit_de(Op::AssertIface, dst, value, 0, to, from),
                    (false, Some(ok)) => self.emit_de(Op::AssertOk, dst, value, ok, to, 0),
                    (false, None) => self.emit_de(Op::Assert, dst, value, 0, to, from),
                }
            }
            ExprKind::Recv { chan, .. } => {
                let elem = match *self.unit.typed.types.underlying(chan.ty) {
                    TyKind::Chan(_, elem) => elem,
                    _ => Ty::INVALID,
                };
                let elem = self.unit.types.index(elem).0;
                let chan = self.operand(chan);
                self.at(span);
                self.emit_de(Op::Recv, dst, chan, 0, elem, u32::from(ok.unwrap_or(NO_REG)));
            }
            _ => unreachable!("only these expressions have a comma-ok form"),
        }
    }

    /// The values of an expression with a tuple type, in fresh registers or in those wanted.
    pub(super) fn tuple(&mut self, e: &'p Expr, wanted: &[Option<Reg>]) -> Vec<Reg> {
        let types = match self.unit.typed.types.kind(e.ty) {
            TyKind::Tuple(types) => Arc::clone(types),
            _ => Arc::from([e.ty]),
        };
        match &e.kind {
            ExprKind::Call { .. } => {
                let mut at = self.call(e, None);
                types
                    .iter()
                    .map(|&ty| {
                        let reg = at;
                        at += self.shape(ty).words as Reg;
                        reg
                    })
                    .collect()
            }
            ExprKind::Let { local, init, body } => {
                self.order_lets(e);
                self.define(*local, init);
                self.tuple(body, wanted)
            }
            ExprKind::LetTuple { locals, tuple, body } => {
                let values = self.tuple(tuple, &[]);
                self.adopt_all(locals, &values);
                self.tuple(body, wanted)
            }
            ExprKind::Convert(Conversion::Retype, inner, _) => self.tuple(inner, wanted),
            ExprKind::Builtin(builtin) if types.is_empty() => {
                self.builtin(builtin, e, NO_REG, false);
                Vec::new()
            }
            _ => {
                let words = self.shape(types[0]).words;
                let want = |i: usize| wanted.get(i).copied().flatten();
                let value = want(0).unwrap_or_else(|| self.regs.alloc(words));
                if types.len() == 1 {
                    self.expr_to(e, value, true);
                    return vec![value];
                }
                let ok = want(1).unwrap_or_else(|| self.regs.alloc(1));
                let top = self.regs.top();
                self.tuple_form(e, value, Some(ok));
                self.regs.set_top(top);
                vec![value, ok]
            }
        }
    }
}
