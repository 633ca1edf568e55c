//! Composite literals (Go specification, "Composite literals").

use rustc_hash::{FxHashMap, FxHashSet};

use super::Checker;
use super::operand::{Mode, Operand, Recipient, Src};
use super::position::node_span;
use super::version::Feature;
use crate::ast;
use crate::source::Span;
use crate::typed::{Element, Expr, ExprKind, NewForm};
use crate::types::{Field, Found, LookupFailure, StructTy, Ty, TyKind, Value, lookup};

/// A struct literal's value and the path of its field: longer than one where it is promoted.
type FieldValue = (Vec<u32>, Expr);

/// Longest array or slice literal, so that its length is an int.
const MAX_INDEX: u64 = i64::MAX as u64;

impl<'a> Checker<'a> {
    /// `T{…}`; `hint` is the type of an element whose type is left out.
    pub(super) fn composite_lit(
        &mut self,
        e: &'a ast::Expr,
        lit: &'a ast::CompositeLit,
        hint: Option<Ty>,
    ) -> Operand<'a> {
        let mut open_array = None;
        let (ty, base) = match (&lit.ty, hint) {
            (Some(ast::Expr { kind: ast::ExprKind::ArrayType(array), .. }), _) if array.len.is_none() => {
                let elem = self.var_type(&array.elem);
                open_array = Some(elem);
                (Ty::INVALID, Ty::INVALID)
            }
            (Some(ty), _) => {
                let ty = self.typ(ty);
                (ty, ty)
            }
            (None, Some(hint)) => match *self.types.core(hint) {
                TyKind::Pointer(base) => (hint, base),
                _ => (hint, hint),
            },
            (None, None) => {
                self.error(e.span, "missing type in composite literal");
                (Ty::INVALID, Ty::INVALID)
            }
        };
        self.complete(base);
        let span = node_span(e);
        let tree =
            match (open_array, self.types.core(base).clone()) {
                (Some(elem), _) => {
                    let (elems, len) = self.elements(&lit.elements, elem, None);
                    let ty = self.types.intern(TyKind::Array(elem, len));
                    self.check_size_later(ty, e.span);
                    elems.map(|elems| Expr { ty, span, kind: ExprKind::ArrayLit(elems) })
                }
                (None, TyKind::Struct(fields)) => self
                    .struct_elements(lit, base, &fields)
                    .map(|values| Expr { ty: base, span, kind: self.struct_literal(values, base, span) }),
                (None, TyKind::Array(elem, len)) => {
                    let (elems, _) = self.elements(&lit.elements, elem, Some(len));
                    elems.map(|elems| Expr { ty: base, span, kind: ExprKind::ArrayLit(elems) })
                }
                (None, TyKind::Slice(elem)) => {
                    let (elems, len) = self.elements(&lit.elements, elem, None);
                    let site = self.site();
                    elems.map(|elems| Expr {
                        ty: base,
                        span,
                        kind: ExprKind::SliceLit { elems, len, site, variadic: false },
                    })
                }
                (None, TyKind::Map(key, value)) => {
                    let entries = self.map_elements(&lit.elements, key, value);
                    let site = self.site();
                    entries.map(|entries| Expr { ty: base, span, kind: ExprKind::MapLit(entries, site) })
                }
                (None, kind) => {
                    for element in &lit.elements {
                        let value = match &element.kind {
                            ast::ExprKind::KeyValue(kv) => &kv.value,
                            _ => element,
                        };
                        self.use_exprs(std::slice::from_ref(value));
                    }
                    if !matches!(kind, TyKind::Invalid) {
                        let qualifier = if lit.ty.is_none() { " element" } else { "" };
                        let text = self.ty_text(ty);
                        let why = match self.types.common_underlying(base) {
                            Err(_) => " (no common underlying type)",
                            Ok(_) => "",
                        };
                        self.error(e.span, format!("invalid composite literal{qualifier} type {text}{why}"));
                    }
                    return Operand::invalid(e);
                }
            };
        // Errors inside leave the literal's type known.
        let (tree, ty) = match tree {
            Some(tree) if ty == base || open_array.is_some() => {
                let ty = tree.ty;
                (tree, ty)
            }
            Some(tree) => (self.new_value(tree, NewForm::Literal), ty),
            None if open_array.is_some() => return Operand::invalid(e),
            None => (Expr { ty, span, kind: ExprKind::Zero }, ty),
        };
        let tree = if tree.ty == ty { tree } else { self.adapt(tree, ty) };
        Operand::computed(Mode::Value, Src::Expr(e), tree)
    }

    /// The literal of a struct from the paths of its fields and their values, in source order. A path longer than
    /// one leads into embedded structs, whose fields are set by nested literals.
    fn struct_literal(&mut self, values: Vec<FieldValue>, ty: Ty, span: Span) -> ExprKind {
        if values.iter().all(|(path, _)| path.len() == 1) {
            return ExprKind::StructLit(values.into_iter().map(|(path, value)| (path[0], value)).collect());
        }
        let fields = match self.types.underlying(ty) {
            TyKind::Struct(fields) => fields.clone(),
            _ => return ExprKind::Zero,
        };
        // Values are evaluated in source order before the nested literals take them.
        let mut groups: Vec<(u32, Vec<FieldValue>)> = Vec::new();
        for (mut path, value) in values {
            let first = path.remove(0);
            match groups.iter_mut().find(|(index, _)| *index == first) {
                Some((_, group)) => group.push((path, value)),
                None => groups.push((first, vec![(path, value)])),
            }
        }
        let mut out = Vec::new();
        for (index, mut group) in groups {
            let field_ty = fields.fields[index as usize].ty;
            let value = match group.pop() {
                Some((path, value)) if path.is_empty() => value,
                Some(last) => {
                    group.push(last);
                    let kind = self.struct_literal(group, field_ty, span);
                    Expr { ty: field_ty, span, kind }
                }
                None => continue,
            };
            out.push((index, value));
        }
        ExprKind::StructLit(out)
    }

    fn struct_elements(
        &mut self,
        lit: &'a ast::CompositeLit,
        ty: Ty,
        fields: &StructTy,
    ) -> Option<Vec<FieldValue>> {
        match lit.elements.first() {
            None => Some(Vec::new()),
            Some(ast::Expr { kind: ast::ExprKind::KeyValue(_), .. }) => self.keyed_fields(lit, ty),
            Some(_) => self.positional_fields(lit, ty, fields),
        }
    }

    fn keyed_fields(&mut self, lit: &'a ast::CompositeLit, ty: Ty) -> Option<Vec<FieldValue>> {
        let mut out: Vec<FieldValue> = Vec::new();
        let mut seen: Vec<Vec<u32>> = Vec::new();
        let mut ok = true;
        for element in &lit.elements {
            let ast::ExprKind::KeyValue(kv) = &element.kind else {
                self.error(element.span, "mixture of field:value and value elements in struct literal");
                ok = false;
                continue;
            };
            let x = self.generic_expr(&kv.value);
            let Some(key) = kv.key.as_ident() else {
                let message = format!("invalid field name {} in struct literal", self.expr_text(&kv.key));
                self.error(element.span, message);
                ok = false;
                continue;
            };
            let name = self.text(key.name);
            let pkg = self.name_pkg(key.name, self.env.pkg);
            let found = match lookup(&self.types, self.types.core_ty(ty), false, pkg, key.name) {
                Ok(found) if name != "_" => found,
                Ok(_)
                | Err(LookupFailure::NotFound | LookupFailure::Ambiguous | LookupFailure::PointerReceiver) => {
                    let message = self.no_member(ty, name, true);
                    self.error(kv.key.span, message);
                    ok = false;
                    continue;
                }
            };
            let Found::Field { index, ty: field_ty } = found.found else {
                self.error(kv.key.span, format!("{name} is not a field"));
                ok = false;
                continue;
            };
            let mut path = found.path;
            path.push(index);
            if path.len() > 1
                && !self.require_for(Feature::PromotedFieldKey, kv.key.span, |checker| {
                    let names = (1..=path.len()).map(|end| checker.field_name(ty, &path[..end]));
                    let names = names.collect::<Vec<_>>().join(".");
                    format!("{names} in struct literal of type {}", checker.ty_text(ty))
                })
            {
                ok = false;
                continue;
            }
            if found.indirect {
                self.error(kv.key.span, format!("invalid implicit pointer indirection to reach {name}"));
                ok = false;
                continue;
            }
            let mut x = self.settled(x, Some((field_ty, Recipient::Described("struct literal"))), &kv.value);
            let value = self.assign(&mut x, Some(field_ty), "struct literal");
            if let Some(other) = seen.iter().find(|other| other.starts_with(&path) || path.starts_with(other))
            {
                let message = if *other == path {
                    format!("duplicate field name {name} in struct literal")
                } else {
                    let other_name = self.field_name(ty, other);
                    match other.len() < path.len() {
                        true => format!(
                            "cannot specify promoted field {name} and enclosing embedded field {other_name}"
                        ),
                        false => format!(
                            "cannot specify embedded field {name} and enclosed promoted field {other_name}"
                        ),
                    }
                };
                self.error(element.span, message);
                ok = false;
            }
            seen.push(path.clone());
            match value {
                Some(value) => out.push((path, value)),
                None => ok = false,
            }
        }
        ok.then_some(out)
    }

    fn field_name(&self, ty: Ty, path: &[u32]) -> String {
        let mut ty = ty;
        let mut name = "";
        for &index in path {
            let TyKind::Struct(fields) = self.types.underlying(ty) else { break };
            let field: &Field = &fields.fields[index as usize];
            name = self.text(field.name);
            ty = field.ty;
        }
        name.to_string()
    }

    fn positional_fields(
        &mut self,
        lit: &'a ast::CompositeLit,
        ty: Ty,
        fields: &StructTy,
    ) -> Option<Vec<FieldValue>> {
        let mut out = Vec::new();
        let mut ok = true;
        let foreign = |field: &Field, pkg| field.pkg != crate::types::PkgId::UNIVERSE && field.pkg != pkg;
        for (i, element) in lit.elements.iter().enumerate() {
            if matches!(element.kind, ast::ExprKind::KeyValue(_)) {
                self.error(element.span, "mixture of field:value and value elements in struct literal");
                ok = false;
                continue;
            }
            let x = self.generic_expr(element);
            let Some(field) = fields.fields.get(i) else {
                let text = self.ty_text(ty);
                self.error(x.span(), format!("too many values in struct literal of type {text}"));
                return None;
            };
            if foreign(field, self.env.pkg) {
                let (name, text) = (self.text(field.name), self.ty_text(ty));
                let message = format!(
                    "implicit assignment to unexported field {name} in struct literal of type {text}"
                );
                self.error(x.span(), message);
                ok = false;
                continue;
            }
            let mut x = self.settled(x, Some((field.ty, Recipient::Described("struct literal"))), element);
            match self.assign(&mut x, Some(field.ty), "struct literal") {
                // A blank field stays zero; its value may have effects.
                Some(value) if self.text(field.name) == "_" => {
                    out.push((vec![i as u32], self.zero_after(value, field.ty)));
                }
                Some(value) => out.push((vec![i as u32], value)),
                None => ok = false,
            }
        }
        if lit.elements.len() < fields.fields.len() {
            let unexported = fields.fields.iter().any(|field| foreign(field, self.env.pkg));
            let hint = if unexported { " (type has unexported fields - use key:value pairs)" } else { "" };
            let text = self.ty_text(ty);
            self.error(
                Span::at(lit.rbrace),
                format!("too few values in struct literal of type {text}{hint}"),
            );
            return None;
        }
        ok.then_some(out)
    }

    /// The elements of an array or slice literal, and the number of elements up to the last.
    fn elements(
        &mut self,
        list: &'a [ast::Expr],
        ty: Ty,
        length: Option<u64>,
    ) -> (Option<Vec<Element>>, u64) {
        let mut out = Vec::with_capacity(list.len());
        let mut seen: Option<FxHashSet<u64>> = None;
        let (mut index, mut max) = (0u64, 0u64);
        let mut ok = true;
        for (position, element) in list.iter().enumerate() {
            let mut valid = false;
            let value = match &element.kind {
                ast::ExprKind::KeyValue(kv) => {
                    let (tree, constant) = self.index_value(&kv.key, length);
                    match constant {
                        Some(at) => {
                            index = at;
                            valid = true;
                        }
                        None if tree.is_some() => {
                            let text = self.expr_text(&kv.key);
                            self.error(element.span, format!("index {text} must be integer constant"));
                        }
                        None => {}
                    }
                    // Indices may repeat from here on.
                    seen.get_or_insert_with(|| (0..position as u64).collect());
                    &kv.value
                }
                _ => {
                    match length {
                        Some(length) if index >= length => {
                            let message = format!("index {index} is out of bounds (>= {length})");
                            self.error(element.span, message);
                        }
                        _ => valid = true,
                    }
                    element
                }
            };
            if valid && seen.as_mut().is_some_and(|seen| !seen.insert(index)) {
                self.error(element.span, format!("duplicate index {index} in array or slice literal"));
                valid = false;
            }
            let mut x = self.element(value, ty, "array or slice literal");
            match self.assign(&mut x, Some(ty), "array or slice literal") {
                Some(value) if valid => out.push(Element { index, value }),
                _ => ok = false,
            }
            index = index.saturating_add(1).min(MAX_INDEX);
            max = max.max(index);
        }
        (ok.then_some(out), max)
    }

    fn map_elements(&mut self, list: &'a [ast::Expr], key: Ty, value: Ty) -> Option<Vec<(Expr, Expr)>> {
        let mut out = Vec::with_capacity(list.len());
        let mut seen: FxHashMap<String, Vec<Ty>> = FxHashMap::default();
        let mut ok = true;
        for element in list {
            let ast::ExprKind::KeyValue(kv) = &element.kind else {
                self.error(element.span, "missing key in map literal");
                ok = false;
                continue;
            };
            let mut k = self.element(&kv.key, key, "map literal");
            let constant = k.is_constant();
            let tree = self.assign(&mut k, Some(key), "map literal");
            let Some(key_tree) = tree else {
                ok = false;
                continue;
            };
            if constant {
                let types = seen.entry(key_text(&k.val)).or_default();
                if types.contains(&k.ty) {
                    let message = format!("duplicate key {} in map literal", k.val);
                    self.error(k.span(), message);
                    ok = false;
                    continue;
                }
                types.push(k.ty);
            }
            let mut v = self.element(&kv.value, value, "map literal");
            match self.assign(&mut v, Some(value), "map literal") {
                Some(value_tree) => out.push((key_tree, value_tree)),
                None => ok = false,
            }
        }
        ok.then_some(out)
    }
}

/// A text that equal constants, and only they, share.
pub(super) fn key_text(value: &Value) -> String {
    match value {
        Value::Str(text) => crate::types::quote(text),
        Value::Float(x) => match x.to_int() {
            Some(int) => int.to_string(),
            None => format!("{:?}", x),
        },
        Value::Complex(parts) if parts.1.is_zero() => key_text(&Value::real(parts.0.clone())),
        Value::Complex(parts) => format!("{:?} {:?}", parts.0, parts.1),
        value => value.to_string(),
    }
}
