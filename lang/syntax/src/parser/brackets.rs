//! Which brackets are open at a token, and what they hold.

use crate::lexer::{Lexeme, Token};

/// What an open bracket holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    File,
    /// Statements.
    Block,
    /// Fields of a struct or elements of an interface.
    Members(&'static str),
    /// Specifications of a declaration in parentheses.
    Group,
    Params,
    TypeParams,
    Args,
    Paren,
    Index,
    Composite,
}

impl Holds {
    /// The closing bracket of what a bracket opened.
    pub(super) fn closer(self) -> Token {
        match self {
            Holds::File | Holds::Block | Holds::Members(_) | Holds::Composite => Token::RBrace,
            Holds::Group | Holds::Params | Holds::Args | Holds::Paren => Token::RParen,
            Holds::TypeParams | Holds::Index => Token::RBracket,
        }
    }
}

/// A bracket that is open at some token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) holds: Holds,
    /// Index of the bracket; meaningless for the file's frame.
    pub(super) open: usize,
    /// Index of the first token of the current element, statement or specification.
    pub(super) item: usize,
}

/// The brackets that are open before the token at `at`, outermost first; the first frame is the file.
///
/// A closer that does not fit the innermost bracket closes the nearest that it fits, as long as no block is between.
pub(super) fn open_brackets(lexemes: &[Lexeme], at: usize) -> Vec<Frame> {
    let mut frames = vec![Frame { holds: Holds::File, open: 0, item: 0 }];
    for index in 0..at.min(lexemes.len()) {
        let token = lexemes[index].token;
        match token {
            Token::RParen | Token::RBracket | Token::RBrace => close(&mut frames, lexemes, token),
            _ => {
                if let Some(holds) = opened_by(lexemes, index, &frames) {
                    frames.push(Frame { holds, open: index, item: index + 1 });
                }
            }
        }
        let frame = frames.last_mut().expect("the file's frame is never closed");
        let separates = match token {
            Token::Semi(_) => match frame.holds {
                // A semicolon within a header does not end the statement.
                Holds::Block if header_keyword(lexemes, frame.item, index).is_some() => false,
                Holds::File | Holds::Block | Holds::Members(_) | Holds::Group => true,
                _ => false,
            },
            Token::Comma => {
                !matches!(frame.holds, Holds::File | Holds::Block | Holds::Members(_) | Holds::Group)
            }
            _ => false,
        };
        if separates {
            frame.item = index + 1;
        }
    }
    frames
}

fn close(frames: &mut Vec<Frame>, lexemes: &[Lexeme], closer: Token) {
    let fits = |frame: &Frame| {
        frame.holds != Holds::File
            && matches!(
                (lexemes[frame.open].token, closer),
                (Token::LParen | Token::ResultParen, Token::RParen)
                    | (Token::LBracket | Token::TypeParamBracket, Token::RBracket)
                    | (Token::LBrace | Token::BlockBrace | Token::BodyBrace, Token::RBrace)
            )
    };
    let reach = frames
        .iter()
        .rposition(|frame| fits(frame) || closer != Token::RBrace && frame.holds == Holds::Block);
    if let Some(index) = reach.filter(|&index| fits(&frames[index])) {
        frames.truncate(index);
    }
}

/// What the token at `index` opens, if it is an opening bracket.
fn opened_by(lexemes: &[Lexeme], index: usize, frames: &[Frame]) -> Option<Holds> {
    let before = |back: usize| index.checked_sub(back).map(|i| lexemes[i].token);
    Some(match lexemes[index].token {
        Token::BlockBrace | Token::BodyBrace => Holds::Block,
        Token::LBrace => match before(1) {
            Some(Token::Struct) => Holds::Members("struct type"),
            Some(Token::Interface) => Holds::Members("interface type"),
            _ => Holds::Composite,
        },
        Token::ResultParen => Holds::Params,
        Token::TypeParamBracket => Holds::TypeParams,
        Token::LParen => match before(1) {
            Some(Token::Import | Token::Const | Token::Type | Token::Var) => Holds::Group,
            Some(Token::Func) => Holds::Params,
            Some(Token::Name) if is_declared_name(lexemes, index - 1, frames) => Holds::Params,
            Some(Token::RBracket) if ends_type_params(lexemes, index - 1, frames) => Holds::Params,
            Some(token) if token.ends_operand() => Holds::Args,
            Some(Token::Interface | Token::Struct | Token::Chan | Token::Map) => Holds::Args,
            _ => Holds::Paren,
        },
        Token::LBracket => match before(1) {
            Some(Token::Name) if before(2) == Some(Token::Func) => Holds::TypeParams,
            _ => Holds::Index,
        },
        _ => return None,
    })
}

/// Whether the name at `index` is that of a function or method being declared.
fn is_declared_name(lexemes: &[Lexeme], index: usize, frames: &[Frame]) -> bool {
    let frame = frames.last().expect("the file's frame is never closed");
    match frame.holds {
        Holds::Members("interface type") => frame.item == index,
        Holds::File => lexemes.get(frame.item).is_some_and(|lexeme| lexeme.token == Token::Func),
        _ => false,
    }
}

/// Whether the bracket at `index` closes the type parameters of a function being declared: only its name stands before them.
fn ends_type_params(lexemes: &[Lexeme], index: usize, frames: &[Frame]) -> bool {
    let item = frames.last().expect("the file's frame is never closed").item;
    let header = lexemes.get(item..index).unwrap_or_default();
    let opened = header.iter().position(|lexeme| lexeme.token == Token::LBracket);
    header.first().is_some_and(|first| first.token == Token::Func) && opened == Some(2)
}

/// The last keyword in `item..at` at the item's own depth whose block has not been opened before `at`.
pub(super) fn header_keyword(lexemes: &[Lexeme], item: usize, at: usize) -> Option<usize> {
    let mut depth = 0usize;
    let mut keyword = None;
    for (index, lexeme) in lexemes.iter().enumerate().take(at.min(lexemes.len())).skip(item) {
        match lexeme.token {
            Token::If | Token::For | Token::Switch | Token::Select if depth == 0 => keyword = Some(index),
            Token::BlockBrace if depth == 0 => {
                keyword = None;
                depth += 1;
            }
            token if is_opener(token) => depth += 1,
            token if is_closer(token) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    keyword
}

fn is_opener(token: Token) -> bool {
    matches!(
        token,
        Token::LParen
            | Token::ResultParen
            | Token::LBracket
            | Token::TypeParamBracket
            | Token::LBrace
            | Token::BlockBrace
            | Token::BodyBrace
    )
}

fn is_closer(token: Token) -> bool {
    matches!(token, Token::RParen | Token::RBracket | Token::RBrace)
}
