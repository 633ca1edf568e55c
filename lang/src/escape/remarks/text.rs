//! Expressions as Go's compiler prints them in remarks: composites without their elements, results of inlined calls by
//! the names of the results.

use super::super::activation::{Act, Standing};
use super::super::flow::Component;
use crate::symbol::Interner;
use crate::typed::{
    BinaryOp, Builtin, Callee, CompareOp, Const, Conversion, Dest, Expr, ExprKind, FuncId, LogicOp, NewForm,
    Rhs, SiteId, Stmt, StmtKind, UnaryOp,
};
use crate::types::{Style, Ty, TyKind, TypePrinter, quote};

/// What the names of functions end in that method values call.
pub(super) const METHOD_VALUE: &str = "-fm";

/// Precedence of a unary operator; binary ones have less.
const UNARY: u32 = 6;
/// Of what needs no parentheses.
const PRIMARY: u32 = 7;

/// Prints expressions of one body.
pub(super) struct Text<'c, 'a> {
    component: &'c Component<'a>,
    printer: TypePrinter<'c>,
    interner: &'c Interner,
    act: Act,
}

impl<'c, 'a> Text<'c, 'a> {
    pub(super) fn new(component: &'c Component<'a>, interner: &'c Interner, act: Act) -> Self {
        let program = component.program;
        let printer = TypePrinter {
            store: &program.types,
            interner,
            from: program.funcs[program.main.0 as usize].pkg,
            by_path: &[],
            style: Style::Nameless,
        };
        Text { component, printer, interner, act }
    }

    /// What is allocated. A value that a conversion boxes is named without it, unless the source writes the conversion.
    pub(super) fn allocation(&self, e: &Expr) -> String {
        match &e.kind {
            ExprKind::Builtin(Builtin::Append(..) | Builtin::AppendSlice(..)) => "append".to_owned(),
            _ => self.expr(e, 0),
        }
    }

    /// An assignment to places.
    pub(super) fn assignment(&self, stmt: &Stmt) -> String {
        match &stmt.kind {
            StmtKind::OpAssign { op, lhs, rhs } => {
                format!("{} {}= {}", self.expr(lhs, 0), binary_op(*op).0, self.expr(rhs, 0))
            }
            StmtKind::Assign { lhs, rhs: Rhs::Each(values) } => {
                let dest = |dest: &Dest| match dest {
                    Dest::Blank => "_".to_owned(),
                    Dest::Define(local) => self.local(*local),
                    Dest::Place(place) => self.expr(place, 0),
                };
                let places: Vec<String> = lhs.iter().map(dest).collect();
                format!("{} = {}", places.join(", "), self.list(values))
            }
            _ => String::new(),
        }
    }

    fn ty(&self, ty: Ty) -> String {
        self.printer.text(ty)
    }

    fn list<'e>(&self, list: impl IntoIterator<Item = &'e Expr>) -> String {
        list.into_iter().map(|e| self.expr(e, 0)).collect::<Vec<_>>().join(", ")
    }

    /// The text of an expression inside one whose operands bind at least so tightly.
    fn expr(&self, e: &Expr, outer: u32) -> String {
        let primary = |x: &Expr| self.expr(x, PRIMARY);
        match &e.kind {
            ExprKind::Const(value) => self.constant(value, e.ty),
            ExprKind::Zero => self.zero(e.ty),
            ExprKind::Local(local) => self.local(*local),
            ExprKind::Global(global) => {
                let name = &self.component.program.globals[global.0 as usize].name;
                unqualified(name).to_owned()
            }
            ExprKind::Func(func) => self.component.name(*func).to_owned(),
            ExprKind::Closure { func, .. } => self.closure(*func),
            ExprKind::Unary(op, x) => {
                let sign = match op {
                    UnaryOp::Neg => "-",
                    UnaryOp::Not => "!",
                    UnaryOp::BitNot => "^",
                };
                format!("{sign}{}", self.expr(x, UNARY))
            }
            ExprKind::Binary(op, x, y) => self.binary(binary_op(*op), x, y, outer),
            ExprKind::Compare(op, x, y) => self.binary(compare_op(*op), x, y, outer),
            ExprKind::Logic(op, x, y) => {
                self.binary(if *op == LogicOp::And { ("&&", 2) } else { ("||", 1) }, x, y, outer)
            }
            ExprKind::Concat(parts, _) => parts.iter().map(primary).collect::<Vec<_>>().join(" + "),
            ExprKind::Field(base, index) => {
                let base = if let ExprKind::Deref(pointer) = &base.kind { pointer } else { base };
                format!("{}.{}", primary(base), self.field(base.ty, *index))
            }
            ExprKind::Index(x, index) | ExprKind::MapIndex { map: x, key: index, .. } => {
                format!("{}[{}]", primary(without_implicit_deref(x)), self.expr(index, 0))
            }
            ExprKind::Slice { base, lo, hi, max } => {
                let bound =
                    |bound: &Option<Box<Expr>>| bound.as_ref().map_or_else(String::new, |x| self.expr(x, 0));
                let base = if let ExprKind::AddrOf(array) = &base.kind { array } else { base };
                let more = if max.is_some() { format!(":{}", bound(max)) } else { String::new() };
                format!("{}[{}:{}{more}]", primary(base), bound(lo), bound(hi))
            }
            ExprKind::Deref(x) if outer > UNARY => format!("(*{})", self.expr(x, UNARY)),
            ExprKind::Deref(x) => format!("*{}", self.expr(x, UNARY)),
            ExprKind::AddrOf(x) => format!("&{}", self.expr(x, UNARY)),
            ExprKind::New(value, _, NewForm::Call) if matches!(value.kind, ExprKind::Zero) => {
                format!("new({})", self.ty(value.ty))
            }
            ExprKind::New(value, ..) => format!("&{}", primary(value)),
            ExprKind::SliceLit { variadic: true, .. } => "... argument".to_owned(),
            ExprKind::StructLit(fields) => self.composite(e.ty, fields.is_empty()),
            ExprKind::ArrayLit(elems) | ExprKind::SliceLit { elems, .. } => {
                self.composite(e.ty, elems.is_empty())
            }
            ExprKind::MapLit(entries, _) => self.composite(e.ty, entries.is_empty()),
            ExprKind::Call { callee, args, site } => {
                let text = self.call(callee, args, *site);
                // Go's compiler takes the result of an inlined call among operators for an expression of its own.
                let is_operand =
                    (1..UNARY).contains(&outer) && site.is_some_and(|site| self.is_inlined(site));
                if is_operand { format!("({text})") } else { text }
            }
            ExprKind::Builtin(builtin) => self.builtin(builtin, e.ty),
            ExprKind::Convert(conversion, value, _) => self.conversion(e, *conversion, value, outer),
            ExprKind::TypeAssert { value, to, .. } => format!("{}.({})", primary(value), self.ty(*to)),
            ExprKind::Recv { chan, .. } => format!("<-{}", self.expr(chan, UNARY)),
            ExprKind::Let { body, .. } | ExprKind::LetTuple { body, .. } => self.expr(body, outer),
            ExprKind::CheckNotNil(x) => self.expr(x, outer),
        }
    }

    fn constant(&self, value: &Const, ty: Ty) -> String {
        let types = &self.component.program.types;
        let (text, default) = match value {
            Const::Bool(value) => (value.to_string(), Ty::BOOL),
            Const::Int(value) if self.ty(ty) == "rune" => match char::from_u32(*value as u32) {
                Some(c) => return format!("{c:?}"),
                None => (value.to_string(), Ty::INT),
            },
            Const::Int(value) => (value.to_string(), Ty::INT),
            Const::Float(value) => (value.to_string(), Ty::FLOAT64),
            Const::Str(bytes) => (quote(bytes), Ty::STRING),
        };
        if ty == default || types.is_untyped(ty) { text } else { format!("{}({text})", self.ty(ty)) }
    }

    fn zero(&self, ty: Ty) -> String {
        match self.component.program.types.underlying(ty) {
            TyKind::Struct(_) | TyKind::Array(..) => format!("{}{{}}", self.ty(ty)),
            _ => "nil".to_owned(),
        }
    }

    /// A variable by its name; a temporary by what it holds.
    fn local(&self, local: crate::typed::LocalId) -> String {
        let component = self.component;
        let desc = &component.program.funcs[component.activation(self.act).func.0 as usize];
        let name = &*desc.locals[local.0 as usize].name;
        if !name.is_empty() {
            return match desc.name.rsplit('/').next().and_then(|name| name.split('.').next()) {
                Some(package) if desc.pkg != self.printer.from => format!("{package}.{name}"),
                _ => name.to_owned(),
            };
        }
        if let Some(init) = component.temporaries.get(&(self.act, local)) {
            return self.expr(init, PRIMARY);
        }
        let number = desc.results.iter().position(|&result| result == local);
        format!("~r{}", number.unwrap_or_default())
    }

    fn field(&self, ty: Ty, index: u32) -> &str {
        let types = &self.component.program.types;
        let ty = match types.underlying(ty) {
            TyKind::Pointer(elem) => *elem,
            _ => ty,
        };
        match types.underlying(ty) {
            TyKind::Struct(fields) => self.interner.text(fields.fields[index as usize].name),
            _ => "_",
        }
    }

    fn closure(&self, func: FuncId) -> String {
        let desc = &self.component.program.funcs[func.0 as usize];
        let Some(method) = desc.name.strip_suffix(METHOD_VALUE) else { return "func literal".to_owned() };
        let method = method.rsplit('.').next().unwrap_or_default();
        match desc.captures.first() {
            Some(receiver) => format!("{}.{method}", self.local(receiver.outer)),
            None => method.to_owned(),
        }
    }

    fn binary(&self, (sign, precedence): (&str, u32), x: &Expr, y: &Expr, outer: u32) -> String {
        let text = format!("{} {sign} {}", self.expr(x, precedence), self.expr(y, precedence + 1));
        if precedence < outer { format!("({text})") } else { text }
    }

    fn composite(&self, ty: Ty, is_empty: bool) -> String {
        format!("{}{}", self.ty(ty), if is_empty { "{}" } else { "{...}" })
    }

    fn call(&self, callee: &Callee, args: &[Expr], site: Option<SiteId>) -> String {
        let program = self.component.program;
        let (callee, args) = match callee {
            Callee::Static(func) => {
                let desc = &program.funcs[func.0 as usize];
                if site.is_some_and(|site| self.is_inlined(site)) {
                    let result = desc.results.first().map(|result| &*desc.locals[result.0 as usize].name);
                    return result.filter(|name| !name.is_empty()).unwrap_or("~r0").to_owned();
                }
                let params = match program.types.underlying(desc.sig) {
                    TyKind::Func(sig) => sig.params.len(),
                    _ => 0,
                };
                match args.split_first() {
                    Some((receiver, rest)) if args.len() > params => {
                        let method = desc.name.rsplit('.').next().unwrap_or_default();
                        let receiver = match &receiver.kind {
                            ExprKind::AddrOf(x) | ExprKind::Deref(x) => x,
                            _ => receiver,
                        };
                        (format!("{}.{method}", self.expr(receiver, PRIMARY)), rest)
                    }
                    _ => (self.component.name(*func).to_owned(), args),
                }
            }
            Callee::Value(value) => (self.expr(value, PRIMARY), args),
            Callee::Interface(value, index) => {
                let method = match program.types.underlying(value.ty) {
                    TyKind::Interface(interface) => {
                        self.interner.text(interface.methods[*index as usize].name)
                    }
                    _ => "_",
                };
                (format!("{}.{method}", self.expr(value, PRIMARY)), args)
            }
        };
        let spread = if args.last().is_some_and(is_variadic) { "..." } else { "" };
        format!("{callee}({}{spread})", self.list(args))
    }

    /// Whether the call of the body is inlined.
    fn is_inlined(&self, site: SiteId) -> bool {
        let component = self.component;
        let activation = component.activation(self.act);
        match activation.standing {
            Standing::Inlined(number) => {
                let bodies = component.inlined.get(&activation.frame);
                bodies.is_some_and(|bodies| bodies[number as usize].calls.contains_key(&site))
            }
            Standing::Own | Standing::Copy => {
                component.inlined_calls.get(&activation.frame).is_some_and(|calls| calls.contains_key(&site))
            }
        }
    }

    fn builtin(&self, builtin: &Builtin, ty: Ty) -> String {
        let x = |x: &Expr| self.expr(x, 0);
        let number = |x: &Expr| match self.component.number_in(self.act, x) {
            Some(number) => number.to_string(),
            None => self.expr(x, 0),
        };
        let size = |size: &Option<Box<Expr>>| {
            size.as_ref().map_or_else(String::new, |size| format!(", {}", number(size)))
        };
        match builtin {
            Builtin::Len(value) => format!("len({})", x(value)),
            Builtin::Cap(value) => format!("cap({})", x(value)),
            Builtin::Append(slice, more, _) => format!("append({}, {})", x(slice), self.list(more)),
            Builtin::AppendSlice(slice, more, _) => format!("append({}, {}...)", x(slice), x(more)),
            Builtin::Copy(to, from) => format!("copy({}, {})", x(to), x(from)),
            Builtin::Delete(map, key) => format!("delete({}, {})", x(map), x(key)),
            Builtin::Clear(value) => format!("clear({})", x(value)),
            Builtin::MakeSlice { len, cap, .. } => {
                format!("make({}, {}{})", self.ty(ty), number(len), size(cap))
            }
            Builtin::MakeMap(hint, _) | Builtin::MakeChan(hint, _) => {
                format!("make({}{})", self.ty(ty), size(hint))
            }
            Builtin::Min(values) => format!("min({})", self.list(values)),
            Builtin::Max(values) => format!("max({})", self.list(values)),
            Builtin::Panic(value) => format!("panic({})", x(value)),
            Builtin::Recover => "recover()".to_owned(),
            // Of loops over functions; the source has no such expressions.
            Builtin::PanicRange(_) | Builtin::DeferRecord => String::new(),
            Builtin::Print(values) => format!("print({})", self.list(values)),
            Builtin::Println(values) => format!("println({})", self.list(values)),
            Builtin::Close(chan) => format!("close({})", x(chan)),
        }
    }

    /// A conversion. One that the source does not write stands at its operand's place.
    fn conversion(&self, e: &Expr, conversion: Conversion, value: &Expr, outer: u32) -> String {
        let silent = matches!(
            conversion,
            Conversion::ToInterface | Conversion::InterfaceToInterface | Conversion::Retype
        );
        if silent && e.span.start == value.span.start {
            return self.expr(value, outer);
        }
        let ty = self.ty(e.ty);
        let is_named = ty.bytes().all(|b| b == b'.' || b == b'_' || b.is_ascii_alphanumeric());
        let ty = if is_named { ty } else { format!("({ty})") };
        format!("{ty}({})", self.expr(value, 0))
    }
}

/// The pointer to an array that is indexed without a `*` in the source; the array itself otherwise.
fn without_implicit_deref(array: &Expr) -> &Expr {
    match &array.kind {
        // A `*` would stand before the pointer.
        ExprKind::Deref(pointer) if pointer.span.start <= array.span.start => pointer,
        _ => array,
    }
}

/// Whether an argument is what the source writes as several.
fn is_variadic(arg: &Expr) -> bool {
    matches!(arg.kind, ExprKind::SliceLit { variadic: true, .. })
}

/// A variable's name without the package, if that is `main`.
fn unqualified(name: &str) -> &str {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.strip_prefix("main.").unwrap_or(name)
}

fn binary_op(op: BinaryOp) -> (&'static str, u32) {
    match op {
        BinaryOp::Add => ("+", 4),
        BinaryOp::Sub => ("-", 4),
        BinaryOp::Or => ("|", 4),
        BinaryOp::Xor => ("^", 4),
        BinaryOp::Mul => ("*", 5),
        BinaryOp::Div => ("/", 5),
        BinaryOp::Rem => ("%", 5),
        BinaryOp::And => ("&", 5),
        BinaryOp::AndNot => ("&^", 5),
        BinaryOp::Shl => ("<<", 5),
        BinaryOp::Shr => (">>", 5),
    }
}

fn compare_op(op: CompareOp) -> (&'static str, u32) {
    let sign = match op {
        CompareOp::Eq => "==",
        CompareOp::Ne => "!=",
        CompareOp::Lt => "<",
        CompareOp::Le => "<=",
        CompareOp::Gt => ">",
        CompareOp::Ge => ">=",
    };
    (sign, 3)
}
