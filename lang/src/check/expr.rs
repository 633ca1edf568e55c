//! Expressions: the walk that dispatches on their kind, names, literals, assertions.

use super::Checker;
use super::live::Reference;
use super::object::{ObjId, ObjKind, State};
use super::operand::{Mode, Operand, Recipient, Src};
use super::position::node_span;
use super::universe::BuiltinClass;
use super::version::Feature;
use crate::ast;
use crate::lexer::literal;
use crate::source::Span;
use crate::symbol::Symbol;
use crate::typed::{Expr, ExprKind};
use crate::types::{Ty, TyKind, Value};

/// What an expression is good for as a statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ExprClass {
    /// A conversion.
    Conversion,
    /// Its value must be used.
    Expression,
    /// It may stand as a statement.
    Statement,
}

/// Longest number literal, in characters.
const MAX_NUMBER_LENGTH: usize = 10_000;

/// How messages call the second value of a comma-ok form.
pub(super) const OK_VALUE: &str = "ok value of (comma, ok) expression";

impl<'a> Checker<'a> {
    /// A single value.
    pub(super) fn expr(&mut self, e: &'a ast::Expr) -> Operand<'a> {
        let (x, _) = self.raw_expr(e, None);
        self.value(x)
    }

    /// An element of a composite literal, whose type may be left out where it is `ty`. `what` names the literal.
    pub(super) fn element(&mut self, e: &'a ast::Expr, ty: Ty, what: &'static str) -> Operand<'a> {
        let (x, _) = self.raw_generic_expr(e, Some(ty));
        let x = self.settled(x, Some((ty, Recipient::Described(what))), e);
        self.value(x)
    }

    /// A single value that may be a generic function.
    pub(super) fn generic_expr(&mut self, e: &'a ast::Expr) -> Operand<'a> {
        let (x, _) = self.raw_generic_expr(e, None);
        self.value(x)
    }

    /// A single value for a variable of type `target`, which may tell the type arguments of a generic function. `what` names
    /// the variable.
    pub(super) fn expr_for(&mut self, e: &'a ast::Expr, target: Option<Ty>, what: Recipient) -> Operand<'a> {
        let (x, _) = self.raw_generic_expr(e, None);
        let x = self.settled(x, target.map(|ty| (ty, what)), e);
        self.value(x)
    }

    /// What `e` denotes, with all type arguments and as a value of its own: a target tells those of a generic function, and a
    /// method is bound to its receiver.
    pub(super) fn settled(
        &mut self,
        x: Operand<'a>,
        target: Option<(Ty, Recipient)>,
        e: &'a ast::Expr,
    ) -> Operand<'a> {
        let x = self.not_generic(x, target);
        self.method_value(x, e)
    }

    fn value(&mut self, mut x: Operand<'a>) -> Operand<'a> {
        self.exclude(&mut x, true);
        self.single_value(&mut x);
        x
    }

    /// A single value or a type.
    pub(super) fn expr_or_type(&mut self, e: &'a ast::Expr) -> Operand<'a> {
        let (x, _) = self.raw_expr(e, None);
        self.value_or_type(x)
    }

    /// A single value or a type, which may be generic.
    pub(super) fn generic_expr_or_type(&mut self, e: &'a ast::Expr) -> Operand<'a> {
        let (x, _) = self.raw_generic_expr(e, None);
        self.value_or_type(x)
    }

    fn value_or_type(&mut self, mut x: Operand<'a>) -> Operand<'a> {
        if x.mode == Mode::NoValue {
            let message = format!("{} used as value or type", self.describe(&x));
            self.error(x.span(), message);
            x.invalidate();
        }
        self.single_value(&mut x);
        x
    }

    /// One or more values: those of a call, the two of a comma-ok form where `comma_ok` allows it, or one. With
    /// several, the second result is the tree that yields all of them, and the operands have no trees.
    pub(super) fn multi_expr(
        &mut self,
        e: &'a ast::Expr,
        comma_ok: bool,
    ) -> (Vec<Operand<'a>>, Option<Expr>) {
        let (x, _) = self.raw_expr(e, None);
        self.several(e, x, comma_ok)
    }

    /// The same; a single one may be generic.
    pub(super) fn generic_multi_expr(
        &mut self,
        e: &'a ast::Expr,
        comma_ok: bool,
    ) -> (Vec<Operand<'a>>, Option<Expr>) {
        let (x, _) = self.raw_generic_expr(e, None);
        self.several(e, x, comma_ok)
    }

    fn several(
        &mut self,
        e: &'a ast::Expr,
        mut x: Operand<'a>,
        comma_ok: bool,
    ) -> (Vec<Operand<'a>>, Option<Expr>) {
        self.exclude(&mut x, true);
        let value = |ty, text: String| Operand {
            mode: Mode::Value,
            ty,
            val: Value::Unknown,
            src: Src::Text(Span::at(e.span.start), text),
            tree: None,
            method: None,
            generic: None,
        };
        if x.is_valid()
            && let TyKind::Tuple(types) = self.types.kind(x.ty)
        {
            let nth = |i: usize| match i {
                1 => "1st".to_string(),
                2 => "2nd".to_string(),
                3 => "3rd".to_string(),
                i => format!("{i}th"),
            };
            let operands =
                types.iter().enumerate().map(|(i, &ty)| value(ty, format!("{} function result", nth(i + 1))));
            return (operands.collect(), x.tree.take());
        }
        if comma_ok && matches!(x.mode, Mode::MapIndex | Mode::CommaOk) {
            let ty = x.ty;
            let tree = x.tree.take().map(|tree| self.with_ok(tree));
            let first = Operand {
                mode: x.mode,
                ty,
                val: Value::Unknown,
                src: x.src,
                tree: None,
                method: None,
                generic: None,
            };
            let second = value(Ty::UNTYPED_BOOL, OK_VALUE.into());
            return (vec![first, second], tree);
        }
        (vec![x], None)
    }

    /// The comma-ok form of a tree.
    fn with_ok(&mut self, mut tree: Expr) -> Expr {
        let ty = self.types.tuple(&[tree.ty, Ty::BOOL]);
        if let ExprKind::MapIndex { comma_ok, .. }
        | ExprKind::TypeAssert { comma_ok, .. }
        | ExprKind::Recv { comma_ok, .. } = &mut tree.kind
        {
            *comma_ok = true;
            tree.ty = ty;
        }
        tree
    }

    /// Reports what is not a value: calls without result, uncalled builtins, types.
    pub(super) fn exclude(&mut self, x: &mut Operand<'a>, types_too: bool) {
        let message = match x.mode {
            Mode::NoValue => "used as value",
            Mode::Builtin(_) => "must be called",
            Mode::Type if types_too => "is not an expression",
            _ => return,
        };
        let message = format!("{} {message}", self.describe(x));
        self.error(x.span(), message);
        x.invalidate();
    }

    /// Reports a tuple where one value is wanted.
    pub(super) fn single_value(&mut self, x: &mut Operand<'a>) {
        if x.mode == Mode::Value && matches!(self.types.kind(x.ty), TyKind::Tuple(_)) {
            let message = format!("multiple-value {} in single-value context", self.describe(x));
            self.error(x.span(), message);
            x.invalidate();
        }
    }

    /// Whatever an expression denotes, with all type arguments.
    pub(super) fn raw_expr(&mut self, e: &'a ast::Expr, hint: Option<Ty>) -> (Operand<'a>, ExprClass) {
        let (x, class) = self.raw_generic_expr(e, hint);
        let x = self.not_generic(x, None);
        (self.method_value(x, e), class)
    }

    /// Whatever an expression denotes, a generic function or type too.
    pub(super) fn raw_generic_expr(
        &mut self,
        e: &'a ast::Expr,
        hint: Option<Ty>,
    ) -> (Operand<'a>, ExprClass) {
        use ast::ExprKind as K;
        let mut class = ExprClass::Expression;
        let mut x = match &e.kind {
            K::Bad => Operand::invalid(e),
            K::Ident(ident) => self.ident(e, *ident),
            K::Literal(literal) => self.literal(e, *literal),
            K::Composite(lit) => self.composite_lit(e, lit, hint),
            K::Func(lit) => self.func_lit(e, lit),
            K::Paren(inner) => {
                let (mut x, inner_class) = self.raw_generic_expr(inner, None);
                class = inner_class;
                x.src = Src::Expr(e);
                x
            }
            K::Selector(selector) => {
                let x = self.selector(e, selector);
                if x.generic.is_some() { x } else { self.method_value(x, e) }
            }
            K::Index(index) => self.index_expr(e, index),
            K::Slice(slice) => self.slice_expr(e, slice),
            K::TypeAssert(assert) => self.type_assert(e, assert),
            K::Call(call) => {
                let (x, call_class) = self.call(e, call);
                class = call_class;
                x
            }
            K::Star(inner) => self.star(e, inner),
            K::Unary(unary) => {
                let x = self.unary(e, unary);
                if unary.op == ast::UnaryOp::Recv {
                    class = ExprClass::Statement;
                }
                x
            }
            K::Binary(binary) => self.binary_chain(e, binary),
            K::KeyValue(_) => {
                self.error(e.span, "invalid syntax tree: no key:value expected");
                Operand::invalid(e)
            }
            K::Variadic(_) => {
                self.error(e.span, "invalid syntax tree: invalid use of ...");
                Operand::invalid(e)
            }
            K::ArrayType(_)
            | K::SliceType(_)
            | K::StructType(_)
            | K::FuncType(_)
            | K::InterfaceType(_)
            | K::MapType(_)
            | K::ChanType(_) => {
                let ty = self.typ(e);
                Operand::of_type(Src::Expr(e), ty)
            }
        };
        if let Src::Expr(_) = x.src {
            x.src = Src::Expr(e);
        }
        if !x.is_valid() {
            class = ExprClass::Statement;
        }
        (x, class)
    }

    pub(super) fn builtin_class(class: BuiltinClass) -> ExprClass {
        match class {
            BuiltinClass::Expression => ExprClass::Expression,
            BuiltinClass::Statement => ExprClass::Statement,
        }
    }

    fn ident(&mut self, e: &'a ast::Expr, ident: ast::Ident) -> Operand<'a> {
        let src = Src::Expr(e);
        if ident.is_blank() {
            self.error(e.span, "cannot use _ as value or type");
            return Operand::invalid(e);
        }
        let Some(obj) = self.lookup_name(ident.name) else {
            self.error(e.span, format!("undefined: {}", self.text(ident.name)));
            return Operand::invalid(e);
        };
        if !self.may_name(obj, e.span) {
            return Operand::invalid(e);
        }
        self.use_object(obj, e.span);
        match self.obj(obj).kind {
            ObjKind::Package(_) => {
                self.error(e.span, format!("use of package {} not in selector", self.text(ident.name)));
                Operand::invalid(e)
            }
            ObjKind::Const(_) if ident.name == Symbol::IOTA && !self.obj(obj).span.start.is_known() => {
                match self.env.iota.clone() {
                    Some(iota) => Operand::constant(src, Ty::UNTYPED_INT, iota),
                    None => {
                        self.error(e.span, "cannot use iota outside constant declaration");
                        Operand::invalid(e)
                    }
                }
            }
            _ => self.object_operand(src, obj),
        }
    }

    /// Marks an entity as used at a position, and the dot-import that it comes by there. A package is used by its members only.
    pub(super) fn mark_used(&mut self, obj: ObjId, span: Span) {
        if matches!(self.obj(obj).kind, ObjKind::Package(_)) {
            return;
        }
        self.obj_mut(obj).used = true;
        if !self.dot_imports.is_empty()
            && let Some(file) = self.sources.file_of(span.start)
            && let Some(&import) = self.dot_imports.get(&(file, obj))
        {
            self.obj_mut(import).used = true;
        }
    }

    /// Marks an entity as used and sees to it that its declaration is checked.
    pub(super) fn use_object(&mut self, obj: ObjId, span: Span) {
        self.mark_used(obj, span);
        if self.obj(obj).decl.is_some() && self.obj(obj).state != State::Black {
            self.object_decl(obj);
        }
        self.add_dependency(obj);
    }

    /// The operand that a use of an entity denotes.
    pub(super) fn object_operand(&mut self, src: Src<'a>, obj: ObjId) -> Operand<'a> {
        let span = src.span();
        let object = self.obj(obj);
        let ty = object.ty.unwrap_or(Ty::INVALID);
        let mut x = Operand {
            mode: Mode::Invalid,
            ty: Ty::INVALID,
            val: Value::Unknown,
            src,
            tree: None,
            method: None,
            generic: None,
        };
        match object.kind.clone() {
            ObjKind::Package(_) => {}
            ObjKind::Const(_) | ObjKind::Global(_) | ObjKind::Local { .. } if ty == Ty::INVALID => {}
            ObjKind::Const(val) => {
                x.mode = Mode::Constant;
                x.val = val;
            }
            ObjKind::Type { .. } | ObjKind::TypeParam => {
                self.complete_later(ty);
                self.drain_types();
                x.mode = Mode::Type;
            }
            ObjKind::Global(global) => {
                self.note(Reference::Variable(global));
                x.mode = Mode::Variable;
                x.tree = Some(Expr { ty, span, kind: ExprKind::Global(global) });
            }
            ObjKind::Local { func, local, .. } => {
                if let Some(here) = self.local_here(func, local) {
                    x.mode = Mode::Variable;
                    x.tree = Some(Expr { ty, span, kind: ExprKind::Local(here) });
                }
            }
            ObjKind::Func(func) => {
                if let Some(generic) = self.generic_function(x.src.clone(), func, ty) {
                    return generic;
                }
                self.make_live(func);
                x.mode = Mode::Value;
                x.tree = Some(Expr { ty, span, kind: ExprKind::Func(func) });
            }
            ObjKind::Builtin(id) => x.mode = Mode::Builtin(id),
            ObjKind::Nil => x.mode = Mode::Nil,
        }
        if x.is_valid() {
            x.ty = ty;
        }
        x
    }

    fn literal(&mut self, e: &'a ast::Expr, lit: ast::Literal) -> Operand<'a> {
        use ast::LiteralKind as L;
        if lit.bad {
            return Operand::invalid(e);
        }
        let text = self.text(lit.text);
        let number = matches!(lit.kind, L::Int | L::Float | L::Imaginary);
        if number && text.len() > MAX_NUMBER_LENGTH {
            let message = format!("excessively long constant: {}... ({} chars)", &text[..10], text.len());
            self.error(e.span, message);
            return Operand::invalid(e);
        }
        if let Some(feature) = number_form(lit.kind, text).filter(|_| number) {
            self.require(feature, e.span);
        }
        let (ty, val) = match lit.kind {
            L::Int => (Ty::UNTYPED_INT, Value::parse_int(text)),
            L::Float => (Ty::UNTYPED_FLOAT, Value::parse_float(text)),
            L::Char => (Ty::UNTYPED_RUNE, Some(Value::int(i64::from(literal::char_value(text))))),
            L::String => (Ty::UNTYPED_STRING, Some(Value::Str(literal::string_value(text).into()))),
            L::Imaginary => (Ty::UNTYPED_COMPLEX, Value::parse_imaginary(text)),
        };
        let Some(val) = val else {
            self.error(e.span, format!("malformed constant: {text}"));
            return Operand::invalid(e);
        };
        let mut x = Operand::constant(Src::Expr(e), ty, val);
        self.check_overflow(&mut x, e.span, "");
        x
    }

    fn type_assert(&mut self, e: &'a ast::Expr, assert: &'a ast::TypeAssertExpr) -> Operand<'a> {
        let mut x = self.expr(&assert.x);
        let Some(ty) = &assert.ty else {
            self.error(e.span, "invalid syntax tree: use of .(type) outside type switch");
            return Operand::invalid(e);
        };
        if !x.is_valid() {
            return Operand::invalid(e);
        }
        if self.types.is_type_param(x.ty) {
            let what = self.describe(&x);
            let message =
                format!("invalid operation: cannot use type assertion on type parameter value {what}");
            self.error(x.span(), message);
            return Operand::invalid(e);
        }
        if !self.types.is_interface(x.ty) {
            let message = format!("invalid operation: {} is not an interface", self.describe(&x));
            self.error(x.span(), message);
            return Operand::invalid(e);
        }
        let to = self.var_type(ty);
        if to == Ty::INVALID {
            return Operand::invalid(e);
        }
        if !self.types.is_interface(to)
            && !self.in_instance()
            && let Some(why) = self.missing_method(to, x.ty, false)
        {
            let (target, source) = (self.ty_text(to), self.ty_text(x.ty));
            let text = self.expr_text(e);
            let message =
                format!("impossible type assertion: {text}\n\t{target} does not implement {source} {why}");
            self.error(e.span, message);
        }
        let value = Box::new(self.tree_of(&mut x));
        let tree =
            Expr { ty: to, span: node_span(e), kind: ExprKind::TypeAssert { value, to, comma_ok: false } };
        Operand::computed(Mode::CommaOk, Src::Expr(e), tree)
    }

    /// Whether the first types of a type parameter's type set are pointers, not all to the same type.
    fn points_to_different_types(&self, ty: Ty) -> bool {
        let types = self.types.specific_types(ty).unwrap_or_default();
        let mut bases = types.into_iter().map(|ty| match self.types.underlying(ty) {
            TyKind::Pointer(base) => Some(*base),
            _ => None,
        });
        let first = bases.next().flatten();
        first.is_some() && bases.find(|base| *base != first).flatten().is_some()
    }

    fn star(&mut self, e: &'a ast::Expr, inner: &'a ast::Expr) -> Operand<'a> {
        let mut x = self.expr_or_type(inner);
        match x.mode {
            Mode::Invalid => Operand::invalid(e),
            Mode::Type => {
                self.not_constraint(x.ty, inner.span);
                let ty = self.types.pointer(x.ty);
                Operand::of_type(Src::Expr(e), ty)
            }
            _ => {
                let base = match self.types.core(x.ty) {
                    TyKind::Pointer(base) if !x.is_nil() => *base,
                    TyKind::Invalid if !matches!(x.mode, Mode::Builtin(_)) => return Operand::invalid(e),
                    _ => {
                        let operand = self.describe(&x);
                        let message = match self.points_to_different_types(x.ty) {
                            true => format!("pointers of {operand} must have identical base types"),
                            false => format!("cannot indirect {operand}"),
                        };
                        self.error(x.span(), format!("invalid operation: {message}"));
                        return Operand::invalid(e);
                    }
                };
                let pointer = Box::new(self.tree_of(&mut x));
                let tree = Expr { ty: base, span: e.span, kind: ExprKind::Deref(pointer) };
                Operand::computed(Mode::Variable, Src::Expr(e), tree)
            }
        }
    }
}

/// What a number's spelling needs of the language, if anything.
fn number_form(kind: ast::LiteralKind, text: &str) -> Option<Feature> {
    match text.as_bytes() {
        _ if text.contains('_') => Some(Feature::Underscores),
        [b'0', b'b' | b'B', ..] => Some(Feature::BinaryLiteral),
        [b'0', b'o' | b'O', ..] => Some(Feature::OctalLiteral),
        [b'0', b'x' | b'X', ..] if kind != ast::LiteralKind::Int => Some(Feature::HexadecimalFloat),
        _ => None,
    }
}
