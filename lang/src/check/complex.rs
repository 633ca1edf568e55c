//! Complex numbers: pairs of floats, real part first (Go specification, "Complex numbers", "Manipulating complex numbers").
//!
//! To later phases a complex type is one with two fields, and a value made of its parts a literal of these. Arithmetic
//! and conversions stay what they are in the source, up to the code generator.

use super::Checker;
use super::assignment::Left;
use super::binary::Site;
use super::builtin::faulty_value;
use super::call::Spread;
use super::operand::{Mode, Operand, Src};
use super::universe::BuiltinId as Id;
use crate::ast;
use crate::source::Span;
use crate::typed::{Dest, Expr, ExprKind, LocalId, Rhs, Stmt, StmtKind};
use crate::types::{Basic, Ty, Value};

/// Fields of a complex number.
const REAL: u32 = 0;
const IMAGINARY: u32 = 1;

impl<'a> Checker<'a> {
    /// The number with these parts.
    pub(super) fn complex_number(ty: Ty, re: Expr, im: Expr, span: Span) -> Expr {
        Expr { ty, span, kind: ExprKind::StructLit(vec![(REAL, re), (IMAGINARY, im)]) }
    }

    /// The type of a complex type's parts.
    pub(super) fn part_type(&self, ty: Ty) -> Ty {
        if self.types.basic(ty) == Some(Basic::Complex64) { Ty::FLOAT32 } else { Ty::FLOAT64 }
    }

    fn part(&self, x: Expr, field: u32) -> Expr {
        Expr { ty: self.part_type(x.ty), span: x.span, kind: ExprKind::Field(Box::new(x), field) }
    }

    /// `place op= value`, where the place is one of a complex type.
    pub(super) fn complex_op_assign(
        &mut self,
        place: Operand<'a>,
        value: Operand<'a>,
        op: ast::BinaryOp,
        site: Site<'a>,
        span: Span,
        out: &mut Vec<Stmt>,
    ) {
        let (mode, ty, src) = (place.mode, place.ty, place.src.clone());
        let Left::Place(target) = self.left_operand(place) else { return };
        let (read, write) = self.twice(target, out);
        let left =
            Operand { mode, ty, val: Value::Unknown, src, tree: Some(read), method: None, generic: None };
        let mut result = self.binary(left, value, op, site);
        let Some(value) = self.assign(&mut result, Some(write.ty), "assignment") else { return };
        let kind = StmtKind::Assign { lhs: vec![Dest::Place(write)], rhs: Rhs::Each(vec![value]) };
        out.push(Stmt { span, kind });
    }

    /// A place to be read and one to be written, whose operands are evaluated once, before.
    fn twice(&mut self, place: Expr, out: &mut Vec<Stmt>) -> (Expr, Expr) {
        let (ty, span) = (place.ty, place.span);
        let both = |make: &dyn Fn() -> ExprKind| {
            let expr = || Expr { ty, span, kind: make() };
            (expr(), expr())
        };
        match place.kind {
            ExprKind::Local(local) => both(&|| ExprKind::Local(local)),
            ExprKind::Global(global) => both(&|| ExprKind::Global(global)),
            ExprKind::MapIndex { map, key, comma_ok } => {
                let (map, key) = (self.keep(*map, out), self.keep(*key, out));
                both(&|| {
                    let [map, key] = [map, key].map(|(local, ty)| Box::new(local_value(local, ty, span)));
                    ExprKind::MapIndex { map, key, comma_ok }
                })
            }
            kind => {
                let address = self.address(Expr { ty, span, kind });
                let (local, pointer) = self.keep(address, out);
                both(&|| ExprKind::Deref(Box::new(local_value(local, pointer, span))))
            }
        }
    }

    /// Puts a value into a new variable.
    fn keep(&mut self, value: Expr, out: &mut Vec<Stmt>) -> (LocalId, Ty) {
        let (ty, span) = (value.ty, value.span);
        let local = self.temp(ty, span);
        let kind = StmtKind::Assign { lhs: vec![Dest::Define(local)], rhs: Rhs::Each(vec![value]) };
        out.push(Stmt { span, kind });
        (local, ty)
    }

    /// `complex(re, im)`
    pub(super) fn complex_call(
        &mut self,
        e: &'a ast::Expr,
        args: Vec<Operand<'a>>,
        tuple: Spread,
    ) -> Option<Operand<'a>> {
        let [mut re, mut im] = <[Operand<'a>; 2]>::try_from(args).ok()?;
        match (self.types.is_untyped(re.ty), self.types.is_untyped(im.ty)) {
            (false, false) => {}
            (true, false) => self.convert_untyped(&mut re, im.ty),
            (false, true) => self.convert_untyped(&mut im, re.ty),
            (true, true) if re.is_constant() && im.is_constant() => {
                for x in [&mut re, &mut im] {
                    if self.types.is_numeric(x.ty) && x.val.to_float().is_some() {
                        x.ty = Ty::UNTYPED_FLOAT;
                    }
                }
            }
            (true, true) => {
                let numbers = [&re, &im].into_iter().all(|x| self.implicit_type(x, Ty::FLOAT64).is_ok());
                self.convert_untyped(&mut re, Ty::FLOAT64);
                self.convert_untyped(&mut im, Ty::FLOAT64);
                // A shift in one of them cannot be a float. That leaves the type of the whole as it is.
                if numbers && !(re.is_valid() && im.is_valid()) {
                    return Some(faulty_value(e, Ty::COMPLEX128));
                }
            }
        }
        if !re.is_valid() || !im.is_valid() {
            return None;
        }
        if re.ty != im.ty {
            let (call, a, b) = (self.expr_text(e), self.ty_text(re.ty), self.ty_text(im.ty));
            self.error(re.span(), format!("invalid operation: {call} (mismatched types {a} and {b})"));
            return None;
        }
        let ty = self.counterpart(
            &re,
            Id::Complex,
            [
                (Basic::Float32, Ty::COMPLEX64),
                (Basic::Float64, Ty::COMPLEX128),
                (Basic::UntypedFloat, Ty::UNTYPED_COMPLEX),
            ],
        )?;
        let Some(ty) = ty else {
            let given = self.ty_text(re.ty);
            let message = format!("invalid argument: arguments have type {given}, expected floating-point");
            self.error(re.span(), message);
            return None;
        };
        if re.is_constant() && im.is_constant() {
            let val = Value::complex(re.val.to_float()?, im.val.to_float()?);
            return Some(Operand::constant(Src::Expr(e), ty, val));
        }
        let (re, im) = (self.tree_of(&mut re), self.tree_of(&mut im));
        let part = self.part_type(ty);
        let [re, im] = [re, im].map(|x| self.adapt(x, part));
        let tree = self.bind_tuple(Self::complex_number(ty, re, im, e.span), tuple);
        Some(Operand::computed(Mode::Value, Src::Expr(e), tree))
    }

    /// `real(x)` and `imag(x)`
    pub(super) fn part_call(&mut self, e: &'a ast::Expr, id: Id, mut x: Operand<'a>) -> Option<Operand<'a>> {
        if self.types.is_untyped(x.ty) {
            if !x.is_constant() {
                self.convert_untyped(&mut x, Ty::COMPLEX128);
            } else if self.types.is_numeric(x.ty) {
                x.ty = Ty::UNTYPED_COMPLEX;
            }
            if !x.is_valid() {
                return None;
            }
        }
        let ty = self.counterpart(
            &x,
            id,
            [
                (Basic::Complex64, Ty::FLOAT32),
                (Basic::Complex128, Ty::FLOAT64),
                (Basic::UntypedComplex, Ty::UNTYPED_FLOAT),
            ],
        )?;
        let Some(ty) = ty else {
            let given = self.ty_text(x.ty);
            let message = format!("invalid argument: argument has type {given}, expected complex type");
            self.error(x.span(), message);
            return None;
        };
        let field = if id == Id::Real { REAL } else { IMAGINARY };
        if x.is_constant() {
            let (re, im) = x.val.to_complex()?;
            let val = Value::real(if field == REAL { re } else { im });
            return Some(Operand::constant(Src::Expr(e), ty, val));
        }
        let mut tree = self.tree_of(&mut x);
        tree = self.part(tree, field);
        tree.span = e.span;
        Some(Operand::computed(Mode::Value, Src::Expr(e), tree))
    }

    /// The type that belongs to the operand's in a table, if one does. Nothing where Go has an error for it: type
    /// parameters would need others for the result.
    fn counterpart(&mut self, x: &Operand<'a>, id: Id, table: [(Basic, Ty); 3]) -> Option<Option<Ty>> {
        let found = |ty: Ty| {
            let basic = self.types.basic(ty);
            table.iter().find(|&&(from, _)| Some(from) == basic).map(|&(_, to)| to)
        };
        if !self.types.is_type_param(x.ty) {
            return Some(found(x.ty));
        }
        if !self.types.all_types(x.ty, |ty| found(ty).is_some()) {
            return Some(None);
        }
        let message = format!(
            "{} not supported as argument to built-in {} for go1.18 (see go.dev/issue/50937)",
            self.describe(x),
            id.name()
        );
        self.error(x.span(), message);
        None
    }
}

fn local_value(local: LocalId, ty: Ty, span: Span) -> Expr {
    Expr { ty, span, kind: ExprKind::Local(local) }
}
