//! Conversions between types of different representation.

use super::function::FuncGen;
use super::registers::Reg;
use super::types::Class;
use crate::bytecode::{Instr, Op};
use crate::typed::{Conversion, Expr, Placement, SiteId};
use crate::types::TyKind;

impl<'p> FuncGen<'_, 'p> {
    pub(super) fn convert(
        &mut self,
        conversion: Conversion,
        inner: &'p Expr,
        site: SiteId,
        e: &'p Expr,
        dst: Reg,
    ) {
        match conversion {
            Conversion::Numeric => self.numeric(inner, e, dst),
            Conversion::ToInterface => self.box_value(inner, site, e, dst),
            Conversion::Retype | Conversion::InterfaceToInterface => {
                // An interface value's type word names the dynamic type, whatever the static one.
                self.expr_to(inner, dst, false);
            }
            Conversion::SliceToArray => {
                let slice = self.operand(inner);
                let types = &self.unit.typed.types;
                let TyKind::Pointer(array) = *types.underlying(e.ty) else { return };
                let TyKind::Array(_, len) = *types.underlying(array) else { return };
                self.at(e.span);
                self.emit_de(Op::SliceToArray, dst, slice, 0, len as u32, 0);
            }
            _ => self.convert_text(conversion, inner, site, e, dst),
        }
    }

    fn box_value(&mut self, inner: &'p Expr, site: SiteId, e: &'p Expr, dst: Reg) {
        self.unit.make_dynamic(inner.ty);
        let ty = self.unit.types.index(inner.ty);
        let direct = self.unit.types.descs[ty.0 as usize].direct;
        if !direct && let Some(at) = self.read_only(inner) {
            return self.emit_de(Op::IfaceStatic, dst, 0, 0, ty.0, at);
        }
        let src = self.operand(inner);
        self.at(e.span);
        let shape = self.shape(inner.ty);
        if direct {
            self.emit_de(Op::IfaceDirect, dst, src, 0, ty.0, 0);
        } else if self.placement(site) == Placement::Stack && shape.words > 0 {
            let object = self.memory_for(inner.ty);
            self.emit_de(Op::IfaceBoxFrame, dst, src, object, ty.0, 0);
        } else {
            self.emit_de(Op::IfaceBox, dst, src, 0, ty.0, 0);
        }
    }

    /// Whether a numeric conversion leaves the register form as it is.
    pub(super) fn keeps_form(&self, inner: &Expr, e: &Expr) -> bool {
        let (from, to) = (self.unit.types.class(inner.ty), self.unit.types.class(e.ty));
        match (from, to) {
            (Class::F64, Class::F64) | (Class::F32, Class::F32) => true,
            (Class::Aggregate, Class::Aggregate) => self.is_packed(inner.ty) == self.is_packed(e.ty),
            (Class::Signed(_) | Class::Unsigned(_), Class::Signed(_) | Class::Unsigned(_)) => fits(from, to),
            _ => false,
        }
    }

    fn numeric(&mut self, inner: &'p Expr, e: &'p Expr, dst: Reg) {
        let (from, to) = (self.unit.types.class(inner.ty), self.unit.types.class(e.ty));
        let src = self.operand(inner);
        self.at(e.span);
        let emit = |gen_: &mut Self, op: Op, dst: Reg, src: Reg| gen_.emit(Instr::abc(op, dst, src, 0));
        match (from, to) {
            (Class::Aggregate, _) => self.convert_complex(src, (inner.ty, e.ty), dst),
            (Class::F64, Class::F32) => emit(self, Op::F64ToF32, dst, src),
            (Class::F32, Class::F64) => emit(self, Op::F32ToF64, dst, src),
            (Class::F64 | Class::F32, Class::Signed(_) | Class::Unsigned(_)) => {
                let mut wide = src;
                if from == Class::F32 {
                    wide = self.regs.alloc(1);
                    emit(self, Op::F32ToF64, wide, src);
                }
                if to == Class::Unsigned(64) {
                    emit(self, Op::F64ToU64, dst, wide);
                } else {
                    let whole = self.regs.alloc(1);
                    emit(self, Op::F64ToI64, whole, wide);
                    if !matches!(to, Class::Signed(64) | Class::Unsigned(32)) {
                        self.clamp_to_32(whole);
                    }
                    self.normalise(to, dst, whole);
                }
            }
            (Class::Unsigned(64), Class::F64) => emit(self, Op::U64ToF64, dst, src),
            (Class::Unsigned(64), Class::F32) => emit(self, Op::U64ToF32, dst, src),
            (_, Class::F64) if from != Class::F64 => emit(self, Op::I64ToF64, dst, src),
            (_, Class::F32) if from != Class::F32 => emit(self, Op::I64ToF32, dst, src),
            _ if fits(from, to) => self.move_words(dst, src, 1),
            _ => self.normalise(to, dst, src),
        }
    }
}

impl FuncGen<'_, '_> {
    /// Narrow integers are converted by way of 32 bits on amd64, where whatever does not fit gives the smallest.
    fn clamp_to_32(&mut self, value: Reg) {
        let fits = self.asm.label();
        let low = self.regs.alloc(1);
        self.emit(Instr::abc(Op::Ext32S, low, value, 0));
        self.branch(Op::Jeq, low, value, fits);
        self.const_int(value, i64::from(i32::MIN));
        self.asm.bind(fits);
    }
}

/// Whether every value of one integer class is one of the other, in register form.
fn fits(from: Class, to: Class) -> bool {
    match (from, to) {
        (_, Class::Signed(64) | Class::Unsigned(64)) => true,
        (Class::Signed(a), Class::Signed(b)) | (Class::Unsigned(a), Class::Unsigned(b)) => a <= b,
        (Class::Unsigned(a), Class::Signed(b)) => a < b,
        (Class::Signed(_), Class::Unsigned(_)) => false,
        _ => true,
    }
}
