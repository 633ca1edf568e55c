//! Index and slice expressions (Go specification, "Index expressions", "Slice expressions").

use super::Checker;
use super::operand::{Mode, Operand, Recipient, Src};
use super::position::node_span;
use crate::ast;
use crate::source::Span;
use crate::typed::{Expr, ExprKind};
use crate::types::{Basic, NoCore, Ty, TyKind, Value};

/// Whether an element is a variable.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Always,
    OfVariable,
    Never,
}

/// What indexing yields: an element, of a map by a key.
#[derive(Clone, Copy)]
struct Indexed {
    key: Option<Ty>,
    elem: Ty,
    length: Option<u64>,
    place: Place,
}

impl<'a> Checker<'a> {
    /// `x[i]`
    pub(super) fn index_expr(&mut self, e: &'a ast::Expr, index: &'a ast::IndexExpr) -> Operand<'a> {
        let mut x = self.generic_expr_or_type(&index.x);
        if x.generic.is_some() {
            return self.instantiate_explicitly(e, index, x);
        }
        match x.mode {
            Mode::Invalid => {
                self.use_exprs(&index.indices);
                return Operand::invalid(e);
            }
            Mode::Type => {
                let ty = self.var_type(e);
                return if ty == Ty::INVALID {
                    Operand::invalid(e)
                } else {
                    Operand::of_type(Src::Expr(e), ty)
                };
            }
            Mode::Builtin(_) => return self.not_indexable(e, index, &x),
            _ => {}
        }
        let src = Src::Expr(e);
        let span = node_span(e);
        if self.types.is_type_param(x.ty) {
            return self.index_type_param(e, index, x);
        }
        let (elem, length, mode) = match *self.types.underlying(x.ty) {
            TyKind::Basic(Basic::String | Basic::UntypedString) => {
                let length = match &x.val {
                    Value::Str(text) if x.is_constant() => Some(text.len() as u64),
                    _ => None,
                };
                (Ty::BYTE, length, Mode::Value)
            }
            TyKind::Array(elem, len) => {
                (elem, Some(len), if x.mode == Mode::Variable { Mode::Variable } else { Mode::Value })
            }
            TyKind::Pointer(base) => match *self.types.underlying(base) {
                TyKind::Array(elem, len) => {
                    let pointer = Box::new(self.tree_of(&mut x));
                    x.tree = Some(Expr { ty: base, span, kind: ExprKind::Deref(pointer) });
                    (elem, Some(len), Mode::Variable)
                }
                _ => return self.not_indexable(e, index, &x),
            },
            TyKind::Slice(elem) => (elem, None, Mode::Variable),
            TyKind::Map(key, elem) => {
                let Some(index) = self.single_index(index) else { return Operand::invalid(e) };
                let mut k = self.expr_for(index, Some(key), Recipient::Described("map index"));
                let key = self.assign(&mut k, Some(key), "map index");
                let map = Box::new(self.tree_of(&mut x));
                let key = Box::new(key.unwrap_or_else(|| super::operand::bad_tree(span)));
                let tree = Expr { ty: elem, span, kind: ExprKind::MapIndex { map, key, comma_ok: false } };
                return Operand::computed(Mode::MapIndex, src, tree);
            }
            _ => return self.not_indexable(e, index, &x),
        };
        let Some(at) = self.single_index(index) else { return Operand::invalid(e) };
        self.default_untyped(&mut x);
        let base = self.tree_of(&mut x);
        let (at, _) = self.index_value(at, length);
        // A bad index is reported; the element's type is known all the same.
        let at = at.unwrap_or_else(|| super::operand::bad_tree(span));
        let tree = Expr { ty: elem, span, kind: ExprKind::Index(Box::new(base), Box::new(at)) };
        Operand::computed(mode, src, tree)
    }

    /// `x[i]` where `x` is of a type parameter's type: all its types must agree.
    fn index_type_param(
        &mut self,
        e: &'a ast::Expr,
        index: &'a ast::IndexExpr,
        x: Operand<'a>,
    ) -> Operand<'a> {
        let parts = self.types.specific_types(x.ty).and_then(|types| {
            let parts: Option<Vec<Indexed>> = types.iter().map(|&ty| self.indexed(ty)).collect();
            parts.filter(|parts| parts.iter().all(|p| (p.key, p.elem) == (parts[0].key, parts[0].elem)))
        });
        let Some(parts) = parts else { return self.not_indexable(e, index, &x) };
        let Indexed { key, elem, .. } = parts[0];
        let Some(at) = self.single_index(index) else { return Operand::invalid(e) };
        let length = parts.iter().filter_map(|part| part.length).min();
        let mode = match key {
            Some(key) => {
                let mut k = self.expr(at);
                self.assign(&mut k, Some(key), "map index");
                Mode::MapIndex
            }
            None => {
                self.index_value(at, length);
                let places = parts.iter().all(|part| part.place == Place::Always);
                let variable =
                    parts.iter().all(|part| part.place != Place::Never) && x.mode == Mode::Variable;
                if places || variable { Mode::Variable } else { Mode::Value }
            }
        };
        let tree = Expr { ty: elem, span: node_span(e), kind: ExprKind::Zero };
        Operand::computed(mode, Src::Expr(e), tree)
    }

    /// What indexing a value of the type yields.
    fn indexed(&self, ty: Ty) -> Option<Indexed> {
        let part = |key, elem, length, place| Some(Indexed { key, elem, length, place });
        match *self.types.underlying(ty) {
            TyKind::Basic(_) if self.types.is_string(ty) => part(None, Ty::BYTE, None, Place::Never),
            TyKind::Array(elem, len) => part(None, elem, Some(len), Place::OfVariable),
            TyKind::Pointer(base) => match *self.types.underlying(base) {
                TyKind::Array(elem, len) => part(None, elem, Some(len), Place::Always),
                _ => None,
            },
            TyKind::Slice(elem) => part(None, elem, None, Place::Always),
            TyKind::Map(key, elem) => part(Some(key), elem, None, Place::Never),
            _ => None,
        }
    }

    fn not_indexable(&mut self, e: &'a ast::Expr, index: &'a ast::IndexExpr, x: &Operand<'a>) -> Operand<'a> {
        if matches!(x.mode, Mode::Builtin(_)) || !matches!(self.types.underlying(x.ty), TyKind::Invalid) {
            let message = format!("cannot index {}", self.describe(x));
            self.error(Span::at(index.lbracket), message);
        }
        self.use_exprs(&index.indices);
        Operand::invalid(e)
    }

    fn single_index(&mut self, index: &'a ast::IndexExpr) -> Option<&'a ast::Expr> {
        if let Some(second) = index.indices.get(1) {
            self.error(second.span, "invalid operation: more than one index");
        }
        index.indices.first()
    }

    /// An index or size: an integer, not negative, below `limit` where it is constant. Returns its tree and its
    /// constant value.
    pub(super) fn index_value(
        &mut self,
        e: &'a ast::Expr,
        limit: Option<u64>,
    ) -> (Option<Expr>, Option<u64>) {
        let mut x = self.expr(e);
        if !self.valid_index(&mut x, "index") {
            return (None, None);
        }
        let mut value = None;
        if x.is_constant() {
            let Some(index) = x.val.to_u64() else { return (None, None) };
            if let Some(limit) = limit
                && index >= limit
            {
                let message = format!("invalid argument: index {} out of bounds [0:{limit}]", x.val);
                self.error(x.span(), message);
                return (None, None);
            }
            value = Some(index);
        }
        (Some(self.tree_of(&mut x)), value)
    }

    /// Whether `x` can be an index; an untyped constant gets type int.
    pub(super) fn valid_index(&mut self, x: &mut Operand<'a>, what: &str) -> bool {
        if !x.is_valid() {
            return false;
        }
        if self.types.is_untyped(x.ty) {
            self.convert_untyped(x, Ty::INT);
            if !x.is_valid() {
                return false;
            }
        }
        let problem = if !self.types.is_integer(x.ty) {
            "must be integer"
        } else if x.is_constant() && x.val.is_negative() {
            "must not be negative"
        } else if x.is_constant() && x.val.represent(Basic::Int).is_none() {
            "overflows int"
        } else {
            return true;
        };
        if !matches!(self.types.underlying(x.ty), TyKind::Invalid) {
            let message = format!("invalid argument: {what} {} {problem}", self.describe(x));
            self.error(x.span(), message);
        }
        false
    }

    /// The underlying type of a sliced operand. Strings and byte slices together are strings.
    fn sliced(&mut self, x: &Operand<'a>) -> Option<Ty> {
        if !self.types.is_type_param(x.ty) {
            return Some(self.types.underlying_ty(x.ty));
        }
        let bytes = self.types.slice(Ty::BYTE);
        let types = self.types.specific_types(x.ty).unwrap_or_default();
        let byte_like = |ty: Ty| self.types.is_string(ty) || self.types.underlying_ty(ty) == bytes;
        if types.iter().any(|&ty| self.types.is_string(ty)) && types.iter().all(|&ty| byte_like(ty)) {
            return Some(Ty::STRING);
        }
        match self.types.common_underlying(x.ty) {
            Ok(core) => Some(core),
            Err(why) => {
                let (what, mut why_text) = (self.describe(x), self.no_core_text(why));
                if why == NoCore::NoSpecificType {
                    why_text += &format!(" in {}", self.ty_text(x.ty));
                }
                self.error(x.span(), format!("cannot slice {what}: {why_text}"));
                None
            }
        }
    }

    /// `x[lo:hi:max]`
    pub(super) fn slice_expr(&mut self, e: &'a ast::Expr, slice: &'a ast::SliceExpr) -> Operand<'a> {
        let parts = [&slice.low, &slice.high, &slice.max];
        let mut x = self.expr(&slice.x);
        if !x.is_valid() {
            for part in parts.into_iter().flatten() {
                self.use_exprs(std::slice::from_ref(part));
            }
            return Operand::invalid(e);
        }
        let span = node_span(e);
        let mut length = None;
        let Some(core) = self.sliced(&x) else { return Operand::invalid(e) };
        let (ty, base) = match *self.types.kind(core) {
            TyKind::Basic(Basic::String | Basic::UntypedString) => {
                if slice.three {
                    let at = slice.max.as_ref().map_or(Span::at(slice.rbracket), |max| max.span);
                    self.error(at, "invalid operation: 3-index slice of string");
                    return Operand::invalid(e);
                }
                if let (true, Value::Str(text)) = (x.is_constant(), &x.val) {
                    length = Some(text.len() as u64);
                }
                self.default_untyped(&mut x);
                (x.ty, self.tree_of(&mut x))
            }
            TyKind::Array(elem, len) => {
                if x.mode != Mode::Variable {
                    let message = format!("cannot slice unaddressable value {}", self.describe(&x));
                    self.error(x.span(), message);
                    return Operand::invalid(e);
                }
                length = Some(len);
                let place = self.tree_of(&mut x);
                (self.types.slice(elem), self.address(place))
            }
            TyKind::Pointer(base) if matches!(self.types.underlying(base), TyKind::Array(..)) => {
                let TyKind::Array(elem, len) = *self.types.underlying(base) else {
                    return Operand::invalid(e);
                };
                length = Some(len);
                (self.types.slice(elem), self.tree_of(&mut x))
            }
            TyKind::Slice(_) => (x.ty, self.tree_of(&mut x)),
            _ => {
                if !matches!(self.types.underlying(x.ty), TyKind::Invalid) {
                    let message = format!("cannot slice {}", self.describe(&x));
                    self.error(x.span(), message);
                }
                return Operand::invalid(e);
            }
        };
        let mut trees: [Option<Box<Expr>>; 3] = [None, None, None];
        let mut constants: Vec<(u64, &'a ast::Expr)> = Vec::new();
        let mut ok = true;
        for (part, tree) in parts.into_iter().zip(&mut trees) {
            let Some(part) = part else { continue };
            let (index, value) = self.index_value(part, length.map(|length| length + 1));
            ok &= index.is_some();
            *tree = index.map(Box::new);
            if let Some(value) = value {
                if let Some((earlier, _)) =
                    constants.iter().find(|(earlier, _)| *earlier > value).filter(|_| ok)
                {
                    let message = format!("invalid slice indices: {value} < {earlier}");
                    self.error(part.span, message);
                    ok = false;
                }
                constants.push((value, part));
            }
        }
        let [lo, hi, max] = trees;
        let tree = Expr { ty, span, kind: ExprKind::Slice { base: Box::new(base), lo, hi, max } };
        Operand::computed(Mode::Value, Src::Expr(e), tree)
    }
}
