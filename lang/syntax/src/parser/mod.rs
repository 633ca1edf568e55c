//! Tokens to syntax tree.
//!
//! [`parse_file`] (and [`parse_outline`], which leaves functions for later) runs the lexer, the token filter ([`filter`]), and the LR(1) parser that LALRPOP generates from
//! `grammar.lalrpop` (its head tells how Go's grammar was made to fit). The productions' actions are in [`actions`].
//!
//! When the parser meets a token that cannot stand where it does, [`complaint`] words the error as Go does, and
//! [`recovery`] changes the tokens there as if Go's parser had gone on; then the file is parsed again. So one run finds
//! the errors that Go finds.

mod actions;
mod brackets;
mod chain;
mod complaint;
mod filter;
mod outline;
mod params;
mod recovery;
#[cfg(test)]
mod tests;

mod grammar {
    lalrpop_util::lalrpop_mod!(
        #[allow(missing_docs, unreachable_pub, unused, clippy::vec_box)]
        generated,
        "/parser/grammar.rs"
    );
    pub(super) use generated::SourceParser;
}

use std::ops::Range;

use lalrpop_util::ParseError;

use crate::ast;
use crate::diagnostics::{Code, Diagnostic};
use crate::lexer::{
    LexError, Lexed, Lexeme, SemiOrigin, Token, tokenize, tokenize_body, tokenize_outline, tokenize_tail,
};
use crate::source::{Pos, SourceFile, Span};
use crate::symbol::{Interner, Symbol};

use actions::{Builder, Source};
use complaint::Resume;
use filter::Place;

/// Tokens read in all attempts at one file, before its further syntax errors are left unreported.
const RECOVERY_BUDGET: usize = 40_000_000;

/// Parses a file. There is always a tree; with syntax errors, parts of it are `Bad`.
///
/// The diagnostics stand in the order in which Go finds them, by lines. Those that begin with `syntax error` mean that the tree is not worth
/// checking; others (faulty literals, misplaced `...`) do not keep Go from checking types.
pub fn parse_file(file: &SourceFile, interner: &Interner) -> (ast::File, Vec<Diagnostic>) {
    file_of(file, tokenize(file), interner)
}

/// Parses a file but for what follows the names of declared functions, in which nothing is looked at: [`parse_tail`] does
/// that when one is wanted. For files of which few functions are.
pub fn parse_outline(file: &SourceFile, interner: &Interner) -> (ast::File, Vec<Diagnostic>) {
    file_of(file, tokenize_outline(file), interner)
}

/// Parses what follows the name of a function in `file`, which [`parse_outline`] passed over, but for the body:
/// [`parse_body`] does that. The tree is the one that [`parse_file`] would have put there.
pub fn parse_tail(
    file: &SourceFile,
    decl: &ast::FuncDecl,
    interner: &Interner,
) -> (ast::FuncTail, Vec<Diagnostic>) {
    let lexed = tokenize_tail(file, range_in(file, decl.name.span.to(decl.tail.span)));
    let (tree, diagnostics) = parse_lexed(file, lexed.lexemes, lexed.errors, Place::Tail, interner);
    let tail = match tree {
        Some(Source::Tail(tail)) => *tail,
        _ => ast::FuncTail { ty: ast::FuncType::empty(decl.tail.span), body: None },
    };
    (tail, diagnostics)
}

/// Parses the body at `span` of a function in `file`, which [`parse_tail`] passed over. The tree is the one that
/// [`parse_file`] would have put there.
pub fn parse_body(file: &SourceFile, span: Span, interner: &Interner) -> (ast::Block, Vec<Diagnostic>) {
    let lexed = tokenize_body(file, range_in(file, span));
    let (tree, diagnostics) = parse_lexed(file, lexed.lexemes, lexed.errors, Place::Body, interner);
    let block = match tree {
        Some(Source::Body(block)) => block,
        _ => ast::Block { lbrace: span.start, stmts: Vec::new(), rbrace: span.end },
    };
    (block, diagnostics)
}

/// The bytes of `file` at `span`.
fn range_in(file: &SourceFile, span: Span) -> Range<usize> {
    let offset = |pos: Pos| (pos.0 - file.base().0) as usize;
    offset(span.start)..offset(span.end)
}

fn file_of(file: &SourceFile, lexed: Lexed, interner: &Interner) -> (ast::File, Vec<Diagnostic>) {
    let (tree, diagnostics) = parse_lexed(file, lexed.lexemes, lexed.errors, Place::File, interner);
    let mut tree = match tree {
        Some(Source::File(tree)) => *tree,
        _ => empty_file(file),
    };
    if !lexed.functions.is_empty() {
        outline::put_functions(&mut tree, lexed.functions, file, interner);
    }
    tree.directives = lexed.directives;
    attach_directives(&mut tree);
    (tree, diagnostics)
}

/// Gives each directive on functions to the one declared next after it.
fn attach_directives(tree: &mut ast::File) {
    let mut funcs = tree
        .decls
        .iter_mut()
        .filter_map(|decl| match decl {
            ast::Decl::Func(func) => Some(func),
            _ => None,
        })
        .peekable();
    for directive in &tree.directives {
        let promise = ast::Promise::of(directive);
        let noinline = &*directive.text == "go:noinline";
        if promise.is_none() && !noinline {
            continue;
        }
        while funcs.next_if(|func| func.span.start <= directive.span.start).is_some() {}
        let Some(func) = funcs.peek_mut() else { return };
        func.promise = promise.or(func.promise);
        func.noinline |= noinline;
    }
}

/// Parses the tokens of `file` or of one body in it.
fn parse_lexed(
    file: &SourceFile,
    lexemes: Vec<Lexeme>,
    errors: Vec<LexError>,
    place: Place,
    interner: &Interner,
) -> (Option<Source>, Vec<Diagnostic>) {
    let base = file.base();
    let mut diagnostics: Vec<Diagnostic> = errors
        .into_iter()
        .map(|error| Diagnostic::syntax(Span::at(base.offset(error.offset)), error.message))
        .collect();
    if place == Place::File
        && let Some(end) = faulty_beginning(&lexemes, &diagnostics, base)
    {
        diagnostics.retain(|fault| fault.pos() <= end);
        return (None, diagnostics);
    }
    let bad_literals = faulty_literals(&lexemes, &diagnostics, base);
    let mut actions = Vec::new();
    let tree = match filter::filter(&lexemes, place) {
        Ok(lexemes) => {
            parse_tokens(file, lexemes, place, interner, &bad_literals, &mut diagnostics, &mut actions)
        }
        Err(too_deep) => {
            let message = format!("syntax error: nesting is deeper than {} levels", ast::MAX_DEPTH);
            let span = Span::at(base.offset(too_deep.offset));
            diagnostics.push(Diagnostic::new(Code::Limit, span, message));
            None
        }
    };
    // Of several on a line Go prints the first that it found. An action's comes when its production is complete.
    diagnostics.sort_by_key(Diagnostic::pos);
    let (late, mut early): (Vec<_>, Vec<_>) = actions.into_iter().partition(Diagnostic::is_syntax_error);
    early.append(&mut diagnostics);
    early.extend(late);
    early.sort_by_key(|diagnostic| file.line_of(diagnostic.pos()));
    (tree, early)
}

/// Where Go's parser gives up a file in whose beginning the lexer found a fault: after the token that follows the package
/// clause, which it has read by then.
fn faulty_beginning(lexemes: &[Lexeme], faults: &[Diagnostic], base: Pos) -> Option<Pos> {
    let [package, name, end, next, ..] = lexemes else { return None };
    let (Token::Package, Token::Name, Token::Semi(_)) = (package.token, name.token, end.token) else {
        return None;
    };
    let (fault, end) = (faults.first()?.pos(), base.offset(next.end));
    let at_its_end = fault == end && matches!(next.token, Token::Literal(_));
    (fault < end || at_its_end).then_some(end)
}

/// Start offsets of the literals within which the lexer found a fault.
fn faulty_literals(lexemes: &[Lexeme], faults: &[Diagnostic], base: Pos) -> Vec<u32> {
    let mut starts: Vec<u32> = faults
        .iter()
        .filter_map(|fault| {
            let offset = fault.pos().0 - base.0;
            let after = lexemes.partition_point(|lexeme| lexeme.start <= offset);
            // A fault at its end stands at the start of the token that follows.
            let mut nearest =
                lexemes[..after].iter().rev().filter(|lexeme| lexeme.end > lexeme.start).take(2);
            let faulty = |l: &&Lexeme| matches!(l.token, Token::Literal(_)) && offset <= l.end;
            nearest.find(faulty).map(|lexeme| lexeme.start)
        })
        .collect();
    starts.dedup();
    starts
}

/// Times that recovery may come no nearer to the end of the file before it drops tokens instead.
const PATIENCE: usize = 3;

/// Parses, recovering from errors; `None` if nothing could be made of the file. Errors that the productions' actions find
/// go to `actions`.
fn parse_tokens(
    file: &SourceFile,
    mut lexemes: Vec<Lexeme>,
    place: Place,
    interner: &Interner,
    bad_literals: &[u32],
    diagnostics: &mut Vec<Diagnostic>,
    actions: &mut Vec<Diagnostic>,
) -> Option<Source> {
    let parser = grammar::SourceParser::new();
    let base = file.base();
    let mut tokens_read = 0;
    let mut fewest_remaining = usize::MAX;
    let mut setbacks = 0;
    // The statement that the file ends with needs a semicolon, which Go takes for a token before the end.
    let ends_with_statement =
        lexemes.last().is_some_and(|lexeme| lexeme.token == Token::Semi(SemiOrigin::Eof));
    loop {
        let mut builder = Builder::new(file, interner, bad_literals);
        let stream = lexemes
            .iter()
            .map(|lexeme| Ok((base.offset(lexeme.start), lexeme.token, base.offset(lexeme.end))));
        let mut read = 0;
        // The grammar has other things to parse than files.
        let begins = place != Place::File || lexemes.first().is_some_and(|l| l.token == Token::Package);
        let (at, expected) = match begins {
            false => (0, Vec::new()),
            true => match parser.parse(&mut builder, stream.inspect(|_| read += 1)) {
                Ok(tree) => {
                    actions.append(&mut builder.errors);
                    return Some(tree);
                }
                // The parser reads no further than the token it cannot use.
                Err(ParseError::UnrecognizedToken { expected, .. }) => (read - 1, expected),
                Err(ParseError::UnrecognizedEof { expected, .. }) => (lexemes.len(), expected),
                Err(ParseError::InvalidToken { .. } | ParseError::ExtraToken { .. }) => {
                    unreachable!("the lexer is external, and a file is whole only at its end")
                }
                Err(ParseError::User { error }) => match error {},
            },
        };
        let mut errors = builder.errors;
        let complaint = complaint::complain(file, &lexemes, at, &expected);
        // Go is silent about the end of a file in which it has found an error. What recovery put in was reported.
        let ends = lexemes
            .get(at)
            .is_none_or(|lexeme| lexeme.token == Token::Semi(SemiOrigin::Eof) && !ends_with_statement)
            && !(diagnostics.is_empty() && errors.is_empty());
        let silent = ends || lexemes.get(at).is_some_and(|lexeme| lexeme.token.is_placeholder());
        if !silent {
            let place = at.saturating_add_signed(complaint.place);
            let span = lexemes.get(place).map_or(Span::at(file.end()), |lexeme| lexeme.span(base));
            diagnostics.push(Diagnostic::syntax(span, format!("syntax error: {}", complaint.message)));
            if complaint.resume == Resume::Stop {
                diagnostics.retain(|found| found.pos() <= span.end);
            }
        }
        let remaining = lexemes.len() - at;
        setbacks = if remaining < fewest_remaining { 0 } else { setbacks + 1 };
        fewest_remaining = fewest_remaining.min(remaining);
        let resume = match setbacks < PATIENCE {
            true if ends => Resume::Close,
            true => complaint.resume,
            false => Resume::Drop,
        };
        tokens_read += lexemes.len();
        let repaired =
            (tokens_read < RECOVERY_BUDGET).then(|| recovery::repair(&lexemes, at, resume)).flatten();
        match repaired.and_then(|repaired| filter::filter(&repaired, place).ok()) {
            Some(filtered) => lexemes = filtered,
            None => {
                actions.append(&mut errors);
                return None;
            }
        }
    }
}

fn empty_file(file: &SourceFile) -> ast::File {
    let name = ast::Ident { name: Symbol::BLANK, span: Span::at(file.base()) };
    ast::File {
        package_pos: file.base(),
        name,
        decls: Vec::new(),
        directives: Vec::new(),
        span: Span::new(file.base(), file.end()),
    }
}
