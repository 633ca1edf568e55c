//! Operators between operands, sorted into a tree by precedence.

use crate::ast::{BinaryExpr, BinaryOp, Expr, ExprKind};
use crate::source::Pos;

/// Operands with operators between. Chains within an operand are finished before the operand is handed over, so this
/// one's waiting operators are the last.
pub(super) struct Chain {
    /// Operators of other chains that wait before this one's.
    base: usize,
    /// The last operand.
    right: Expr,
}

/// What all unfinished chains have waiting: left operands and operators whose right operands may still grow.
#[derive(Default)]
pub(super) struct Chains {
    waiting: Vec<(Expr, BinaryOp, Pos)>,
}

impl Chains {
    /// `x op y`, as the beginning of a chain.
    pub(super) fn begin(&mut self, x: Expr, op: BinaryOp, op_pos: Pos, y: Expr) -> Chain {
        self.waiting.push((x, op, op_pos));
        Chain { base: self.waiting.len() - 1, right: y }
    }

    /// The chain with `op y` after it.
    pub(super) fn go_on(&mut self, chain: Chain, op: BinaryOp, op_pos: Pos, y: Expr) -> Chain {
        let left = self.join(chain.base, chain.right, op.precedence());
        self.waiting.push((left, op, op_pos));
        Chain { base: chain.base, right: y }
    }

    /// The tree of a whole chain.
    pub(super) fn end(&mut self, chain: Chain) -> Expr {
        self.join(chain.base, chain.right, 0)
    }

    /// `right` with what waits for it at its left, from `base` on: operators of at least this precedence.
    fn join(&mut self, base: usize, mut right: Expr, precedence: u8) -> Expr {
        while self.waiting.len() > base
            && let Some((x, op, op_pos)) = self.waiting.pop_if(|(_, op, _)| op.precedence() >= precedence)
        {
            right = binary(x, op, op_pos, right);
        }
        right
    }
}

/// `x op y`.
pub(super) fn binary(x: Expr, op: BinaryOp, op_pos: Pos, y: Expr) -> Expr {
    Expr::new(x.span.to(y.span), ExprKind::Binary(Box::new(BinaryExpr { x, op, op_pos, y })))
}
