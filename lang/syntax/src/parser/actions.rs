//! What the grammar's productions build, and the rules of syntax that the grammar leaves to them.

use super::chain::Chains;
use crate::ast::*;
use crate::diagnostics::Diagnostic;
use crate::lexer::SemiOrigin;
use crate::source::{Pos, SourceFile, Span};
use crate::symbol::Interner;

/// Builds the tree of one file.
pub(super) struct Builder<'s> {
    file: &'s SourceFile,
    interner: &'s Interner,
    /// Start offsets of literals that the lexer found faulty, ascending.
    bad_literals: &'s [u32],
    /// Operators whose right operands are still to come.
    pub(super) chains: Chains,
    /// Errors in what was built so far.
    pub(super) errors: Vec<Diagnostic>,
}

/// What stands between the keyword and the block of `if` or `switch`: init statement, and condition or tag.
pub(super) struct Headed<T>(Box<(Option<Stmt>, T)>);

impl<T> Headed<T> {
    pub(super) fn new(init: Option<Stmt>, rest: T) -> Headed<T> {
        Headed(Box::new((init, rest)))
    }
}

/// What is parsed by itself.
#[derive(Debug)]
pub(super) enum Source {
    /// A file.
    File(Box<File>),
    /// What follows the name of a function.
    Tail(Box<FuncTail>),
    /// The body of a function.
    Body(Block),
}

impl<'s> Builder<'s> {
    pub(super) fn new(file: &'s SourceFile, interner: &'s Interner, bad_literals: &'s [u32]) -> Builder<'s> {
        Builder { file, interner, bad_literals, chains: Chains::default(), errors: Vec::new() }
    }

    /// The source text of `span`.
    fn text(&self, span: Span) -> &'s str {
        let base = self.file.base().0;
        &self.file.text()[(span.start.0 - base) as usize..(span.end.0 - base) as usize]
    }

    pub(super) fn error(&mut self, at: Pos, message: impl Into<String>) {
        self.errors.push(Diagnostic::syntax(Span::at(at), message));
    }

    pub(super) fn ident(&mut self, span: Span) -> Ident {
        let text = self.text(span);
        Ident { name: self.interner.intern(text), span }
    }

    pub(super) fn name(&mut self, name: Ident) -> Expr {
        Expr::new(name.span, ExprKind::Ident(name))
    }

    pub(super) fn literal(&mut self, span: Span, kind: LiteralKind) -> Literal {
        let offset = span.start.0 - self.file.base().0;
        let from = self.bad_literals.partition_point(|&bad| bad < offset);
        let bad = self.bad_literals.get(from) == Some(&offset);
        Literal { kind, text: self.interner.intern(self.text(span)), bad }
    }

    // ---- Files and declarations ----

    pub(super) fn file(&mut self, package_pos: Pos, name: Ident, decls: Vec<Decl>, end: Pos) -> Box<File> {
        let mut imports_are_over = false;
        for decl in &decls {
            match decl {
                Decl::Import(group) if imports_are_over => {
                    let at = group.span.start;
                    self.error(at, "syntax error: imports must appear before other declarations");
                }
                Decl::Import(_) | Decl::Bad(_) => {}
                _ => imports_are_over = true,
            }
        }
        Box::new(File { package_pos, name, decls, directives: Vec::new(), span: Span::new(package_pos, end) })
    }

    pub(super) fn import_spec(
        &mut self,
        name: Option<Ident>,
        path_span: Span,
        path: Literal,
    ) -> Box<ImportSpec> {
        if path.kind != LiteralKind::String {
            self.error(path_span.start, "syntax error: import path must be a string");
        }
        let span = name.map_or(path_span, |name| name.span.to(path_span));
        Box::new(ImportSpec { span, name, path_span, path })
    }

    pub(super) fn func_decl(
        &mut self,
        span: Span,
        mut recv: Option<FieldList>,
        name: Ident,
        tail: Deferred<FuncTail>,
    ) -> Box<FuncDecl> {
        if let Some(recv) = &mut recv {
            self.no_variadic(recv);
        }
        self.check_receivers(recv.as_ref(), name.span.start);
        Box::new(FuncDecl { span, recv, name, tail, promise: None, noinline: false })
    }

    /// Go reports these where the name of the method stands.
    fn check_receivers(&mut self, recv: Option<&FieldList>, at: Pos) {
        match recv.map(FieldList::count) {
            Some(0) => self.error(at, "method has no receiver"),
            None | Some(1) => {}
            Some(_) => self.error(at, "method has multiple receivers"),
        }
    }

    pub(super) fn func_tail(
        &mut self,
        type_params: Option<TypeParams>,
        signature: FuncType,
        body: Option<Deferred<Block>>,
    ) -> Box<FuncTail> {
        Box::new(FuncTail { ty: FuncType { type_params, ..signature }, body })
    }

    pub(super) fn bad_func_decl(
        &mut self,
        span: Span,
        recv: Option<FieldList>,
        bad: Span,
        body: Option<Deferred<Block>>,
    ) -> Box<FuncDecl> {
        self.check_receivers(recv.as_ref(), bad.start);
        let name = Ident { name: crate::symbol::Symbol::BLANK, span: bad };
        let tail = Deferred::parsed(span, FuncTail { ty: FuncType::empty(bad), body });
        Box::new(FuncDecl { span, recv: None, name, tail, promise: None, noinline: false })
    }

    // ---- Types ----

    pub(super) fn qualified_name(&mut self, package: Ident, sel: Ident) -> Expr {
        let x = self.name(package);
        self.selector(x, sel)
    }

    pub(super) fn array_after_name(&mut self, span: Span, mut len: Vec<Expr>, elem: Expr) -> Expr {
        if let Some(second) = len.get(1) {
            self.error(second.span.start, "syntax error: unexpected comma; expecting ]");
        }
        let len = Some(len.swap_remove(0));
        Expr::new(span, ExprKind::ArrayType(Box::new(ArrayType { len, elem })))
    }

    pub(super) fn func_type(&mut self, span: Span, mut signature: Box<FuncType>) -> Expr {
        // As in Go's compiler a function type stands where its parameters begin.
        let place = Span::new(signature.params.span.start, span.end);
        signature.span = span;
        Expr::new(place, ExprKind::FuncType(signature))
    }

    pub(super) fn chan_type(&mut self, span: Span, dir: ChanDir, elem: Expr) -> Expr {
        Expr::new(span, ExprKind::ChanType(Box::new(ChanType { dir, elem })))
    }

    pub(super) fn no_variadic_field(&mut self, ty: Expr) -> Expr {
        if !matches!(ty.kind, ExprKind::Variadic(_)) {
            return ty;
        }
        self.error(ty.span.start, "syntax error: unexpected ..., expected type");
        Expr::new(ty.span, ExprKind::Bad)
    }

    pub(super) fn parenthesized_embedded(&mut self, at: Pos, span: Span, ty: Expr) -> Expr {
        self.error(at, "syntax error: cannot parenthesize embedded type");
        Expr { span, ..ty }
    }

    // ---- Expressions ----

    pub(super) fn unary(&mut self, span: Span, op: UnaryOp, x: Expr) -> Expr {
        // As in Go's compiler parentheses after `&` are no part of the tree.
        let x = if op == UnaryOp::Addr { unparenthesized(x) } else { x };
        Expr::new(span, ExprKind::Unary(Box::new(UnaryExpr { op, x })))
    }

    pub(super) fn selector(&mut self, x: Expr, sel: Ident) -> Expr {
        Expr::new(x.span.to(sel.span), ExprKind::Selector(Box::new(SelectorExpr { x, sel })))
    }

    pub(super) fn type_assert(
        &mut self,
        x: Expr,
        lparen: Pos,
        ty: Option<Expr>,
        rparen: Pos,
        end: Pos,
    ) -> Expr {
        let span = Span::new(x.span.start, end);
        Expr::new(span, ExprKind::TypeAssert(Box::new(TypeAssertExpr { x, lparen, ty, rparen })))
    }

    pub(super) fn index(
        &mut self,
        x: Expr,
        lbracket: Pos,
        indices: Vec<Expr>,
        rbracket: Pos,
        end: Pos,
    ) -> Expr {
        let span = Span::new(x.span.start, end);
        Expr::new(span, ExprKind::Index(Box::new(IndexExpr { x, lbracket, indices, rbracket })))
    }

    /// Refuses a three-index slice without its second or third index.
    pub(super) fn three_indices(&mut self, middle: bool, second_colon: Pos, last: bool, rbracket: Pos) {
        if !middle {
            self.error(second_colon, "middle index required in 3-index slice");
        }
        if !last {
            self.error(rbracket, "final index required in 3-index slice");
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the pieces of one production")]
    pub(super) fn slice(
        &mut self,
        x: Expr,
        lbracket: Pos,
        low: Option<Expr>,
        high: Option<Expr>,
        max: Option<Expr>,
        three: bool,
        rbracket: Pos,
        end: Pos,
    ) -> Expr {
        let span = Span::new(x.span.start, end);
        Expr::new(span, ExprKind::Slice(Box::new(SliceExpr { x, lbracket, low, high, max, three, rbracket })))
    }

    pub(super) fn call(
        &mut self,
        fun: Expr,
        lparen: Pos,
        (args, ellipsis): (Vec<Expr>, Option<Pos>),
        rparen: Pos,
        end: Pos,
    ) -> Expr {
        let span = Span::new(fun.span.start, end);
        Expr::new(span, ExprKind::Call(Box::new(CallExpr { fun, lparen, args, ellipsis, rparen })))
    }

    pub(super) fn composite(
        &mut self,
        ty: Expr,
        lbrace: Pos,
        elements: Vec<Expr>,
        rbrace: Pos,
        end: Pos,
    ) -> Expr {
        match &ty.kind {
            ExprKind::Paren(_) => {
                self.error(lbrace, "syntax error: cannot parenthesize type in composite literal");
            }
            ExprKind::Call(_) | ExprKind::Literal(_) | ExprKind::Func(_) | ExprKind::TypeAssert(_) => {
                self.error(lbrace, "syntax error: unexpected { at end of statement");
            }
            _ => {}
        }
        let span = Span::new(ty.span.start, end);
        let literal = CompositeLit { ty: Some(ty), lbrace, elements, rbrace };
        Expr::new(span, ExprKind::Composite(Box::new(literal)))
    }

    pub(super) fn elided_composite(
        &mut self,
        lbrace: Pos,
        elements: Vec<Expr>,
        rbrace: Pos,
        end: Pos,
    ) -> Expr {
        let literal = CompositeLit { ty: None, lbrace, elements, rbrace };
        Expr::new(Span::new(lbrace, end), ExprKind::Composite(Box::new(literal)))
    }

    pub(super) fn key_value(&mut self, key: Expr, colon: Pos, value: Expr) -> Expr {
        let span = key.span.to(value.span);
        Expr::new(span, ExprKind::KeyValue(Box::new(KeyValueExpr { key, colon, value })))
    }

    pub(super) fn func_lit(&mut self, span: Span, signature: FuncType, body: Block) -> Expr {
        let ty = FuncType { span: Span::new(span.start, signature.span.end), ..signature };
        Expr::new(span, ExprKind::Func(Box::new(FuncLit { ty, body })))
    }

    // ---- Statements ----

    pub(super) fn labeled(&mut self, label: Ident, colon: Pos, stmt: Option<Stmt>) -> Stmt {
        let stmt = stmt.unwrap_or_else(|| Stmt::new(Span::at(colon.offset(1)), StmtKind::Empty));
        let span = label.span.to(stmt.span);
        Stmt::new(span, StmtKind::Labeled(Box::new(LabeledStmt { label, colon, stmt })))
    }

    pub(super) fn go(&mut self, span: Span, call: Expr) -> Stmt {
        let call = self.unparenthesized_call(call, "go");
        Stmt::new(span, StmtKind::Go(CallStmt { call }))
    }

    pub(super) fn defer(&mut self, span: Span, call: Expr) -> Stmt {
        let call = self.unparenthesized_call(call, "defer");
        Stmt::new(span, StmtKind::Defer(CallStmt { call }))
    }

    fn unparenthesized_call(&mut self, call: Expr, keyword: &str) -> Expr {
        if matches!(call.kind, ExprKind::Paren(_)) {
            let at = call.span.start;
            self.error(at, format!("expression in {keyword} must not be parenthesized"));
        }
        unparenthesized(call)
    }

    pub(super) fn send(&mut self, chan: Expr, arrow: Pos, value: Expr) -> Stmt {
        Stmt::new(chan.span.to(value.span), StmtKind::Send(Box::new(SendStmt { chan, arrow, value })))
    }

    pub(super) fn inc_dec(&mut self, x: Expr, op_pos: Pos, increment: bool, end: Pos) -> Stmt {
        let span = Span::new(x.span.start, end);
        Stmt::new(span, StmtKind::IncDec(IncDecStmt { x, op_pos, increment }))
    }

    pub(super) fn assign(&mut self, lhs: Vec<Expr>, op: AssignOp, op_pos: Pos, rhs: Vec<Expr>) -> Stmt {
        let span = lhs[0].span.to(rhs[rhs.len() - 1].span);
        Stmt::new(span, StmtKind::Assign(Box::new(AssignStmt { lhs, op, op_pos, rhs })))
    }

    /// The expression of a header's condition or tag, or an error if the statement is none.
    pub(super) fn condition(&mut self, stmt: Stmt) -> Expr {
        let (at, what) = match stmt.kind {
            StmtKind::Expr(x) => return x,
            StmtKind::Bad => return Expr::new(stmt.span, ExprKind::Bad),
            StmtKind::Assign(assign) if assign.op == AssignOp::Assign => {
                let side = |exprs: &[Expr]| {
                    let text = self.text(exprs[0].span.to(exprs[exprs.len() - 1].span));
                    match &exprs {
                        [Expr { kind: ExprKind::Binary(_), .. }] => format!("({text})"),
                        _ => text.into(),
                    }
                };
                let what = format!("assignment {} = {}", side(&assign.lhs), side(&assign.rhs));
                (assign.op_pos, what)
            }
            StmtKind::Assign(assign) => (assign.op_pos, self.text(stmt.span).into()),
            StmtKind::IncDec(inc) => (inc.op_pos, self.text(stmt.span).into()),
            StmtKind::Send(send) => (send.arrow, self.text(stmt.span).into()),
            _ => (stmt.span.start, self.text(stmt.span).into()),
        };
        self.error(at, format!("syntax error: cannot use {what} as value"));
        Expr::new(stmt.span, ExprKind::Bad)
    }

    /// `if {`: reported where the brace stands, after `keyword_end`.
    pub(super) fn missing_condition(&mut self, keyword_end: Pos) -> Expr {
        let from = (keyword_end.0 - self.file.base().0) as usize;
        let blanks = self.file.text()[from..].find('{').unwrap_or(0);
        let brace = keyword_end.offset(blanks as u32);
        self.error(brace, "syntax error: missing condition in if statement");
        Expr::new(Span::at(brace), ExprKind::Bad)
    }

    /// `if x; {`: reported where the semicolon stands.
    pub(super) fn missing_condition_after(&mut self, semicolon: Pos, origin: SemiOrigin) -> Expr {
        self.error(
            semicolon,
            match origin {
                SemiOrigin::Written => "syntax error: missing condition in if statement",
                SemiOrigin::Newline => "syntax error: unexpected newline, expected { after if clause",
                SemiOrigin::Eof => "syntax error: unexpected EOF, expected { after if clause",
            },
        );
        Expr::new(Span::at(semicolon), ExprKind::Bad)
    }

    pub(super) fn if_stmt(
        &mut self,
        span: Span,
        header: Headed<Expr>,
        then: Block,
        otherwise: Option<Stmt>,
    ) -> Stmt {
        let (init, cond) = *header.0;
        Stmt::new(span, StmtKind::If(Box::new(IfStmt { init, cond, then, otherwise })))
    }

    pub(super) fn switch(
        &mut self,
        span: Span,
        header: Headed<Option<Stmt>>,
        lbrace: Pos,
        clauses: Vec<CaseClause>,
        rbrace: Pos,
    ) -> Stmt {
        let (init, tag) = *header.0;
        let tag = match tag.map(type_switch_guard) {
            Some(Ok((bind, x, guard_span))) => {
                let switch = TypeSwitchStmt { init, bind, x, guard_span, lbrace, clauses, rbrace };
                return Stmt::new(span, StmtKind::TypeSwitch(Box::new(switch)));
            }
            Some(Err(stmt)) => Some(self.condition(stmt)),
            None => None,
        };
        Stmt::new(span, StmtKind::Switch(Box::new(SwitchStmt { init, tag, lbrace, clauses, rbrace })))
    }

    pub(super) fn for_stmt(
        &mut self,
        span: Span,
        init: Option<Stmt>,
        cond: Option<Stmt>,
        post: Option<Stmt>,
        body: Block,
    ) -> Stmt {
        if let Some(Stmt { kind: StmtKind::Assign(assign), .. }) = &post
            && assign.op == AssignOp::Define
        {
            self.error(assign.op_pos, "syntax error: cannot declare in post statement of for loop");
        }
        let cond = cond.map(|cond| self.condition(cond));
        Stmt::new(span, StmtKind::For(Box::new(ForStmt { init, cond, post, body })))
    }

    pub(super) fn range(
        &mut self,
        span: Span,
        lhs: Vec<Expr>,
        define: bool,
        range_pos: Pos,
        x: Expr,
        body: Block,
    ) -> Stmt {
        Stmt::new(span, StmtKind::Range(Box::new(RangeStmt { lhs, define, range_pos, x, body })))
    }
}

/// The expression inside any parentheses around it.
fn unparenthesized(mut x: Expr) -> Expr {
    while let ExprKind::Paren(inner) = x.kind {
        x = *inner;
    }
    x
}

/// The parts of `x := y.(type)` or `y.(type)`, or the statement itself if it is neither.
fn type_switch_guard(stmt: Stmt) -> Result<(Option<Ident>, Expr, Span), Stmt> {
    fn guarded(x: &Expr) -> bool {
        matches!(&x.kind, ExprKind::TypeAssert(assert) if assert.ty.is_none())
    }
    fn operand(x: Expr) -> Expr {
        let span = x.span;
        match x.kind {
            ExprKind::TypeAssert(assert) => assert.x,
            kind => Expr::new(span, kind),
        }
    }
    let span = stmt.span;
    match stmt.kind {
        StmtKind::Expr(x) if guarded(&x) => Ok((None, operand(x), span)),
        StmtKind::Assign(mut assign)
            if assign.op == AssignOp::Define
                && assign.lhs.len() == 1
                && assign.lhs[0].as_ident().is_some()
                && assign.rhs.len() == 1
                && guarded(&assign.rhs[0]) =>
        {
            Ok((assign.lhs[0].as_ident(), operand(assign.rhs.swap_remove(0)), span))
        }
        kind => Err(Stmt::new(span, kind)),
    }
}
