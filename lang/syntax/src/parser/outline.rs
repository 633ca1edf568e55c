//! The functions of a file's outline, from how they begin: the trees that the grammar would have made.

use crate::ast::{Decl, Deferred, Expr, ExprKind, Field, FieldList, File, FuncDecl, Ident};
use crate::lexer::{FuncHead, ReceiverHead};
use crate::source::{Pos, SourceFile, Span};
use crate::symbol::Interner;
use std::ops::Range;

/// Puts functions, which are in order, among the declarations of a file.
pub(super) fn put_functions(tree: &mut File, heads: Vec<FuncHead>, file: &SourceFile, interner: &Interner) {
    let maker = Maker { file, interner };
    let mut others = std::mem::take(&mut tree.decls).into_iter().peekable();
    tree.decls.reserve(others.len() + heads.len());
    for head in heads {
        let start = maker.pos(head.start);
        while let Some(other) = others.next_if(|other| other.span().start < start) {
            tree.decls.push(other);
        }
        tree.span.end = tree.span.end.max(maker.pos(head.line_end));
        tree.decls.push(Decl::Func(Box::new(maker.function(head))));
    }
    tree.decls.extend(others);
}

struct Maker<'a> {
    file: &'a SourceFile,
    interner: &'a Interner,
}

impl Maker<'_> {
    fn pos(&self, offset: usize) -> Pos {
        self.file.base().offset(offset as u32)
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.pos(range.start), self.pos(range.end))
    }

    fn name(&self, range: Range<usize>) -> Ident {
        Ident { span: self.span(&range), name: self.interner.intern(&self.file.text()[range]) }
    }

    fn function(&self, head: FuncHead) -> FuncDecl {
        FuncDecl {
            span: Span::new(self.pos(head.start), self.pos(head.tail.end)),
            recv: head.receiver.map(|receiver| self.receiver(receiver)),
            name: self.name(head.name),
            tail: Deferred::unparsed(self.span(&head.tail)),
            promise: None,
            noinline: false,
        }
    }

    fn receiver(&self, head: ReceiverHead) -> FieldList {
        let base = self.name(head.base);
        let mut ty = Expr::new(base.span, ExprKind::Ident(base));
        if let Some(star) = head.star {
            ty = Expr::new(Span::new(self.pos(star), ty.span.end), ExprKind::Star(Box::new(ty)));
        }
        let name = head.name.map(|name| self.name(name));
        let span = name.map_or(ty.span, |name| name.span.to(ty.span));
        let field = Field { span, names: name.into_iter().collect(), ty };
        FieldList { span: self.span(&head.list), fields: vec![field] }
    }
}
