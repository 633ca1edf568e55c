//! Where Go's compiler places an expression: at its operator, bracket or dot, not at its start.

use crate::ast::{Expr, ExprKind};
use crate::source::{Pos, Span};

/// The place of `e` in run-time traces, and of errors about statements that consist of it.
pub(super) fn node_pos(e: &Expr) -> Pos {
    match &e.kind {
        ExprKind::Binary(binary) => binary.op_pos,
        ExprKind::Call(call) => call.lparen,
        ExprKind::Index(index) => index.lbracket,
        ExprKind::Slice(slice) => slice.lbracket,
        ExprKind::TypeAssert(assert) => assert.lparen,
        ExprKind::Selector(selector) => selector.sel.span.start,
        ExprKind::Composite(lit) => lit.lbrace,
        ExprKind::KeyValue(pair) => pair.colon,
        _ => e.span.start,
    }
}

/// The span of a tree made from `e`. It starts at the dot of a selection, which stands where the operand ends.
pub(super) fn node_span(e: &Expr) -> Span {
    let start = match &e.kind {
        ExprKind::Selector(selector) => selector.x.span.end,
        ExprKind::TypeAssert(assert) => assert.x.span.end,
        _ => node_pos(e),
    };
    Span::new(start, e.span.end.max(start))
}

/// The span of an operand in messages. It starts at the operand's first token; but a slice expression, and what selects from
/// one, at the bracket.
pub(super) fn start_span(e: &Expr) -> Span {
    let mut first = e;
    let start = loop {
        first = match &first.kind {
            ExprKind::Slice(slice) => break slice.lbracket,
            ExprKind::Call(call) => &call.fun,
            ExprKind::Index(index) => &index.x,
            ExprKind::TypeAssert(assert) => &assert.x,
            ExprKind::Selector(selector) => &selector.x,
            _ => break e.span.start,
        };
    };
    Span::new(start, e.span.end)
}
