//! Range loops (Go specification, "For statements with range clause").

use super::Checker;
use super::assignment::Left;
use super::operand::{Mode, Operand, Src};
use super::version::Feature;
use crate::ast;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::typed::{Block, Dest, Expr, ExprKind, LocalId, RangeKind, RangeStmt, Rhs, Stmt, StmtKind};
use crate::types::{ChanDir, Signature, Ty, TyKind, Value};

/// What a range loop yields.
struct Ranged {
    over: Over,
    key: Option<Ty>,
    value: Option<Ty>,
}

/// What a range loop ranges over.
#[derive(Clone, Copy)]
enum Over {
    Values(RangeKind),
    /// A function with a parameter of this type.
    Func(Ty),
}

impl<'a> Checker<'a> {
    pub(super) fn range_stmt(
        &mut self,
        stmt: &'a ast::RangeStmt,
        span: Span,
        label: Option<Symbol>,
        out: &mut Vec<Stmt>,
    ) {
        let outer_call = std::mem::replace(&mut self.env.has_call, false);
        let mut x = self.expr(&stmt.x);
        let evaluates = self.env.has_call;
        self.env.has_call = outer_call;
        let ranged = self.range_clause(&mut x, stmt);
        let parent = self.open_scope();
        if let Some(Ranged { over: Over::Func(yield_ty), .. }) = ranged {
            self.range_over_func(&mut x, yield_ty, stmt, span, label, out);
            self.close_scope(parent);
            return;
        }
        let mut ok = ranged.is_some();
        let mut locals: [Option<LocalId>; 2] = [None, None];
        let mut head: Vec<Stmt> = Vec::new();
        if let Some(ranged) = &ranged
            && matches!(ranged.over, Over::Values(RangeKind::Int))
        {
            ok &= self.range_over_int(&mut x, stmt, &mut locals, &mut head, span);
        } else {
            let types = match &ranged {
                Some(ranged) => [ranged.key, ranged.value],
                None => [None, None],
            };
            ok &= self.range_variables(stmt, types, &mut locals, &mut head, span);
        }
        let shared = match stmt.define && !self.has_feature(Feature::FreshLoopVariables) {
            true => self.share_variables(&mut locals, &mut head, span),
            false => Vec::new(),
        };
        let target = self.push_jump(label, true);
        let block = self.scoped_block(&stmt.body.stmts);
        self.pop_jump();
        self.close_scope(parent);
        let Some(Ranged { over: Over::Values(kind), .. }) = ranged.filter(|_| ok && x.is_valid()) else {
            return;
        };
        let subject = self.range_subject(&mut x, kind, locals[1].is_some(), evaluates);
        let kind = match kind {
            RangeKind::ArrayPointer | RangeKind::Array if matches!(subject.kind, ExprKind::Const(_)) => {
                RangeKind::Int
            }
            kind => kind,
        };
        let body = if head.is_empty() {
            block
        } else {
            head.push(Stmt { span, kind: StmtKind::Block(block) });
            Block { stmts: head }
        };
        let [key, value] = locals;
        let stmt = RangeStmt { target, kind, subject, key, value, body };
        let stmt = Stmt { span, kind: StmtKind::Range(Box::new(stmt)) };
        match shared.is_empty() {
            true => out.push(stmt),
            false => {
                let stmts = shared.into_iter().chain([stmt]).collect();
                out.push(Stmt { span, kind: StmtKind::Block(Block { stmts }) });
            }
        }
    }

    /// Iteration variables that all iterations have in common: they begin before the loop, and its body's head assigns to them.
    fn share_variables(
        &mut self,
        locals: &mut [Option<LocalId>; 2],
        head: &mut Vec<Stmt>,
        span: Span,
    ) -> Vec<Stmt> {
        let (mut declared, mut places, mut values) = (Vec::new(), Vec::new(), Vec::new());
        for iterated in locals.iter_mut().flatten() {
            let shared = *iterated;
            let (ty, name_span) = {
                let variable = &self.ctx().locals[shared.0 as usize];
                (variable.ty, variable.span)
            };
            *iterated = self.temp(ty, name_span);
            let local = |local| Expr { ty, span: name_span, kind: ExprKind::Local(local) };
            let place = local(shared);
            self.mark_reassigned(&place);
            declared.push(Stmt { span, kind: StmtKind::Declare(shared) });
            places.push(Dest::Place(place));
            values.push(local(*iterated));
        }
        if !places.is_empty() {
            head.push(Stmt { span, kind: StmtKind::Assign { lhs: places, rhs: Rhs::Each(values) } });
        }
        declared
    }

    /// The subject's tree. An array of which only the length matters is not evaluated, unless for its effects.
    fn range_subject(
        &mut self,
        x: &mut Operand<'a>,
        kind: RangeKind,
        by_value: bool,
        evaluates: bool,
    ) -> Expr {
        let length = match *self.types.underlying(x.ty) {
            TyKind::Array(_, len) => Some(len),
            TyKind::Pointer(base) => match *self.types.underlying(base) {
                TyKind::Array(_, len) => Some(len),
                _ => None,
            },
            _ => None,
        };
        match length {
            Some(len) if !by_value && !evaluates && !matches!(kind, RangeKind::Int) => {
                self.const_tree(Ty::INT, &Value::Int(len.into()), x.span())
            }
            _ => self.tree_of(x),
        }
    }

    fn range_clause(&mut self, x: &mut Operand<'a>, stmt: &'a ast::RangeStmt) -> Option<Ranged> {
        if !x.is_valid() || matches!(self.types.underlying(x.ty), TyKind::Invalid) {
            return None;
        }
        let array = |base: Ty| match *self.types.underlying(base) {
            TyKind::Array(elem, _) => Some(elem),
            _ => None,
        };
        let mut cause = String::new();
        let core = match self.types.common_underlying(x.ty) {
            Ok(core) => core,
            Err(why) => {
                let message = format!("cannot range over {}: {}", self.describe(x), self.no_core_text(why));
                self.error(x.span(), message);
                return None;
            }
        };
        let values = |kind, key, value| Some(Ranged { over: Over::Values(kind), key: Some(key), value });
        let ranged = match *self.types.kind(core) {
            _ if self.types.is_string(core) => values(RangeKind::String, Ty::INT, Some(Ty::RUNE)),
            _ if self.types.is_integer(core) => match self.has_feature(Feature::RangeOverInt) {
                true => values(RangeKind::Int, x.ty, None),
                false => {
                    cause = format!(": {}", self.requirement(Feature::RangeOverInt, ""));
                    None
                }
            },
            TyKind::Array(elem, _) => values(RangeKind::Array, Ty::INT, Some(elem)),
            TyKind::Pointer(base) => {
                array(base).and_then(|elem| values(RangeKind::ArrayPointer, Ty::INT, Some(elem)))
            }
            TyKind::Slice(elem) => values(RangeKind::Slice, Ty::INT, Some(elem)),
            TyKind::Map(key, value) => values(RangeKind::Map, key, Some(value)),
            TyKind::Chan(ChanDir::Send, _) => {
                let channel = self.types.specific_types(x.ty).and_then(|types| types.first().copied());
                let channel = self.ty_text(channel.unwrap_or(x.ty));
                cause = format!(": receive from send-only channel {channel}");
                None
            }
            TyKind::Chan(_, elem) => values(RangeKind::Chan, elem, None),
            TyKind::Func(_) if !self.has_feature(Feature::RangeOverFunc) => {
                cause = format!(": {}", self.requirement(Feature::RangeOverFunc, ""));
                None
            }
            TyKind::Func(ref sig) => match self.yield_type(sig) {
                Ok((yield_ty, params)) => Some(Ranged {
                    over: Over::Func(yield_ty),
                    key: params.first().copied(),
                    value: params.get(1).copied(),
                }),
                Err(problem) => {
                    cause = format!(": {problem}");
                    None
                }
            },
            _ => None,
        };
        let Some(ranged) = ranged else {
            let message = format!("cannot range over {}{cause}", self.describe(x));
            self.error(x.span(), message);
            return None;
        };
        let permitted =
            [(ranged.key, "no iteration variables"), (ranged.value, "only one iteration variable")];
        let too_many = stmt.lhs.iter().zip(permitted).find(|(_, (ty, _))| ty.is_none());
        if let Some((superfluous, (_, permitted))) = too_many {
            let message = format!("range over {} permits {permitted}", self.describe(x));
            self.error(superfluous.span, message);
        } else if let Some(third) = stmt.lhs.get(2) {
            self.error(third.span, "range clause permits at most two iteration variables");
        }
        if self.types.is_string(core) {
            self.default_untyped(x);
        }
        Some(ranged)
    }

    /// The type of the only parameter of a function that can be ranged over, and the types of the values that it passes;
    /// or why it cannot be ranged over.
    fn yield_type(&self, sig: &Signature) -> Result<(Ty, Vec<Ty>), String> {
        let problem = |text: &str| Err(format!("func must be func(yield func(...) bool): {text}"));
        let [yield_ty] = sig.params[..] else { return problem("wrong argument count") };
        if !sig.results.is_empty() {
            return problem("unexpected results");
        }
        let core = match self.types.common_underlying(yield_ty) {
            Ok(core) => core,
            Err(why) => return problem(&format!("in yield type, {}", self.no_core_text(why))),
        };
        let TyKind::Func(yield_sig) = self.types.kind(core) else { return problem("argument is not func") };
        let one = if let [one] = yield_sig.results[..] { Some(one) } else { None };
        match one {
            _ if yield_sig.params.len() > 2 => problem("yield func has too many parameters"),
            Some(ty) if ty == Ty::BOOL && yield_sig.variadic => {
                Err(format!("yield func of type {} cannot be variadic", self.ty_text(core)))
            }
            Some(ty) if ty == Ty::BOOL => Ok((yield_ty, yield_sig.params.clone())),
            Some(ty) if self.types.is_boolean(ty) => {
                problem("yield func returns user-defined boolean, not bool")
            }
            _ => problem("yield func does not return bool"),
        }
    }

    /// `for i := range n`: the variable takes the type of `n`, or `n` that of the variable.
    fn range_over_int(
        &mut self,
        x: &mut Operand<'a>,
        stmt: &'a ast::RangeStmt,
        locals: &mut [Option<LocalId>; 2],
        head: &mut Vec<Stmt>,
        span: Span,
    ) -> bool {
        let Some(first) = stmt.lhs.first() else {
            let tree = self.assign(x, None, "range clause");
            x.tree = tree;
            x.mode = if x.tree.is_some() { Mode::Value } else { Mode::Invalid };
            return x.is_valid();
        };
        if stmt.define {
            let mut new = Vec::new();
            let obj = self.defined_name(first, &mut new, undeclarable);
            let ty = self.init_type(x, "range clause");
            let tree = self.assign(x, Some(ty), "range clause");
            let ok = tree.is_some();
            x.tree = tree;
            x.mode = if ok { Mode::Value } else { Mode::Invalid };
            if let Some(obj) = obj {
                self.set_variable_type(obj, if ok { ty } else { Ty::INVALID });
                locals[0] = self.local_of(obj);
                self.declare(self.env.scope, obj);
            }
            for superfluous in &stmt.lhs[1..] {
                if let Some(obj) = self.defined_name(superfluous, &mut new, undeclarable) {
                    self.set_variable_type(obj, Ty::INVALID);
                    self.obj_mut(obj).used = true;
                    self.declare(self.env.scope, obj);
                }
            }
            self.no_new_variables(stmt, span, new.is_empty());
            return ok;
        }
        match self.left_side(first) {
            Left::Bad | Left::New(_) => false,
            Left::Blank => {
                let tree = self.assign(x, None, "range clause");
                x.tree = tree;
                x.mode = if x.tree.is_some() { Mode::Value } else { Mode::Invalid };
                x.is_valid()
            }
            Left::Place(place) => {
                let Some(tree) = self.assign(x, Some(place.ty), "range clause") else { return false };
                if !self.types.is_integer(tree.ty) {
                    let message = format!("cannot use iteration variable of type {}", self.ty_text(tree.ty));
                    self.error(first.span, message);
                    return false;
                }
                let local = self.temp(tree.ty, first.span);
                locals[0] = Some(local);
                let value = Expr { ty: tree.ty, span: first.span, kind: ExprKind::Local(local) };
                let kind = StmtKind::Assign { lhs: vec![Dest::Place(place)], rhs: Rhs::Each(vec![value]) };
                head.push(Stmt { span: first.span, kind });
                x.tree = Some(tree);
                x.mode = Mode::Value;
                true
            }
        }
    }

    /// `span` is that of the statement.
    fn no_new_variables(&mut self, stmt: &'a ast::RangeStmt, span: Span, none: bool) {
        if none && stmt.define {
            self.error(span, "no new variables on left side of :=");
        }
    }

    /// The iteration variables of a loop over anything but integers.
    pub(super) fn range_variables(
        &mut self,
        stmt: &'a ast::RangeStmt,
        types: [Option<Ty>; 2],
        locals: &mut [Option<LocalId>; 2],
        head: &mut Vec<Stmt>,
        span: Span,
    ) -> bool {
        let mut ok = true;
        let mut new = Vec::new();
        let mut dests = Vec::new();
        let mut values = Vec::new();
        for ((e, ty), local) in stmt.lhs.iter().zip(types).zip(locals.iter_mut()) {
            if stmt.define {
                if let Some(obj) = self.defined_name(e, &mut new, undeclarable) {
                    self.set_variable_type(obj, ty.unwrap_or(Ty::INVALID));
                    if ty.is_none_or(|ty| ty == Ty::INVALID) {
                        self.obj_mut(obj).used = true;
                    }
                    *local = self.local_of(obj);
                }
                continue;
            }
            // As in Go, what a faulty operand would be assigned to is not looked at.
            let Some(ty) = ty.filter(|&ty| ty != Ty::INVALID) else { continue };
            let place = match self.left_side(e) {
                Left::Blank => continue,
                Left::Place(place) => place,
                Left::Bad | Left::New(_) => {
                    ok = false;
                    continue;
                }
            };
            let temp = self.temp(ty, e.span);
            *local = Some(temp);
            let tree = Expr { ty, span: e.span, kind: ExprKind::Local(temp) };
            let mut value = Operand::computed(Mode::Value, Src::Expr(e), tree);
            match self.assign(&mut value, Some(place.ty), "assignment") {
                Some(tree) => {
                    dests.push(Dest::Place(place));
                    values.push(tree);
                }
                None => ok = false,
            }
        }
        if stmt.define && !stmt.lhs.is_empty() {
            self.no_new_variables(stmt, span, new.is_empty());
            ok &= !new.is_empty();
        }
        for obj in new {
            self.declare(self.env.scope, obj);
        }
        if !dests.is_empty() {
            let kind = StmtKind::Assign { lhs: dests, rhs: Rhs::Each(values) };
            head.push(Stmt { span: stmt.x.span, kind });
        }
        ok
    }
}

fn undeclarable(text: String) -> String {
    format!("invalid syntax tree: cannot declare {text}")
}
