//! Lists of parameters, results and type parameters: which of their entries are names and which are types is known only
//! at the end of a list.

use super::actions::Builder;
use crate::ast::{Expr, ExprKind, Field, FieldList, Ident, TypeParams};
use crate::diagnostics::Diagnostic;
use crate::source::{Pos, Span};

/// An entry of a parameter list, before it is known whether a lone name is a name or a type.
pub(super) struct Param {
    name: Option<Ident>,
    ty: Option<Expr>,
}

impl Param {
    pub(super) fn unnamed(ty: Expr) -> Param {
        match ty.as_ident() {
            Some(name) => Param::name_only(name),
            None => Param { name: None, ty: Some(ty) },
        }
    }

    pub(super) fn named(name: Ident, ty: Expr) -> Param {
        Param { name: Some(name), ty: Some(ty) }
    }

    pub(super) fn name_only(name: Ident) -> Param {
        Param { name: Some(name), ty: None }
    }
}

impl Builder<'_> {
    /// Sorts out names and types of a parameter list. `end` is where the closing bracket stands.
    pub(super) fn params(&mut self, span: Span, entries: Vec<Param>, end: Pos) -> FieldList {
        let named = entries.iter().any(|entry| entry.name.is_some() && entry.ty.is_some());
        let fields = if named {
            self.named_fields(entries, end, "parameter type", "parameter name")
        } else {
            entries.into_iter().map(unnamed_field).collect()
        };
        let mut list = FieldList { span, fields };
        self.variadic_only_last(&mut list, true);
        list
    }

    /// Sorts out a list of type parameters, which all must have names.
    pub(super) fn type_params(&mut self, span: Span, entries: Vec<Param>, end: Pos) -> TypeParams {
        if entries.is_empty() {
            self.error(end, "syntax error: empty type parameter list");
        }
        // A single one may have been meant as the length of an array.
        let name_word = match entries.len() {
            1 => "type parameter name or invalid array length",
            _ => "type parameter name",
        };
        let fields = self.named_fields(entries, end, "type constraint", name_word);
        let mut list = FieldList { span, fields };
        self.no_variadic(&mut list);
        list
    }

    /// Refuses `...T` in a list where it may not stand at all. Of fields that are refused already nothing is said.
    pub(super) fn no_variadic(&mut self, list: &mut FieldList) {
        self.variadic_only_last(list, false);
    }

    /// Groups entries by type: `a, b T` is two entries and one field.
    fn named_fields(
        &mut self,
        entries: Vec<Param>,
        end: Pos,
        type_word: &str,
        name_word: &str,
    ) -> Vec<Field> {
        let mut fields = Vec::with_capacity(entries.len());
        let mut names: Vec<Ident> = Vec::new();
        let mut unnamed = None;
        for entry in entries {
            match (entry.name, entry.ty) {
                (Some(name), None) => names.push(name),
                (Some(name), Some(ty)) => {
                    names.push(name);
                    let span = names[0].span.to(ty.span);
                    fields.push(Field { span, names: std::mem::take(&mut names), ty });
                }
                (None, Some(ty)) => {
                    // The names before it have no type of their own; Go gives them this one.
                    unnamed.get_or_insert(ty.span.start);
                    names.push(Ident { name: crate::symbol::Symbol::BLANK, span: ty.span });
                    fields.push(Field { span: ty.span, names: std::mem::take(&mut names), ty });
                }
                (None, None) => {}
            }
        }
        if let Some(at) = unnamed {
            self.error(at, format!("syntax error: missing {name_word}"));
        } else if !names.is_empty() {
            self.error(end, format!("syntax error: missing {type_word}"));
        }
        if let Some(first) = names.first() {
            let span = first.span;
            fields.push(Field { span, names, ty: Expr::new(span, ExprKind::Bad) });
        }
        fields
    }

    /// Refuses `...T` but in the last field, or everywhere. Only the first is reported.
    fn variadic_only_last(&mut self, list: &mut FieldList, last_may: bool) {
        let count = list.fields.len();
        let mut reported = false;
        for (index, field) in list.fields.iter_mut().enumerate() {
            let single = field.names.len() <= 1;
            let ExprKind::Variadic(elem) = &field.ty.kind else { continue };
            // Without an element type, that it lacks is all there is to say.
            if matches!(elem.kind, ExprKind::Bad) || last_may && index + 1 == count && single {
                continue;
            }
            if !reported {
                let message =
                    if last_may { "can only use ... with final parameter" } else { "invalid use of ..." };
                self.errors.push(Diagnostic::syntax(Span::at(field.ty.span.start), message));
                reported = true;
            }
            field.ty = Expr::new(field.ty.span, ExprKind::Bad);
        }
    }

    pub(super) fn no_variadic_results(&mut self, results: &FieldList) {
        if let Some(field) = results.fields.last()
            && let ExprKind::Variadic(elem) = &field.ty.kind
            && !matches!(elem.kind, ExprKind::Bad)
        {
            self.error(field.ty.span.start, "invalid use of ...");
        }
    }

    pub(super) fn single_result(&mut self, span: Span, ty: Expr) -> FieldList {
        FieldList { span, fields: vec![Field { span, names: Vec::new(), ty }] }
    }
}

fn unnamed_field(entry: Param) -> Field {
    let ty = entry.ty.unwrap_or_else(|| {
        let name = entry.name.expect("an entry has a name or a type");
        Expr::new(name.span, ExprKind::Ident(name))
    });
    Field { span: ty.span, names: Vec::new(), ty }
}
