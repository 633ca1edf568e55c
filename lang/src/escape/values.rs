//! Where the values of expressions flow.

use super::flow::{Component, Origin};
use super::graph::{HEAP, Hole, Loc, MUTATOR};
use crate::bytecode::BACKING_BYTES;
use crate::typed::{Builtin, Conversion, Expr, ExprKind, FuncId, LocalId, SiteId};
use crate::types::{Ty, TyKind};

impl<'a> Component<'a> {
    /// Looks into an expression whose value goes nowhere.
    pub(super) fn discard(&mut self, expr: &'a Expr) {
        let nowhere = self.in_frame(u32::MAX);
        self.expr(Hole::to(nowhere), expr);
    }

    pub(super) fn bind(&mut self, local: LocalId, init: &'a Expr) {
        let loc = self.declare(local);
        self.temporaries.insert((self.at, local), init);
        self.expr(Hole::to(loc), init);
        self.note(self.at, local, init);
    }

    pub(super) fn bind_tuple(&mut self, locals: &[LocalId], tuple: &'a Expr) {
        let holes: Vec<Option<Hole>> =
            locals.iter().map(|&local| Some(Hole::to(self.declare(local)))).collect();
        self.tuple(&holes, tuple);
    }

    /// The expression's value goes to the hole.
    pub(super) fn expr(&mut self, hole: Hole, expr: &'a Expr) {
        // An address may be taken of what holds no pointer itself.
        if hole.derefs >= 0 && !self.has_pointers(expr.ty) {
            return self.operands(expr);
        }
        match &expr.kind {
            ExprKind::Const(_) | ExprKind::Zero | ExprKind::Func(_) | ExprKind::Global(_) => {}
            ExprKind::Local(local) => {
                let loc = self.local(self.at, *local);
                self.graph.flow(hole, loc);
            }
            ExprKind::Closure { func, site } => self.closure(hole, *func, *site, expr),
            ExprKind::Field(base, _) => self.expr(hole, base),
            ExprKind::Index(base, index) => {
                self.discard(index);
                match self.program.types.underlying(base.ty) {
                    TyKind::Array(..) => self.expr(hole, base),
                    _ => self.expr(hole.deref(), base),
                }
            }
            ExprKind::Slice { base, lo, hi, max } => {
                [lo, hi, max].into_iter().flatten().for_each(|bound| self.discard(bound));
                self.expr(hole, base);
            }
            ExprKind::Deref(pointer) => self.expr(hole.deref(), pointer),
            ExprKind::AddrOf(place) => self.expr(hole.addr(), place),
            ExprKind::New(value, site, _) => {
                let bytes = self.size(value.ty);
                let loc = self.site(*site, bytes, expr);
                self.graph.flow(hole.addr(), loc);
                self.expr(Hole::to(loc), value);
            }
            ExprKind::StructLit(fields) => fields.iter().for_each(|(_, value)| self.expr(hole, value)),
            ExprKind::ArrayLit(elems) => elems.iter().for_each(|elem| self.expr(hole, &elem.value)),
            ExprKind::SliceLit { elems, len, site, .. } => {
                let elem_bytes = self.elem_size(expr.ty);
                let loc = self.site(*site, elem_bytes.saturating_mul(*len), expr);
                self.graph.flow(hole.addr(), loc);
                elems.iter().for_each(|elem| self.expr(Hole::to(loc), &elem.value));
            }
            ExprKind::MapLit(entries, site) => {
                self.map(hole, *site, expr);
                for (key, value) in entries {
                    self.expr(Hole::to(HEAP), key);
                    self.expr(Hole::to(HEAP), value);
                }
            }
            ExprKind::Call { callee, args, site } => self.call(&[Some(hole)], callee, args, *site, expr.span),
            ExprKind::Builtin(builtin) => self.builtin(hole, expr, builtin),
            ExprKind::Convert(conversion, value, site) => self.convert(hole, *conversion, value, *site, expr),
            ExprKind::TypeAssert { value, to, .. } => {
                let boxed = !self.program.types.is_interface(*to) && !self.is_direct(*to);
                self.expr(if boxed { hole.deref() } else { hole }, value);
            }
            ExprKind::CheckNotNil(value) => self.expr(hole, value),
            ExprKind::Let { local, init, body } => {
                self.bind(*local, init);
                self.expr(hole, body);
            }
            ExprKind::LetTuple { locals, tuple, body } => {
                self.bind_tuple(locals, tuple);
                self.expr(hole, body);
            }
            ExprKind::Concat(parts, site) => {
                let loc = self.site(*site, 0, expr);
                self.graph.flow(hole.addr(), loc);
                parts.iter().for_each(|part| self.discard(part));
            }
            // Values that come out of the heap.
            ExprKind::MapIndex { .. }
            | ExprKind::Recv { .. }
            | ExprKind::Unary(..)
            | ExprKind::Binary(..)
            | ExprKind::Compare(..)
            | ExprKind::Logic(..) => self.operands(expr),
        }
    }

    /// Looks into the operands of an expression whose own value flows nowhere. Chains of binary operators are
    /// followed in a loop, since they may be hundreds of thousands long.
    pub(super) fn operands(&mut self, mut expr: &'a Expr) {
        loop {
            match &expr.kind {
                ExprKind::Binary(_, left, right)
                | ExprKind::Compare(_, left, right)
                | ExprKind::Logic(_, left, right) => {
                    self.discard(right);
                    if self.has_pointers(left.ty) {
                        return self.discard(left);
                    }
                    expr = left;
                }
                ExprKind::Unary(_, operand) => expr = operand,
                ExprKind::Const(_)
                | ExprKind::Zero
                | ExprKind::Local(_)
                | ExprKind::Global(_)
                | ExprKind::Func(_) => return,
                ExprKind::Concat(parts, _) => return parts.iter().for_each(|part| self.discard(part)),
                ExprKind::Field(base, _) => return self.discard(base),
                ExprKind::Index(base, index) => {
                    self.discard(index);
                    return self.discard(base);
                }
                ExprKind::MapIndex { map, key, .. } => {
                    self.discard(map);
                    return self.discard(key);
                }
                ExprKind::Deref(value)
                | ExprKind::CheckNotNil(value)
                | ExprKind::Convert(_, value, _)
                | ExprKind::TypeAssert { value, .. } => return self.discard(value),
                ExprKind::Recv { chan, .. } => return self.discard(chan),
                ExprKind::StructLit(fields) => {
                    return fields.iter().for_each(|(_, value)| self.discard(value));
                }
                ExprKind::ArrayLit(elems) => {
                    return elems.iter().for_each(|elem| self.discard(&elem.value));
                }
                ExprKind::Call { callee, args, site } => {
                    return self.call(&[], callee, args, *site, expr.span);
                }
                ExprKind::Builtin(builtin) => {
                    let nowhere = self.in_frame(u32::MAX);
                    return self.builtin(Hole::to(nowhere), expr, builtin);
                }
                ExprKind::Let { local, init, body } => {
                    self.bind(*local, init);
                    expr = body;
                }
                ExprKind::LetTuple { locals, tuple, body } => {
                    self.bind_tuple(locals, tuple);
                    expr = body;
                }
                // These are pointers, so they flow.
                ExprKind::Closure { .. }
                | ExprKind::Slice { .. }
                | ExprKind::AddrOf(_)
                | ExprKind::New(..)
                | ExprKind::SliceLit { .. }
                | ExprKind::MapLit(..) => {
                    let nowhere = self.in_frame(u32::MAX);
                    return self.expr(Hole::to(nowhere), expr);
                }
            }
        }
    }

    pub(super) fn elem_size(&mut self, slice: Ty) -> u64 {
        match self.program.types.underlying(slice) {
            TyKind::Slice(elem) => self.size(*elem),
            _ => 0,
        }
    }

    pub(super) fn closure(&mut self, hole: Hole, func: FuncId, site: SiteId, expr: &'a Expr) {
        let loc = self.site(site, 0, expr);
        self.graph.flow(hole.addr(), loc);
        let body = self.closure_body(func);
        let results = &self.program.funcs[func.0 as usize].results;
        let results = results.iter().map(|&result| self.local(body, result)).collect();
        self.graph.set_closure(loc, body, results);
        for capture in &self.program.funcs[func.0 as usize].captures {
            let outer = self.local(self.at, capture.outer);
            let into = Hole::to(loc);
            self.graph.flow(if capture.by_ref { into.addr() } else { into }, outer);
        }
    }

    /// A new map. Its header, and the group of a small one, may be in the frame; what is entered goes to the heap.
    fn map(&mut self, hole: Hole, site: SiteId, expr: &'a Expr) {
        let loc = self.site(site, 0, expr);
        self.graph.flow(hole.addr(), loc);
    }

    pub(super) fn convert(
        &mut self,
        hole: Hole,
        conversion: Conversion,
        value: &'a Expr,
        site: SiteId,
        expr: &'a Expr,
    ) {
        match conversion {
            Conversion::Retype | Conversion::InterfaceToInterface | Conversion::SliceToArray => {
                self.expr(hole, value);
            }
            Conversion::ToInterface => {
                if self.is_direct(value.ty) {
                    return self.expr(hole, value);
                }
                let bytes = self.size(value.ty);
                let loc = self.site(site, bytes, expr);
                self.graph.flow(hole.addr(), loc);
                self.expr(Hole::to(loc), value);
            }
            Conversion::Numeric => self.discard(value),
            // The result is a copy.
            Conversion::IntToString
            | Conversion::StringToBytes
            | Conversion::BytesToString
            | Conversion::StringToRunes
            | Conversion::RunesToString => {
                let loc = self.site(site, 0, expr);
                if conversion == Conversion::StringToBytes {
                    self.byte_copies.insert(loc);
                }
                self.graph.flow(hole.addr(), loc);
                self.discard(value);
            }
        }
    }

    pub(super) fn builtin(&mut self, hole: Hole, expr: &'a Expr, builtin: &'a Builtin) {
        let ty = expr.ty;
        match builtin {
            Builtin::Append(slice, elems, site) => {
                self.appended(hole, slice);
                if self.has_backing(ty) {
                    let loc = self.backing(*site, expr);
                    self.graph.flow(hole.addr(), loc);
                }
                elems.iter().for_each(|elem| self.expr(Hole::to(HEAP), elem));
            }
            Builtin::AppendSlice(slice, tail, _) => {
                self.appended(hole, slice);
                // The new array is in the heap in any case, which is not what a remark about it says.
                if self.has_backing(ty) {
                    let loc = self.meeting();
                    self.origins.push(Origin { act: self.at, loc, expr });
                    self.graph.flow(hole.addr(), loc);
                }
                self.copied(tail);
            }
            Builtin::Copy(dst, src) => {
                self.expr(Hole::to(MUTATOR), dst);
                self.copied(src);
            }
            Builtin::MakeSlice { len, cap, site } => {
                self.discard(len);
                cap.iter().for_each(|cap| self.discard(cap));
                let bytes = match (self.number(len), self.number(cap.as_deref().unwrap_or(len))) {
                    (Some(_), Some(n)) => self.elem_size(ty).saturating_mul(n.max(0) as u64),
                    _ if self.elem_size(ty) <= u64::from(BACKING_BYTES) => 0,
                    _ => u64::MAX,
                };
                let loc = self.site(*site, bytes, expr);
                self.graph.flow(hole.addr(), loc);
            }
            Builtin::Min(values) | Builtin::Max(values) => {
                values.iter().for_each(|value| self.expr(hole, value));
            }
            Builtin::Panic(value) => self.expr(Hole::to(HEAP), value),
            Builtin::Clear(value) => self.expr(Hole::to(MUTATOR), value),
            Builtin::Len(value)
            | Builtin::Cap(value)
            | Builtin::Close(value)
            | Builtin::PanicRange(value) => {
                self.discard(value);
            }
            Builtin::Delete(x, y) => {
                self.discard(x);
                self.discard(y);
            }
            Builtin::MakeMap(size, site) => {
                self.map(hole, *site, expr);
                size.iter().for_each(|size| self.discard(size));
            }
            Builtin::MakeChan(size, _) => size.iter().for_each(|size| self.discard(size)),
            Builtin::Print(values) | Builtin::Println(values) => {
                values.iter().for_each(|value| self.discard(value));
            }
            Builtin::Recover | Builtin::DeferRecord => {}
        }
    }

    /// A slice whose elements are copied to an array that may be anywhere.
    fn copied(&mut self, slice: &'a Expr) {
        match self.has_pointers_in_elements(slice.ty) {
            true => self.expr(Hole::to(HEAP).deref(), slice),
            false => self.discard(slice),
        }
    }

    fn has_pointers_in_elements(&mut self, slice: Ty) -> bool {
        match *self.program.types.underlying(slice) {
            TyKind::Slice(elem) => self.has_pointers(elem),
            TyKind::Basic(_) => false,
            _ => true,
        }
    }

    /// Whether the first array of such a slice may be in the frame.
    fn has_backing(&mut self, slice: Ty) -> bool {
        (1..=u64::from(BACKING_BYTES)).contains(&self.elem_size(slice))
    }

    /// The first array of a slice that is appended to. It is taken once in an invocation of the function, so loops do not
    /// matter.
    fn backing(&mut self, site: SiteId, expr: &'a Expr) -> Loc {
        let depth = std::mem::replace(&mut self.loop_depth, 0);
        let loc = self.site(site, 0, expr);
        self.loop_depth = depth;
        loc
    }

    /// The slice that is appended to: it flows on, and what its elements point to may be copied to a new array.
    pub(super) fn appended(&mut self, hole: Hole, slice: &'a Expr) {
        let tee = self.meeting();
        self.graph.flow(hole, tee);
        if self.has_pointers_in_elements(slice.ty) {
            self.graph.flow(Hole::to(HEAP).deref(), tee);
        }
        self.graph.flow(Hole::to(MUTATOR), tee);
        self.expr(Hole::to(tee), slice);
    }
}
