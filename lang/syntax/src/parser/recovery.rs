//! Changes the tokens after a syntax error so that parsing can go on.

use super::brackets::{Frame, Holds, header_keyword, open_brackets};
use super::complaint::{Resume, SEMICOLON};
use crate::lexer::{Lexeme, SemiOrigin, Token};

/// The tokens with the error at `at` dealt with as `resume` says, or `None` if parsing ends here. The token filter is to
/// be run over them again.
pub(super) fn repair(lexemes: &[Lexeme], at: usize, resume: Resume) -> Option<Vec<Lexeme>> {
    if at >= lexemes.len() && resume != Resume::Close {
        return None;
    }
    let surroundings = Surroundings { lexemes, at, frames: open_brackets(lexemes, at) };
    let Patch { start, end, put } = surroundings.patch(resume)?;
    let mut repaired = Vec::with_capacity(lexemes.len() + put.len());
    repaired.extend(lexemes[..start].iter().map(unfiltered));
    let from = lexemes.get(start).or(lexemes.last()).map_or(0, |lexeme| lexeme.start);
    let to = if end > start { lexemes[end - 1].end.max(from) } else { from };
    repaired.extend(put.into_iter().map(|token| Lexeme { token, start: from, end: to }));
    repaired.extend(lexemes[end..].iter().map(unfiltered));
    let last = repaired.last()?;
    if !matches!(last.token, Token::Semi(_)) {
        let end = last.end;
        repaired.push(Lexeme { token: Token::Semi(SemiOrigin::Eof), start: end, end });
    }
    Some(repaired)
}

/// A token as the lexer gave it, before the filter told kinds of brackets apart.
fn unfiltered(lexeme: &Lexeme) -> Lexeme {
    let token = match lexeme.token {
        Token::BlockBrace | Token::BodyBrace => Token::LBrace,
        Token::ResultParen => Token::LParen,
        Token::TypeParamBracket => Token::LBracket,
        token => token,
    };
    Lexeme { token, ..*lexeme }
}

/// Tokens `start..end` are replaced by `put`.
struct Patch {
    start: usize,
    end: usize,
    put: Vec<Token>,
}

/// The token at which an error is.
struct Surroundings<'a> {
    lexemes: &'a [Lexeme],
    at: usize,
    frames: Vec<Frame>,
}

impl Surroundings<'_> {
    fn token(&self, index: usize) -> Option<Token> {
        self.lexemes.get(index).map(|lexeme| lexeme.token)
    }

    fn patch(&self, resume: Resume) -> Option<Patch> {
        use Token::*;
        let at = self.at;
        let frame = *self.frames.last()?;
        let patch = |start: usize, end: usize, put: &[Token]| Some(Patch { start, end, put: put.to_vec() });
        match resume {
            Resume::Stop => None,
            Resume::Close => {
                let closers = self.frames.iter().skip(1).rev().map(|frame| frame.holds.closer());
                Some(Patch { start: at, end: self.lexemes.len(), put: closers.collect() })
            }
            Resume::Take(token) => patch(at, at + 1, &[token]),
            Resume::Insert(token) => patch(at, at, &[token]),
            // The end of the file would only be put back.
            Resume::Drop if self.token(at) == Some(Semi(SemiOrigin::Eof)) => None,
            Resume::Drop => patch(at, at + 1, &[]),
            Resume::Expression => {
                patch(at, self.skip(at, |t| matches!(t, RParen | RBracket | RBrace)), &[BadExpr])
            }
            Resume::Type => {
                let stops = |t| matches!(t, Comma | Colon | Semi(_) | RParen | RBracket | RBrace);
                patch(at, self.skip(at, stops), &[BadType])
            }
            Resume::Param => patch(at, self.skip(at, |t| matches!(t, Comma | RParen | RBracket)), &[BadType]),
            Resume::List(close) => {
                let end = self.skip(at, |t| matches!(t, RParen | RBracket | RBrace));
                if self.token(end) == Some(close) { patch(at, end, &[]) } else { patch(at, end, &[close]) }
            }
            Resume::Statement => {
                let end = self.skip(at, |t| matches!(t, Semi(_) | RBrace | Case | Default));
                let semicolon = matches!(self.token(end), Some(Semi(_)));
                patch(at, if semicolon { end + 1 } else { end }, &[SEMICOLON])
            }
            Resume::WholeStatement => {
                if let Some(keyword) = header_keyword(self.lexemes, frame.item, at) {
                    let part = self.lexemes[keyword..at].iter().rposition(|l| matches!(l.token, Semi(_)));
                    let start = keyword + part.unwrap_or(0) + 1;
                    return patch(start, self.skip(at, |t| matches!(t, Semi(_) | RBrace)), &[BadExpr]);
                }
                patch(frame.item.min(at), self.skip(at, |t| matches!(t, Semi(_) | RBrace)), &[BadStmt])
            }
            Resume::Declaration { ended } => {
                let end = self.skip(at, |t| matches!(t, Import | Const | Type | Var | Func));
                let put = [SEMICOLON];
                patch(at, end, if ended { &put } else { &[] })
            }
            Resume::Item => {
                let end = self.skip(at, |t| matches!(t, Semi(_) | RParen | RBrace));
                let keyword = usize::from(frame.holds == Holds::File);
                patch((frame.item + keyword).min(at), end, &[BadDecl])
            }
            Resume::Signature => {
                let end = self.skip(at, |t| matches!(t, LBrace | BlockBrace | BodyBrace | Semi(_)));
                // A receiver before it stays.
                let start = if self.token(frame.item + 1) == Some(LParen) { at } else { frame.item + 1 };
                patch(start.min(at), end, &[BadHeader])
            }
            Resume::Block => patch(at, self.skip(at, |t| matches!(t, Name | RBrace)), &[LBrace]),
            Resume::BlockBrace => {
                let opens = |t| matches!(t, LBrace | BlockBrace | BodyBrace);
                let next = (at + 1).min(self.lexemes.len());
                let end = self.skip(next, |t| opens(t) || t == RBrace);
                // Without a brace, what follows is read as the header's next part.
                if self.token(end).is_some_and(opens) {
                    patch(at, end + 1, &[LBrace])
                } else {
                    patch(at, end, &[SEMICOLON])
                }
            }
            Resume::Clauses => patch(at, self.skip(at, |t| matches!(t, Case | Default | RBrace)), &[LBrace]),
            Resume::Clause => {
                let end = self.skip(at, |t| matches!(t, Colon | Case | Default | RBrace));
                patch(at, end, &[Default])
            }
            Resume::Else => patch(at - 1, self.skip(at, |t| matches!(t, Name | RBrace)), &[SEMICOLON]),
            Resume::Index => patch(at, self.skip(at, |t| matches!(t, Comma | Colon | RBracket)), &[Colon]),
            Resume::Selector => patch(at, self.skip(at, |t| matches!(t, Semi(_) | RParen)), &[Name]),
        }
    }

    /// Index of the first token from `from` on that `stops`; within a function, or that starts a statement; the number of
    /// tokens if there is none.
    fn skip(&self, from: usize, stops: impl Fn(Token) -> bool) -> usize {
        let in_function = self.frames.iter().any(|frame| frame.holds == Holds::Block);
        let found = self.lexemes[from..]
            .iter()
            .position(|lexeme| stops(lexeme.token) || in_function && starts_statement(lexeme.token));
        found.map_or(self.lexemes.len(), |offset| from + offset)
    }
}

/// Whether the keyword begins a statement (Go's `stopset`).
fn starts_statement(token: Token) -> bool {
    use Token::*;
    matches!(
        token,
        Break
            | Const
            | Continue
            | Defer
            | Fallthrough
            | For
            | Go
            | Goto
            | If
            | Return
            | Select
            | Switch
            | Type
            | Var
    )
}
