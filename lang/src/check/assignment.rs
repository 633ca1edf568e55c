//! Assignments, short variable declarations and initialisations (Go specification, "Assignment statements").

use std::fmt::Display;

use super::Checker;
use super::object::{LocalKind, ObjId, ObjKind};
use super::operand::{Mode, Operand, Recipient, Src};
use crate::ast;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::typed::{Dest, Expr, ExprKind, LocalId, Rhs, Stmt, StmtKind, has_call};
use crate::types::{Ty, TyKind, default_type};

/// The left side of an assignment, resolved.
pub(super) enum Left {
    /// `_`
    Blank,
    /// Reported already.
    Bad,
    /// A variable to be declared; its type may follow from the value.
    New(ObjId),
    /// A variable of this statement's block, or another place.
    Place(Expr),
}

impl<'a> Checker<'a> {
    /// Converts `x` as an assignment to a variable of type `target` does, or as one to `_` does where there is no
    /// target. Returns the tree of the converted value; `x` is invalid if an error was reported.
    pub(super) fn assign(
        &mut self,
        x: &mut Operand<'a>,
        target: Option<Ty>,
        context: impl Display + Copy,
    ) -> Option<Expr> {
        self.single_value(x);
        match x.mode {
            Mode::Invalid => return None,
            Mode::Constant | Mode::Variable | Mode::MapIndex | Mode::Value | Mode::Nil | Mode::CommaOk => {}
            Mode::NoValue | Mode::Builtin(_) | Mode::Type => {
                let target = target.map_or_else(|| "_".into(), |ty| self.ty_text(ty));
                let message = format!("cannot assign {} to {target} in {context}", self.describe(x));
                self.error(x.span(), message);
                x.invalidate();
                return None;
            }
        }
        if self.types.is_untyped(x.ty) && !self.assign_untyped(x, target, context) {
            x.invalidate();
            return None;
        }
        let Some(target) = target else { return Some(self.tree_of(x)) };
        if let Err(cause) = self.assignable(x, target) {
            let cause = cause.map_or_else(String::new, |cause| format!(": {cause}"));
            let (what, ty) = (self.describe(x), self.ty_text(target));
            self.error(x.span(), format!("cannot use {what} as {ty} value in {context}{cause}"));
            x.invalidate();
            return None;
        }
        let tree = self.tree_of(x);
        Some(self.adapt(tree, target))
    }

    fn assign_untyped(&mut self, x: &mut Operand<'a>, target: Option<Ty>, context: impl Display) -> bool {
        let wanted = match target {
            None if x.is_nil() => {
                self.error(x.span(), format!("use of untyped nil in {context}"));
                return false;
            }
            Some(ty) if x.is_nil() || !self.types.is_interface(ty) => ty,
            _ => default_type(x.ty),
        };
        match self.implicit_type(x, wanted) {
            Ok((ty, val)) => {
                self.retype(x, ty, val);
                x.is_valid()
            }
            Err(why) => {
                use super::untyped::Misfit;
                let note = match why {
                    Misfit::Truncated => " (truncated)",
                    Misfit::Overflows => " (overflows)",
                    Misfit::Kind => "",
                };
                let (what, ty) = (self.describe(x), self.ty_text(wanted));
                self.error(x.span(), format!("cannot use {what} as {ty} value in {context}{note}"));
                false
            }
        }
    }

    /// The type that a variable takes from its initial value.
    pub(super) fn init_type(&mut self, x: &mut Operand<'a>, context: &str) -> Ty {
        if !x.is_valid() || x.ty == Ty::INVALID {
            x.invalidate();
            return Ty::INVALID;
        }
        if x.is_nil() {
            self.error(x.span(), format!("use of untyped nil in {context}"));
            x.invalidate();
            return Ty::INVALID;
        }
        if matches!(x.mode, Mode::NoValue | Mode::Builtin(_) | Mode::Type) {
            return Ty::INVALID;
        }
        default_type(x.ty)
    }

    /// Initialises variables whose types are given or `None`. Returns their final types and the values.
    ///
    /// `names` are theirs. `values` has one expression for each variable, or one call (or, for two variables, a comma-ok form).
    pub(super) fn init_values(
        &mut self,
        types: &[Option<Ty>],
        names: &[Symbol],
        values: &'a [ast::Expr],
        context: &str,
    ) -> (Vec<Ty>, Option<InitValues>) {
        let invalid = |types: &[Option<Ty>]| types.iter().map(|ty| ty.unwrap_or(Ty::INVALID)).collect();
        let is_call = values.len() == 1 && matches!(values[0].unparen().kind, ast::ExprKind::Call(_));
        if types.len() == values.len() && !is_call {
            let mut out = Vec::new();
            let mut trees = Vec::new();
            for ((ty, value), &name) in types.iter().zip(values).zip(names) {
                let mut x = self.expr_for(value, *ty, Recipient::Variable(name));
                let (ty, tree) = self.init_one(*ty, &mut x, context);
                out.push(ty);
                trees.push(tree);
            }
            let trees: Option<Vec<Expr>> = trees.into_iter().collect();
            return (out, trees.map(InitValues::Each));
        }
        if values.len() != 1 {
            if self.use_exprs(values) {
                self.assign_mismatch(values, types.len(), values.len());
            }
            return (invalid(types), None);
        }
        let (mut operands, tuple) = self.multi_expr(&values[0], types.len() == 2);
        if operands.len() != types.len() {
            if operands[0].is_valid() {
                self.assign_mismatch(values, types.len(), operands.len());
            }
            return (invalid(types), None);
        }
        let Some(tuple) = tuple else {
            let (ty, tree) = self.init_one(types[0], &mut operands[0], context);
            return (vec![ty], tree.map(|tree| InitValues::Each(vec![tree])));
        };
        self.spread(types, operands, tuple, context)
    }

    /// Initialises one variable with one expression, which must be single-valued.
    pub(super) fn init_single(
        &mut self,
        ty: Option<Ty>,
        name: Symbol,
        value: &'a ast::Expr,
        context: &str,
    ) -> (Vec<Ty>, Option<InitValues>) {
        let mut x = self.expr_for(value, ty, Recipient::Variable(name));
        let (ty, tree) = self.init_one(ty, &mut x, context);
        (vec![ty], tree.map(|tree| InitValues::Each(vec![tree])))
    }

    fn init_one(&mut self, ty: Option<Ty>, x: &mut Operand<'a>, context: &str) -> (Ty, Option<Expr>) {
        let ty = match ty {
            Some(ty) if ty == Ty::INVALID => {
                self.default_untyped(x);
                return (Ty::INVALID, None);
            }
            Some(ty) => ty,
            None => self.init_type(x, context),
        };
        if ty == Ty::INVALID && !matches!(x.mode, Mode::NoValue | Mode::Builtin(_) | Mode::Type) {
            return (ty, None);
        }
        (ty, self.assign(x, Some(ty), context))
    }

    /// Distributes the values of one tuple, converting them where the targets' types differ.
    fn spread(
        &mut self,
        types: &[Option<Ty>],
        mut operands: Vec<Operand<'a>>,
        tuple: Expr,
        context: &str,
    ) -> (Vec<Ty>, Option<InitValues>) {
        let given: Vec<Ty> = operands.iter().map(|x| default_type(x.ty)).collect();
        let mut out = Vec::new();
        let mut ok = true;
        for (ty, x) in types.iter().zip(&mut operands) {
            // A value taken from a tuple is a temporary if it must be converted.
            let plain = Expr { ty: default_type(x.ty), span: x.span(), kind: ExprKind::Zero };
            if x.tree.is_none() && x.mode == Mode::Value {
                x.tree = Some(plain);
            }
            let (ty, tree) = self.init_one(*ty, x, context);
            ok &= tree.is_some();
            out.push(ty);
        }
        if !ok {
            return (out, None);
        }
        (out.clone(), Some(self.distribute(&given, &out, tuple)))
    }

    /// The values of a tuple whose types are `given`, as values of types `wanted`.
    pub(super) fn distribute(&mut self, given: &[Ty], wanted: &[Ty], mut tuple: Expr) -> InitValues {
        let span = tuple.span;
        // The second value of a comma-ok form takes any boolean type.
        if let TyKind::Tuple(elems) = self.types.kind(tuple.ty)
            && elems[..] != *given
        {
            tuple.ty = self.types.tuple(given);
        }
        if given == wanted {
            return InitValues::Tuple(Box::new(tuple));
        }
        let temps: Vec<LocalId> = given.iter().map(|&ty| self.temp(ty, span)).collect();
        let values = given
            .iter()
            .zip(wanted)
            .zip(&temps)
            .map(|((&from, &to), &temp)| {
                let tree = Expr { ty: from, span, kind: ExprKind::Local(temp) };
                if to == Ty::INVALID { tree } else { self.adapt(tree, to) }
            })
            .collect();
        InitValues::Converted { temps, tuple: Box::new(tuple), values }
    }

    pub(super) fn assign_mismatch(&mut self, values: &'a [ast::Expr], left: usize, right: usize) {
        let measure = |n: usize, unit: &str| format!("{n} {unit}{}", if n == 1 { "" } else { "s" });
        let (vars, vals) = (measure(left, "variable"), measure(right, "value"));
        let message = match &values[0].unparen().kind {
            ast::ExprKind::Call(call) if values.len() == 1 => {
                format!("assignment mismatch: {vars} but {} returns {vals}", self.expr_text(&call.fun))
            }
            _ => format!("assignment mismatch: {vars} but {vals}"),
        };
        self.error(values[0].span, message);
    }

    /// `lhs = rhs`
    pub(super) fn assign_stmt(
        &mut self,
        lhs: &'a [ast::Expr],
        rhs: &'a [ast::Expr],
        span: Span,
        out: &mut Vec<Stmt>,
    ) -> Option<()> {
        let context = if lhs.len() > 1 { "multiple assignment" } else { "assignment" };
        let is_call = rhs.len() == 1 && matches!(rhs[0].unparen().kind, ast::ExprKind::Call(_));
        if lhs.len() == rhs.len() && !is_call {
            let mut dests = Some(Vec::new());
            let mut values = Vec::new();
            for (l, r) in lhs.iter().zip(rhs) {
                let left = self.left_side(l);
                let value = self.assign_value(l, &left, r, context);
                match (self.dest(left), value, &mut dests) {
                    (Some(dest), Some(value), Some(dests)) => {
                        dests.push(dest);
                        values.push(value);
                    }
                    _ => dests = None,
                }
            }
            self.assign_from(dests?, InitValues::Each(values), span, out);
            return Some(());
        }
        if rhs.len() != 1 {
            let left_ok = lhs.iter().all(|l| !matches!(self.left_side(l), Left::Bad));
            if self.use_exprs(rhs) && left_ok {
                self.assign_mismatch(rhs, lhs.len(), rhs.len());
            }
            return None;
        }
        let (mut operands, tuple) = self.multi_expr(&rhs[0], lhs.len() == 2);
        if operands.len() != lhs.len() {
            if operands[0].is_valid() {
                self.assign_mismatch(rhs, lhs.len(), operands.len());
            }
            for l in lhs {
                self.left_side(l);
            }
            return None;
        }
        let lefts: Vec<Left> = lhs.iter().map(|l| self.left_side(l)).collect();
        let types: Vec<Option<Ty>> = lefts.iter().map(left_type).collect();
        let context = if types == [None] { "assignment to _ identifier" } else { context };
        let values = match tuple {
            None => {
                let bad = matches!(lefts[0], Left::Bad);
                let tree = if bad { None } else { self.assign(&mut operands[0], types[0], context) };
                tree.map(|tree| InitValues::Each(vec![tree]))
            }
            Some(tuple) => self.spread(&types, operands, tuple, context).1,
        };
        let dests = lefts.into_iter().map(|left| self.dest(left)).collect::<Option<Vec<Dest>>>()?;
        self.assign_from(dests, values?, span, out);
        Some(())
    }

    fn assign_value(
        &mut self,
        lhs: &'a ast::Expr,
        left: &Left,
        value: &'a ast::Expr,
        context: &str,
    ) -> Option<Expr> {
        if matches!(left, Left::Bad) {
            self.use_exprs(std::slice::from_ref(value));
            return None;
        }
        let target = left_type(left);
        let mut x = self.expr_for(value, target, Recipient::Place(lhs));
        let context =
            if target.is_none() && context == "assignment" { "assignment to _ identifier" } else { context };
        self.assign(&mut x, target, context)
    }

    /// An assignment of values that [`Checker::init_values`] computed.
    pub(super) fn assign_from(
        &mut self,
        mut lhs: Vec<Dest>,
        values: InitValues,
        span: Span,
        out: &mut Vec<Stmt>,
    ) {
        let mut push = |lhs, rhs| out.push(Stmt { span, kind: StmtKind::Assign { lhs, rhs } });
        match values {
            InitValues::Each(values) => push(lhs, Rhs::Each(values)),
            InitValues::Tuple(tuple) => push(lhs, Rhs::Tuple(tuple)),
            InitValues::Converted { temps, tuple, values } => {
                let (first, operands) = self.bind_calls(&mut lhs);
                if !first.is_empty() {
                    push(first, Rhs::Each(operands));
                }
                push(temps.into_iter().map(Dest::Define).collect(), Rhs::Tuple(tuple));
                push(lhs, Rhs::Each(values));
            }
        }
    }

    /// Replaces calls in places by temporaries: they come before those on the right side.
    fn bind_calls(&mut self, lhs: &mut [Dest]) -> (Vec<Dest>, Vec<Expr>) {
        let mut calls = (Vec::new(), Vec::new());
        for dest in lhs {
            if let Dest::Place(place) = dest {
                self.bind_calls_in(place, &mut calls);
            }
        }
        calls
    }

    fn bind_calls_in(&mut self, e: &mut Expr, calls: &mut (Vec<Dest>, Vec<Expr>)) {
        match &mut e.kind {
            ExprKind::Unary(_, x)
            | ExprKind::Field(x, _)
            | ExprKind::Deref(x)
            | ExprKind::Convert(_, x, _) => return self.bind_calls_in(x, calls),
            ExprKind::Binary(_, x, y) | ExprKind::Index(x, y) | ExprKind::MapIndex { map: x, key: y, .. } => {
                self.bind_calls_in(x, calls);
                self.bind_calls_in(y, calls);
                return;
            }
            _ => {}
        }
        if has_call(e) {
            let (ty, span) = (e.ty, e.span);
            let temp = self.temp(ty, span);
            calls.0.push(Dest::Define(temp));
            let read = Expr { ty, span, kind: ExprKind::Local(temp) };
            calls.1.push(std::mem::replace(e, read));
        }
    }

    /// The left side of an assignment. An assignment to a variable is no use of it.
    pub(super) fn left_side(&mut self, e: &'a ast::Expr) -> Left {
        let inner = e.unparen();
        if inner.is_blank() {
            return Left::Blank;
        }
        let variable = inner.as_ident().and_then(|ident| self.lookup_name(ident.name));
        let used = variable.map(|obj| self.obj(obj).used);
        let x = self.expr(e);
        if let (Some(obj), Some(used)) = (variable, used)
            && matches!(self.obj(obj).kind, ObjKind::Local { .. } | ObjKind::Global(_))
        {
            self.obj_mut(obj).used = used;
        }
        self.left_operand(x)
    }

    /// The place that an operand denotes, if it can be assigned to.
    pub(super) fn left_operand(&mut self, mut x: Operand<'a>) -> Left {
        if !x.is_valid() || x.ty == Ty::INVALID {
            return Left::Bad;
        }
        if !matches!(x.mode, Mode::Variable | Mode::MapIndex) {
            let text = self.src_text(&x.src);
            if let Src::Expr(ast::Expr { kind: ast::ExprKind::Selector(_), .. }) = x.src
                && let Some(Expr { kind: ExprKind::Field(base, _), .. }) = &x.tree
                && matches!(base.kind, ExprKind::MapIndex { .. })
            {
                self.error(x.span(), format!("cannot assign to struct field {text} in map"));
                return Left::Bad;
            }
            if let Src::Expr(ast::Expr { kind: ast::ExprKind::Selector(selector), .. }) = x.src
                && let Some(ident) = selector.x.as_ident()
                && let Some(obj) = self.lookup_name(ident.name)
                && matches!(self.obj(obj).kind, ObjKind::Package(_))
            {
                let name = self.text(ident.name);
                self.error(x.span(), format!("use of package {name} not in selector"));
            }
            let why = "neither addressable nor a map index expression";
            let described = self.describe(&x);
            let message = match described.strip_prefix(&text) {
                Some(_) => format!("cannot assign to {text} ({why})"),
                None => format!("cannot assign to {described} ({why})"),
            };
            self.error(x.span(), message);
            return Left::Bad;
        }
        let place = self.tree_of(&mut x);
        self.mark_reassigned(&place);
        Left::Place(place)
    }

    /// `a, b := x, y`
    pub(super) fn short_var_decl(&mut self, assign: &'a ast::AssignStmt, span: Span, out: &mut Vec<Stmt>) {
        let mut lefts: Vec<Left> = Vec::new();
        let mut declared: Vec<ObjId> = Vec::new();
        let mut seen: Vec<Symbol> = Vec::new();
        let mut bad = false;
        for e in &assign.lhs {
            let Some(ident) = e.as_ident() else {
                self.use_exprs(std::slice::from_ref(e));
                self.error(e.span, format!("non-name {} on left side of :=", self.expr_text(e)));
                lefts.push(Left::Bad);
                bad = true;
                continue;
            };
            if ident.is_blank() {
                lefts.push(Left::Blank);
                continue;
            }
            let name = self.text(ident.name);
            if seen.contains(&ident.name) {
                self.error(e.span, format!("{name} repeated on left side of :="));
                lefts.push(Left::Bad);
                bad = true;
                continue;
            }
            seen.push(ident.name);
            match self.lookup_in(self.env.scope, ident.name) {
                Some(obj) if matches!(self.obj(obj).kind, ObjKind::Local { .. }) => {
                    let used = self.obj(obj).used;
                    let x = self.expr(e);
                    self.obj_mut(obj).used = used;
                    lefts.push(self.left_operand(x));
                }
                Some(_) => {
                    self.error(e.span, format!("cannot assign to {name}"));
                    lefts.push(Left::Bad);
                    bad = true;
                }
                None => {
                    let obj = self.new_variable(ident.name, ident.span, LocalKind::Var);
                    declared.push(obj);
                    lefts.push(Left::New(obj));
                }
            }
        }
        let types: Vec<Option<Ty>> = lefts.iter().map(left_type).collect();
        let names: Vec<Symbol> =
            assign.lhs.iter().map(|e| e.as_ident().map_or(Symbol::BLANK, |ident| ident.name)).collect();
        let context = if types.len() > 1 { "multiple assignment" } else { "assignment" };
        let (types, values) = self.init_values(&types, &names, &assign.rhs, context);
        if declared.is_empty() && !bad {
            self.error(Span::at(assign.op_pos), "no new variables on left side of :=");
        }
        for (left, ty) in lefts.iter().zip(types) {
            if let Left::New(obj) = left {
                self.set_variable_type(*obj, ty);
            }
        }
        for &obj in &declared {
            self.declare(self.env.scope, obj);
        }
        let dests: Option<Vec<Dest>> = lefts.into_iter().map(|left| self.dest(left)).collect();
        if let (Some(dests), Some(values)) = (dests, values) {
            self.assign_from(dests, values, span, out);
        }
    }

    /// A variable of the innermost function whose type is not known yet.
    pub(super) fn new_variable(&mut self, name: Symbol, span: Span, kind: LocalKind) -> ObjId {
        let text = self.text(name);
        let ctx = self.ctx();
        let (func, local) = (ctx.func, ctx.local(text, Ty::INVALID, span));
        self.new_object(name, span, ObjKind::Local { func, local, kind }, None)
    }

    pub(super) fn set_variable_type(&mut self, obj: ObjId, ty: Ty) {
        let object = self.obj_mut(obj);
        object.ty = Some(ty);
        object.state = super::object::State::Black;
        if let ObjKind::Local { local, .. } = object.kind {
            self.ctx().locals[local.0 as usize].ty = ty;
        }
    }

    /// Where an assignment to `left` goes; `None` if an error was reported.
    pub(super) fn dest(&mut self, left: Left) -> Option<Dest> {
        match left {
            Left::Blank => Some(Dest::Blank),
            Left::Bad => None,
            Left::Place(place) => Some(Dest::Place(place)),
            Left::New(obj) => match self.obj(obj).kind {
                ObjKind::Local { local, .. } => Some(Dest::Define(local)),
                _ => None,
            },
        }
    }

    /// Checks expressions for their errors only. False if there were any.
    pub(super) fn use_exprs(&mut self, exprs: &'a [ast::Expr]) -> bool {
        let mut ok = true;
        for e in exprs {
            let (mut x, _) = self.raw_generic_expr(e, None);
            ok &= x.is_valid();
            // A constant needs no type of its own: nothing is made of it.
            if !x.is_constant() {
                self.default_untyped(&mut x);
            }
        }
        ok
    }
}

/// Initial values of several variables.
pub(super) enum InitValues {
    /// One for each.
    Each(Vec<Expr>),
    /// A tuple with their types.
    Tuple(Box<Expr>),
    /// A tuple whose values are converted.
    Converted {
        /// The tuple's values.
        temps: Vec<LocalId>,
        /// The tuple.
        tuple: Box<Expr>,
        /// The values, computed from the temporaries.
        values: Vec<Expr>,
    },
}

fn left_type(left: &Left) -> Option<Ty> {
    match left {
        Left::Blank | Left::New(_) => None,
        Left::Bad => Some(Ty::INVALID),
        Left::Place(place) => Some(place.ty),
    }
}
