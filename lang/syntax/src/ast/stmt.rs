//! Statements.

use super::{BinaryOp, Decl, Expr, Ident};
use crate::source::{Pos, Span};

/// A statement.
#[derive(Debug)]
pub struct Stmt {
    /// All of it, without the semicolon that ends it.
    pub span: Span,
    /// What it is.
    pub kind: StmtKind,
}

/// The kinds of [`Stmt`].
#[derive(Debug)]
pub enum StmtKind {
    /// Stands where a syntax error was reported.
    Bad,
    /// Nothing, as between two semicolons.
    Empty,
    /// A call or a receive, for its effect.
    Expr(Expr),
    /// `ch <- x`
    Send(Box<SendStmt>),
    /// `x++`, `x--`
    IncDec(IncDecStmt),
    /// `a, b = x, y`, `a, b := x, y`, `a += x`
    Assign(Box<AssignStmt>),
    /// A declaration of constants, types or variables.
    Decl(Box<Decl>),
    /// `go f(…)`. The operand need not be a call; the checker reports that.
    Go(CallStmt),
    /// `defer f(…)`
    Defer(CallStmt),
    /// `return …`
    Return(Vec<Expr>),
    /// `break`, `continue`, `goto`, `fallthrough`
    Branch(BranchStmt),
    /// `{…}`
    Block(Block),
    /// `if`
    If(Box<IfStmt>),
    /// `switch` over values
    Switch(Box<SwitchStmt>),
    /// `switch x := y.(type)`
    TypeSwitch(Box<TypeSwitchStmt>),
    /// `select`
    Select(SelectStmt),
    /// `for` without range
    For(Box<ForStmt>),
    /// `for … range x`
    Range(Box<RangeStmt>),
    /// `label: stmt`
    Labeled(Box<LabeledStmt>),
}

impl Stmt {
    /// A statement of the given kind at `span`.
    pub fn new(span: Span, kind: StmtKind) -> Stmt {
        Stmt { span, kind }
    }

    /// First position.
    pub fn pos(&self) -> Pos {
        self.span.start
    }
}

/// `{…}`.
#[derive(Debug)]
pub struct Block {
    /// `{`
    pub lbrace: Pos,
    /// Statements.
    pub stmts: Vec<Stmt>,
    /// `}`: where Go reports a missing return.
    pub rbrace: Pos,
}

impl Block {
    /// From brace to brace.
    pub fn span(&self) -> Span {
        Span::new(self.lbrace, self.rbrace.offset(1))
    }
}

/// `ch <- x`.
#[derive(Debug)]
pub struct SendStmt {
    /// Channel.
    pub chan: Expr,
    /// `<-`
    pub arrow: Pos,
    /// What is sent.
    pub value: Expr,
}

/// `x++`, `x--`.
#[derive(Debug)]
pub struct IncDecStmt {
    /// What is changed.
    pub x: Expr,
    /// `++` or `--`
    pub op_pos: Pos,
    /// `++`, not `--`.
    pub increment: bool,
}

/// Which assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AssignOp {
    /// `=`
    Assign,
    /// `:=`
    Define,
    /// `+=` and the like, with one operand on each side.
    Binary(BinaryOp),
}

/// `a, b = x, y`.
#[derive(Debug)]
pub struct AssignStmt {
    /// Left sides, at least one.
    pub lhs: Vec<Expr>,
    /// Operator.
    pub op: AssignOp,
    /// Where the operator stands.
    pub op_pos: Pos,
    /// Right sides, at least one.
    pub rhs: Vec<Expr>,
}

/// The operand of `go` or `defer`. The keyword stands where the statement starts.
#[derive(Debug)]
pub struct CallStmt {
    /// The call.
    pub call: Expr,
}

/// Which branch statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BranchKind {
    /// `break`
    Break,
    /// `continue`
    Continue,
    /// `goto`
    Goto,
    /// `fallthrough`
    Fallthrough,
}

/// `break L` and its like.
#[derive(Debug)]
pub struct BranchStmt {
    /// Which.
    pub kind: BranchKind,
    /// Label; always there with `goto`, never with `fallthrough`.
    pub label: Option<Ident>,
}

/// `if init; cond {…} else …`.
#[derive(Debug)]
pub struct IfStmt {
    /// Statement before the condition.
    pub init: Option<Stmt>,
    /// Condition.
    pub cond: Expr,
    /// Body.
    pub then: Block,
    /// A [`StmtKind::If`] or [`StmtKind::Block`].
    pub otherwise: Option<Stmt>,
}

/// `switch init; tag {…}`.
#[derive(Debug)]
pub struct SwitchStmt {
    /// Statement before the tag.
    pub init: Option<Stmt>,
    /// What is compared; `None` means `true`.
    pub tag: Option<Expr>,
    /// `{`
    pub lbrace: Pos,
    /// Clauses.
    pub clauses: Vec<CaseClause>,
    /// `}`
    pub rbrace: Pos,
}

/// `switch init; bind := x.(type) {…}`.
#[derive(Debug)]
pub struct TypeSwitchStmt {
    /// Statement before the guard.
    pub init: Option<Stmt>,
    /// The variable each clause declares anew.
    pub bind: Option<Ident>,
    /// The interface value.
    pub x: Expr,
    /// The guard `bind := x.(type)`.
    pub guard_span: Span,
    /// `{`
    pub lbrace: Pos,
    /// Clauses; their expressions are types or `nil`.
    pub clauses: Vec<CaseClause>,
    /// `}`
    pub rbrace: Pos,
}

/// `case a, b: …` or `default: …`.
#[derive(Debug)]
pub struct CaseClause {
    /// All of it.
    pub span: Span,
    /// Expressions or types; `None` for `default`.
    pub exprs: Option<Vec<Expr>>,
    /// `:`
    pub colon: Pos,
    /// Statements.
    pub body: Vec<Stmt>,
}

/// `select {…}`.
#[derive(Debug)]
pub struct SelectStmt {
    /// `{`
    pub lbrace: Pos,
    /// Clauses.
    pub clauses: Vec<CommClause>,
    /// `}`
    pub rbrace: Pos,
}

/// `case v := <-ch: …` or `default: …`.
#[derive(Debug)]
pub struct CommClause {
    /// All of it.
    pub span: Span,
    /// A send, receive or assignment of a receive (the checker sees to that); `None` for `default`.
    pub comm: Option<Stmt>,
    /// `:`
    pub colon: Pos,
    /// Statements.
    pub body: Vec<Stmt>,
}

/// `for init; cond; post {…}`.
#[derive(Debug)]
pub struct ForStmt {
    /// Before the loop.
    pub init: Option<Stmt>,
    /// Condition.
    pub cond: Option<Expr>,
    /// After each round.
    pub post: Option<Stmt>,
    /// Body.
    pub body: Block,
}

/// `for lhs = range x {…}`.
#[derive(Debug)]
pub struct RangeStmt {
    /// Iteration variables; the checker reports more than two.
    pub lhs: Vec<Expr>,
    /// `:=` declares them.
    pub define: bool,
    /// Where `range` stands.
    pub range_pos: Pos,
    /// What is ranged over.
    pub x: Expr,
    /// Body.
    pub body: Block,
}

/// `label: stmt`.
#[derive(Debug)]
pub struct LabeledStmt {
    /// Label.
    pub label: Ident,
    /// `:`
    pub colon: Pos,
    /// The statement; [`StmtKind::Empty`] before a closing brace.
    pub stmt: Stmt,
}
