//! Calls of predeclared functions (Go specification, "Built-in functions").

use super::Checker;
use super::call::Spread;
use super::operand::{Mode, Operand, Src};
use super::position::node_span;
use super::universe::BuiltinId as Id;
use super::version::Feature;
use crate::ast;
use crate::typed::{Builtin, CompareOp, Expr, ExprKind, NewForm};
use crate::types::{ChanDir, Signature, Ty, TyKind, Value, default_type};

impl<'a> Checker<'a> {
    /// A call of the predeclared function `id`.
    pub(super) fn builtin(&mut self, e: &'a ast::Expr, call: &'a ast::CallExpr, id: Id) -> Operand<'a> {
        if call.ellipsis.is_some() && id != Id::Append {
            self.error(e.span, format!("invalid operation: invalid use of ... with built-in {}", id.name()));
            self.use_exprs(&call.args);
            return Operand::invalid(e);
        }
        let outer = self.env.has_call;
        if matches!(id, Id::Len | Id::Cap) {
            self.env.has_call = false;
        }
        let result = self.builtin_checked(e, call, id);
        if matches!(id, Id::Len | Id::Cap) {
            self.env.has_call = outer;
        }
        result.unwrap_or_else(|| Operand::invalid(e))
    }

    fn builtin_checked(&mut self, e: &'a ast::Expr, call: &'a ast::CallExpr, id: Id) -> Option<Operand<'a>> {
        let typed_first = matches!(id, Id::Make | Id::New);
        let mut tuple = None;
        let mut args = Vec::new();
        if !typed_first {
            let list = self.argument_list(&call.args);
            tuple = list.tuple;
            args = list.operands.into_iter().map(|x| self.not_generic(x, None)).collect();
            if args.iter().any(|x| !x.is_valid()) {
                return None;
            }
        }
        let count = if typed_first { call.args.len() } else { args.len() };
        let (least, variadic) = id.arity();
        if count < least || count > least && !variadic {
            let problem = if count < least { "not enough" } else { "too many" };
            let text = self.expr_text(e);
            let message = format!(
                "invalid operation: {problem} arguments for {text} (expected {least}, found {count})"
            );
            self.error(e.span, message);
            return None;
        }
        let x = match id {
            Id::Append => self.append(e, call, args, tuple)?,
            Id::Len | Id::Cap => self.len_or_cap(e, id, args)?,
            Id::Clear => {
                self.require(Feature::Clear, call.fun.span);
                self.clear(e, args)?
            }
            Id::Close => self.close(e, args)?,
            Id::Copy => self.copy(e, args, tuple)?,
            Id::Delete => self.delete(e, args, tuple)?,
            Id::Make => self.make(e, call)?,
            Id::Min | Id::Max => {
                self.require_for(Feature::MinMax, call.fun.span, |_| id.name().to_string());
                self.min_max(e, id, args, tuple)?
            }
            Id::New => self.new_call(e, call)?,
            Id::Panic => {
                self.panics.insert(e.span);
                let any = self.any_ty;
                let value = self.assign(&mut args[0], Some(any), "argument to panic")?;
                self.effect(e, Builtin::Panic(Box::new(value)), None)
            }
            Id::Print | Id::Println => {
                let context = format!("argument to built-in {}", id.name());
                let mut values = Vec::new();
                for x in &mut args {
                    values.push(self.assign(x, None, &*context)?);
                }
                let builtin = if id == Id::Print { Builtin::Print(values) } else { Builtin::Println(values) };
                self.effect(e, builtin, tuple)
            }
            Id::Recover => {
                self.ctx().has_recover = true;
                let ty = self.any_ty;
                self.builtin_value(e, ty, Builtin::Recover, None)
            }
            Id::Complex => self.complex_call(e, args, tuple)?,
            Id::Real | Id::Imag => self.part_call(e, id, args.pop()?)?,
        };
        Some(x)
    }

    fn builtin_value(&mut self, e: &'a ast::Expr, ty: Ty, builtin: Builtin, tuple: Spread) -> Operand<'a> {
        let tree = Expr { ty, span: node_span(e), kind: ExprKind::Builtin(builtin) };
        let tree = self.bind_tuple(tree, tuple);
        Operand::computed(Mode::Value, Src::Expr(e), tree)
    }

    fn effect(&mut self, e: &'a ast::Expr, builtin: Builtin, tuple: Spread) -> Operand<'a> {
        let ty = self.types.tuple(&[]);
        let mut x = self.builtin_value(e, ty, builtin, tuple);
        x.mode = Mode::NoValue;
        x
    }

    fn append(
        &mut self,
        e: &'a ast::Expr,
        call: &'a ast::CallExpr,
        mut args: Vec<Operand<'a>>,
        tuple: Spread,
    ) -> Option<Operand<'a>> {
        let ty = args[0].ty;
        let elem = self.slice_argument(&args[0], "append")?;
        let site = self.site();
        // append([]byte, string...)
        if args.len() == 2 && call.ellipsis.is_some() && self.is_string_or_bytes(args[1].ty) {
            let bytes = self.types.slice(Ty::BYTE);
            if self.assignable(&args[0], bytes).is_ok() {
                self.default_untyped(&mut args[1]);
                let (slice, text) = (self.tree_of(&mut args[0]), self.tree_of(&mut args[1]));
                let builtin = Builtin::AppendSlice(Box::new(slice), Box::new(text), site);
                return Some(self.builtin_value(e, ty, builtin, tuple));
            }
        }
        let rest = self.types.slice(elem);
        let sig = Signature { params: vec![ty, rest], results: vec![ty], variadic: true };
        let list = super::call::Arguments { operands: args, tuple };
        let Some((mut trees, tuple)) = self.arguments(e, call, &sig, list) else {
            return Some(faulty_value(e, ty));
        };
        let values = trees.pop()?;
        let slice = Box::new(trees.pop()?);
        let builtin = match values.kind {
            _ if call.ellipsis.is_some() => Builtin::AppendSlice(slice, Box::new(values), site),
            ExprKind::SliceLit { elems, .. } => {
                Builtin::Append(slice, elems.into_iter().map(|element| element.value).collect(), site)
            }
            _ => Builtin::Append(slice, Vec::new(), site),
        };
        Some(self.builtin_value(e, ty, builtin, tuple))
    }

    /// A string, or a type parameter of strings and byte slices.
    fn is_string_or_bytes(&self, ty: Ty) -> bool {
        let string = |ty: Ty| self.types.is_string(ty);
        let bytes = |ty: Ty| matches!(self.types.underlying(ty), TyKind::Slice(elem) if *elem == Ty::UINT8);
        let types = self.types.specific_types(ty).unwrap_or_default();
        types.iter().any(|&ty| string(ty)) && types.iter().all(|&ty| string(ty) || bytes(ty))
    }

    /// The element type of a slice argument of `append` or `copy`.
    fn slice_argument(&mut self, x: &Operand<'a>, name: &str) -> Option<Ty> {
        let types = self.types.specific_types(x.ty).filter(|_| !x.is_nil()).unwrap_or_default();
        let elem_of = |ty: &Ty| match *self.types.underlying(*ty) {
            TyKind::Slice(elem) => Some(elem),
            _ => None,
        };
        let elems: Option<Vec<Ty>> = types.iter().map(elem_of).collect();
        let first = elems.as_ref().and_then(|elems| elems.first().copied());
        let (Some(elems), Some(first)) = (elems, first) else {
            if x.ty != Ty::INVALID && self.types.underlying_ty(x.ty) != Ty::INVALID {
                let have = if x.is_nil() { "untyped nil".to_string() } else { self.describe(x) };
                self.error(x.span(), format!("invalid {name}: argument must be a slice; have {have}"));
            }
            return None;
        };
        if let Some(&other) = elems.iter().find(|&&other| other != first) {
            let (a, b, what) = (self.ty_text(first), self.ty_text(other), self.describe(x));
            let message = format!("invalid {name}: mismatched slice element types {a} and {b} in {what}");
            self.error(x.span(), message);
            return None;
        }
        Some(first)
    }

    fn len_or_cap(&mut self, e: &'a ast::Expr, id: Id, mut args: Vec<Operand<'a>>) -> Option<Operand<'a>> {
        let x = &mut args[0];
        let src = Src::Expr(e);
        let int = |n: u64| Value::Int(n.into());
        let base = match *self.types.underlying(x.ty) {
            TyKind::Pointer(base) if matches!(self.types.underlying(base), TyKind::Array(..)) => base,
            _ => x.ty,
        };
        if self.types.is_type_param(x.ty) {
            return self.type_param_length(e, id, x);
        }
        match *self.types.underlying(base) {
            TyKind::Array(_, len) if !self.env.has_call && !self.not_constant.contains(&e.span) => {
                return Some(Operand::constant(src, Ty::INT, int(len)));
            }
            TyKind::Basic(_) if id == Id::Len && self.types.is_string(base) => {
                if let (true, Value::Str(text)) = (x.is_constant(), &x.val) {
                    return Some(Operand::constant(src, Ty::INT, int(text.len() as u64)));
                }
            }
            TyKind::Array(..) | TyKind::Slice(_) | TyKind::Chan(..) => {}
            TyKind::Map(..) if id == Id::Len => {}
            TyKind::Invalid => return None,
            _ => {
                let message = format!("invalid argument: {} for built-in {}", self.describe(x), id.name());
                self.error(x.span(), message);
                return None;
            }
        }
        let tree = self.tree_of(x);
        let builtin = if id == Id::Len { Builtin::Len(Box::new(tree)) } else { Builtin::Cap(Box::new(tree)) };
        Some(self.builtin_value(e, Ty::INT, builtin, None))
    }

    /// `len(x)` or `cap(x)` of a type parameter's value, which is never constant.
    fn type_param_length(&mut self, e: &'a ast::Expr, id: Id, x: &Operand<'a>) -> Option<Operand<'a>> {
        let defined = |ty: Ty| match *self.types.underlying(ty) {
            TyKind::Basic(_) => id == Id::Len && self.types.is_string(ty),
            TyKind::Pointer(base) => matches!(self.types.underlying(base), TyKind::Array(..)),
            TyKind::Array(..) | TyKind::Slice(_) | TyKind::Chan(..) => true,
            TyKind::Map(..) => id == Id::Len,
            _ => false,
        };
        if !self.types.all_types(x.ty, defined) {
            let message = format!("invalid argument: {} for built-in {}", self.describe(x), id.name());
            self.error(x.span(), message);
            return None;
        }
        self.not_constant.insert(e.span);
        Some(faulty_value(e, Ty::INT))
    }

    fn clear(&mut self, e: &'a ast::Expr, mut args: Vec<Operand<'a>>) -> Option<Operand<'a>> {
        let x = &mut args[0];
        let clearable = |ty: Ty| matches!(self.types.underlying(ty), TyKind::Map(..) | TyKind::Slice(_));
        if !self.types.all_types(x.ty, clearable) {
            let what = self.describe(x);
            let message = format!(
                "invalid argument: cannot clear {what}: argument must be (or constrained by) map or slice"
            );
            self.error(x.span(), message);
            return None;
        }
        let tree = self.tree_of(x);
        Some(self.effect(e, Builtin::Clear(Box::new(tree)), None))
    }

    fn close(&mut self, e: &'a ast::Expr, mut args: Vec<Operand<'a>>) -> Option<Operand<'a>> {
        let x = &mut args[0];
        let types = self.types.specific_types(x.ty).unwrap_or_else(|| vec![x.ty]);
        let problem = types.iter().find_map(|&ty| match self.types.underlying(ty) {
            TyKind::Chan(ChanDir::Recv, _) => Some("receive-only"),
            TyKind::Chan(..) => None,
            _ => Some("non-channel"),
        });
        let Some(problem) = problem else {
            let tree = self.tree_of(x);
            return Some(self.effect(e, Builtin::Close(Box::new(tree)), None));
        };
        let what = self.describe(x);
        let noun = if problem == "receive-only" { "receive-only channel" } else { problem };
        self.error(x.span(), format!("invalid operation: cannot close {noun} {what}"));
        None
    }

    fn copy(&mut self, e: &'a ast::Expr, mut args: Vec<Operand<'a>>, tuple: Spread) -> Option<Operand<'a>> {
        let elem = self.slice_argument(&args[0], "copy")?;
        let string = self.types.is_string(args[1].ty)
            || self.is_string_or_bytes(args[1].ty) && self.types.underlying_ty(elem) == Ty::UINT8;
        let source = if string { Ty::BYTE } else { self.slice_argument(&args[1], "copy")? };
        if elem != source && !(string && self.types.underlying_ty(elem) == Ty::UINT8) {
            let (a, b) = (self.describe(&args[0]), self.describe(&args[1]));
            let (ea, eb) = (self.ty_text(elem), self.ty_text(source));
            let message =
                format!("invalid copy: arguments {a} and {b} have different element types {ea} and {eb}");
            self.error(args[0].span(), message);
            return None;
        }
        self.default_untyped(&mut args[1]);
        let (to, from) = (self.tree_of(&mut args[0]), self.tree_of(&mut args[1]));
        Some(self.builtin_value(e, Ty::INT, Builtin::Copy(Box::new(to), Box::new(from)), tuple))
    }

    fn delete(&mut self, e: &'a ast::Expr, mut args: Vec<Operand<'a>>, tuple: Spread) -> Option<Operand<'a>> {
        let keys = self.types.specific_types(args[0].ty).and_then(|types| {
            let key = |ty: &Ty| match *self.types.underlying(*ty) {
                TyKind::Map(key, _) => Some(key),
                _ => None,
            };
            types.iter().map(key).collect::<Option<Vec<Ty>>>()
        });
        let Some(keys) = keys else {
            let message = format!("invalid argument: {} is not a map", self.describe(&args[0]));
            self.error(args[0].span(), message);
            return None;
        };
        let key = keys[0];
        if keys.iter().any(|&other| other != key) {
            let what = self.describe(&args[0]);
            let message = format!("invalid argument: maps of {what} must have identical key types");
            self.error(args[0].span(), message);
            return None;
        }
        let map = self.tree_of(&mut args[0]);
        let key = self.assign(&mut args[1], Some(key), "argument to delete")?;
        Some(self.effect(e, Builtin::Delete(Box::new(map), Box::new(key)), tuple))
    }

    fn make(&mut self, e: &'a ast::Expr, call: &'a ast::CallExpr) -> Option<Operand<'a>> {
        let first = &call.args[0];
        let ty = self.var_type(first);
        let least = match self.types.core(ty) {
            TyKind::Slice(_) => 2,
            TyKind::Map(..) | TyKind::Chan(..) => 1,
            TyKind::Invalid => return None,
            _ => {
                let text = self.expr_text(first);
                let why = match self.types.common_underlying(ty) {
                    Err(why) => self.no_core_text(why),
                    Ok(_) => "type must be slice, map, or channel".into(),
                };
                let message = format!("invalid argument: cannot make {text}: {why}");
                self.error(first.span, message);
                return None;
            }
        };
        let count = call.args.len();
        if count < least || least + 1 < count {
            let text = self.expr_text(e);
            let most = least + 1;
            let message =
                format!("invalid operation: {text} expects {least} or {most} arguments; found {count}");
            self.error(e.span, message);
            return None;
        }
        let mut sizes = Vec::new();
        let mut constants = Vec::new();
        for arg in &call.args[1..] {
            let (tree, value) = self.index_value(arg, None);
            sizes.push(tree);
            constants.extend(value);
        }
        if let [len, cap] = constants[..]
            && len > cap
        {
            self.error(call.args[1].span, "invalid argument: length and capacity swapped");
            return Some(faulty_value(e, ty));
        }
        let Some(sizes) = sizes.into_iter().collect::<Option<Vec<Expr>>>() else {
            return Some(faulty_value(e, ty));
        };
        let mut sizes = sizes.into_iter();
        let site = self.site();
        let builtin = match self.types.underlying(ty) {
            TyKind::Map(..) => Builtin::MakeMap(sizes.next().map(Box::new), site),
            TyKind::Chan(..) => Builtin::MakeChan(sizes.next().map(Box::new), site),
            _ => Builtin::MakeSlice { len: Box::new(sizes.next()?), cap: sizes.next().map(Box::new), site },
        };
        Some(self.builtin_value(e, ty, builtin, None))
    }

    fn min_max(
        &mut self,
        e: &'a ast::Expr,
        id: Id,
        args: Vec<Operand<'a>>,
        tuple: Spread,
    ) -> Option<Operand<'a>> {
        let op = if id == Id::Min { CompareOp::Lt } else { CompareOp::Gt };
        for a in &args {
            if !self.types.is_ordered(a.ty) {
                let message = format!("invalid argument: {} cannot be ordered", self.describe(a));
                self.error(a.span(), message);
                return None;
            }
        }
        let mut ty = args[0].ty;
        let mut best: Option<Value> = args[0].is_constant().then(|| args[0].val.clone());
        let mut operands: Vec<Operand<'a>> = Vec::new();
        for mut a in args {
            if let Some(previous) = operands.last_mut() {
                self.match_types(previous, &mut a);
                if !previous.is_valid() {
                    return None;
                }
                if previous.ty != a.ty {
                    let message = format!(
                        "invalid argument: mismatched types {} (previous argument) and {} (type of {})",
                        self.ty_text(previous.ty),
                        self.ty_text(a.ty),
                        self.src_text(&a.src)
                    );
                    self.error(a.span(), message);
                    return None;
                }
                best = best.filter(|_| a.is_constant()).map(|best| match a.val.compare(op, &best) {
                    Some(true) => a.val.clone(),
                    _ => best,
                });
            }
            ty = a.ty;
            operands.push(a);
        }
        if let Some(val) = best {
            return Some(Operand::constant(Src::Expr(e), ty, val));
        }
        let ty = default_type(ty);
        let mut values = Vec::new();
        for mut a in operands {
            if self.types.is_untyped(a.ty) {
                self.convert_untyped(&mut a, ty);
            }
            if !a.is_valid() {
                return None;
            }
            values.push(self.tree_of(&mut a));
        }
        if values.len() == 1 {
            let tree = values.pop()?;
            return Some(Operand::computed(Mode::Value, Src::Expr(e), tree));
        }
        let builtin = if id == Id::Min { Builtin::Min(values) } else { Builtin::Max(values) };
        Some(self.builtin_value(e, ty, builtin, tuple))
    }

    fn new_call(&mut self, e: &'a ast::Expr, call: &'a ast::CallExpr) -> Option<Operand<'a>> {
        let arg = &call.args[0];
        let mut x = self.expr_or_type(arg);
        self.exclude(&mut x, false);
        let value = match x.mode {
            Mode::Invalid => return None,
            Mode::Type => {
                if x.ty == Ty::INVALID {
                    return None;
                }
                self.not_constraint(x.ty, arg.span);
                Expr { ty: x.ty, span: node_span(e), kind: ExprKind::Zero }
            }
            _ => {
                let value = self.assign(&mut x, None, "argument to new")?;
                self.require_for(Feature::NewOfValue, call.fun.span, |checker| checker.expr_text(arg));
                value
            }
        };
        let mut tree = self.new_value(value, NewForm::Call);
        tree.span = node_span(e);
        Some(Operand::computed(Mode::Value, Src::Expr(e), tree))
    }
}

/// The value of a call with wrong arguments, whose type is known nevertheless.
pub(super) fn faulty_value<'a>(e: &'a ast::Expr, ty: Ty) -> Operand<'a> {
    Operand::computed(Mode::Value, Src::Expr(e), Expr { ty, span: e.span, kind: ExprKind::Zero })
}
