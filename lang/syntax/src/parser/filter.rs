//! The token filter between lexer and grammar.
//!
//! Go's grammar is not LR(1) as written. One pass over the tokens, with a stack of open brackets and no look at what
//! lies behind an error, settles what the grammar cannot:
//!
//! - A `{` that opens the body of a function becomes [`Token::BodyBrace`], one that opens any other block
//!   [`Token::BlockBrace`]; what remains `{` opens a composite literal or the body of
//!   a `struct` or `interface`. In the header of `if`, `for`, `switch` and `select`, `T {` is the type's name and the
//!   block (Go specification, "Composite literals"), but `[]T {` is a literal.
//! - The `(` of a result list becomes [`Token::ResultParen`], so that `func() (x)` is a type with a result.
//! - `<-` before `chan` joins with it to [`Token::RecvChan`], unless `chan` stands before it too, or it sends.
//! - `[` after the name in a type declaration, or of a method in an interface, becomes [`Token::TypeParamBracket`] if type
//!   parameters follow.
//!
//! The pass also bounds nesting, before any recursive pass could meet it.

use crate::ast::MAX_DEPTH;
use crate::lexer::{Lexeme, Token};

/// Nesting goes beyond [`MAX_DEPTH`] at this byte offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooDeep {
    pub(super) offset: u32,
}

/// Which bracket opened a level.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opener {
    File,
    Body,
    Block,
    Composite,
    Struct,
    Interface,
    /// Parameters of a function; the results or the body follow.
    Params,
    Results,
    /// `type (`
    TypeGroup,
    Paren,
    /// The length of an array type or the key of a map type: a type follows.
    TypeBracket,
    Index,
}

/// How much of a type literal that may head a composite literal was just seen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LiteralType {
    None,
    /// `[]`, `[n]`, `map[K]`, `[]*`, `[]pkg.`: more must follow.
    Open,
    /// `[]T`, `struct{…}`: `{` makes it a literal.
    Complete,
}

/// How much of a signature was just seen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Signature {
    None,
    /// `func`, maybe with receiver, name and type parameters: the parameters follow.
    Func,
    /// The parameters: results or body follow.
    Params,
    /// The results in parentheses: the body may follow.
    Results,
}

struct Level {
    opener: Opener,
    /// Between the keyword of `if`, `for`, `switch` or `select` and its block.
    in_header: bool,
    literal_type: LiteralType,
    signature: Signature,
    /// The signature is the element type of a literal type (`[]func()`), so that a `{` after it opens the literal.
    signature_of_element: bool,
    /// In a statement that declares, so that what follows a name is a type.
    in_declaration: bool,
    /// Prefixes and suffixes in a row, each of which nests one deeper.
    prefixes: usize,
    /// Labels in a row.
    labels: usize,
    /// `else` in a row.
    elses: usize,
}

impl Level {
    fn new(opener: Opener) -> Level {
        Level {
            opener,
            in_header: false,
            literal_type: LiteralType::None,
            signature: Signature::None,
            signature_of_element: false,
            in_declaration: false,
            prefixes: 0,
            labels: 0,
            elses: 0,
        }
    }
}

/// Where tokens stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// They are a file's.
    File,
    /// They are the name of a declared function and what follows: what comes before is `func`.
    Tail,
    /// They are the body of a declared function: what comes before is a signature.
    Body,
}

/// Filters the tokens of a file or body.
pub(super) fn filter(input: &[Lexeme], place: Place) -> Result<Vec<Lexeme>, TooDeep> {
    let mut outermost = Level::new(Opener::File);
    outermost.signature = match place {
        Place::File => Signature::None,
        Place::Tail => Signature::Func,
        Place::Body => Signature::Params,
    };
    let mut filter = Filter { input, output: Vec::with_capacity(input.len()), levels: vec![outermost] };
    let mut at = 0;
    while at < input.len() {
        at += filter.step(at);
        if filter.too_deep() {
            return Err(TooDeep { offset: input[at - 1].start });
        }
    }
    Ok(filter.output)
}

struct Filter<'a> {
    input: &'a [Lexeme],
    output: Vec<Lexeme>,
    levels: Vec<Level>,
}

impl Filter<'_> {
    fn level(&mut self) -> &mut Level {
        self.levels.last_mut().expect("the file's level is never popped")
    }

    fn too_deep(&mut self) -> bool {
        let depth = self.levels.len();
        let level = self.level();
        depth > MAX_DEPTH + 1 || level.prefixes.max(level.labels).max(level.elses) > MAX_DEPTH
    }

    /// The token `back` places before `at` in the input.
    fn before(&self, at: usize, back: usize) -> Option<Token> {
        at.checked_sub(back).map(|i| self.input[i].token)
    }

    fn after(&self, at: usize) -> Option<Token> {
        self.input.get(at + 1).map(|lexeme| lexeme.token)
    }

    /// Handles the token at `at`; returns how many tokens it took.
    fn step(&mut self, at: usize) -> usize {
        let lexeme = self.input[at];
        let token = match lexeme.token {
            Token::LBrace => self.open_brace(at),
            Token::LParen => self.open_paren(at),
            Token::LBracket => self.open_bracket(at),
            Token::RParen | Token::RBracket | Token::RBrace => self.close(lexeme.token),
            Token::Arrow if self.is_receive_channel(at) => {
                self.plain(at, Token::RecvChan);
                let chan = self.input[at + 1];
                self.output.push(Lexeme { token: Token::RecvChan, start: lexeme.start, end: chan.end });
                return 2;
            }
            Token::Name | Token::Literal(_) => {
                self.operand(lexeme.token);
                lexeme.token
            }
            token => {
                self.plain(at, token);
                token
            }
        };
        self.output.push(Lexeme { token, ..lexeme });
        1
    }

    fn is_receive_channel(&mut self, at: usize) -> bool {
        let previous = self.before(at, 1);
        // Not of the input: the `chan` of a receive-only channel type is no longer there.
        let after_chan = self.output.last().is_some_and(|lexeme| lexeme.token == Token::Chan);
        let level = self.level();
        let in_statement = matches!(level.opener, Opener::Body | Opener::Block)
            && level.signature == Signature::None
            && level.literal_type != LiteralType::Open
            && !level.in_declaration;
        let sends = in_statement && previous.is_some_and(Token::ends_operand);
        self.after(at) == Some(Token::Chan) && !after_chan && !sends
    }

    fn open_brace(&mut self, at: usize) -> Token {
        let previous = self.before(at, 1);
        let level = self.level();
        let may_follow_type =
            previous == Some(Token::RParen) && !level.in_header && level.signature == Signature::None;
        let follows_type = may_follow_type && self.follows_parenthesized_type(at);
        let level = self.level();
        let opener = match previous {
            Some(Token::Struct) => Opener::Struct,
            Some(Token::Interface) => Opener::Interface,
            _ if level.signature == Signature::Params || level.signature == Signature::Results => {
                level.signature = Signature::None;
                if level.signature_of_element { Opener::Composite } else { Opener::Body }
            }
            _ if level.literal_type == LiteralType::Complete => Opener::Composite,
            _ if level.in_header => {
                level.in_header = false;
                Opener::Block
            }
            Some(Token::Name | Token::RBracket) => Opener::Composite,
            // Wrong, but read as a literal.
            Some(Token::RParen) if follows_type => Opener::Composite,
            Some(Token::LBrace | Token::Comma | Token::Colon) if level.opener == Opener::Composite => {
                Opener::Composite
            }
            _ => Opener::Block,
        };
        if matches!(opener, Opener::Body | Opener::Block | Opener::Composite) {
            level.literal_type = LiteralType::None;
        }
        self.levels.push(Level::new(opener));
        match opener {
            Opener::Body => Token::BodyBrace,
            Opener::Block => Token::BlockBrace,
            _ => Token::LBrace,
        }
    }

    /// Whether what stands before `at` may be the type of a literal, in parentheses.
    fn follows_parenthesized_type(&self, at: usize) -> bool {
        let closers = self.input[..at].iter().rev().take_while(|l| l.token == Token::RParen).count();
        let end = at - closers;
        let mut depth = 0usize;
        let start = self.input[..end].iter().rposition(|lexeme| {
            match lexeme.token {
                Token::RParen | Token::RBracket | Token::RBrace => depth += 1,
                Token::LParen if depth == 0 => return true,
                Token::LParen | Token::LBracket | Token::LBrace => depth = depth.saturating_sub(1),
                _ => {}
            }
            false
        });
        let Some(start) = start.filter(|_| closers > 0) else { return false };
        let inside: Vec<Token> = self.input[start + 1..end].iter().map(|lexeme| lexeme.token).collect();
        let opens = (start + 1).checked_sub(closers);
        let is_operand = opens.is_some_and(|first| {
            self.input[first..=start].iter().all(|lexeme| lexeme.token == Token::LParen)
                && !self.before(first, 1).is_some_and(Token::ends_operand)
        });
        is_operand
            && match inside[..] {
                [Token::LBracket | Token::Map | Token::Struct, ..] => true,
                [Token::Name] | [Token::Name, Token::Dot, Token::Name] => true,
                [Token::Name, Token::LBracket, .., last] => last == Token::RBracket,
                _ => false,
            }
    }

    fn open_paren(&mut self, at: usize) -> Token {
        let previous = self.before(at, 1);
        let starts_declaration =
            self.levels.len() == 1 && matches!(self.before(at, 2), None | Some(Token::Semi(_)));
        let starts_method = matches!(self.before(at, 2), Some(Token::LBrace | Token::Semi(_)));
        let level = self.level();
        let opener = match (level.signature, previous) {
            (Signature::Func, Some(Token::Func)) if starts_declaration => Opener::Paren,
            (Signature::Func, _) => Opener::Params,
            (Signature::Params, Some(Token::RParen)) => Opener::Results,
            (_, Some(Token::Name)) if level.opener == Opener::Interface && starts_method => Opener::Params,
            (_, Some(Token::Type)) => Opener::TypeGroup,
            _ => Opener::Paren,
        };
        if opener == Opener::Paren
            && level.signature != Signature::Func
            && level.literal_type == LiteralType::Complete
        {
            level.literal_type = LiteralType::None;
        }
        self.levels.push(Level::new(opener));
        if opener == Opener::Results { Token::ResultParen } else { Token::LParen }
    }

    fn open_bracket(&mut self, at: usize) -> Token {
        let previous = self.before(at, 1);
        let in_type_group = self.level().opener == Opener::TypeGroup;
        let names_type = previous == Some(Token::Name)
            && match self.before(at, 2) {
                Some(Token::Type) => true,
                Some(Token::LParen | Token::Semi(_)) => in_type_group,
                _ => false,
            };
        let names_method = self.level().opener == Opener::Interface
            && previous == Some(Token::Name)
            && matches!(self.before(at, 2), Some(Token::LBrace | Token::Semi(_)));
        let type_params =
            names_type && self.has_type_params(at) || names_method && self.has_method_params(at);
        let level = self.level();
        let type_bracket =
            level.literal_type == LiteralType::Open || previous.is_none_or(|token| !token.ends_operand());
        self.levels.push(Level::new(if type_bracket { Opener::TypeBracket } else { Opener::Index }));
        if type_params { Token::TypeParamBracket } else { Token::LBracket }
    }

    /// Whether the `[` at `at`, after the name in a type declaration, opens type parameters rather than an array type.
    fn has_type_params(&self, at: usize) -> bool {
        let token = |i: usize| self.input.get(i).map(|lexeme| lexeme.token);
        if token(at + 1) != Some(Token::Name) {
            return false;
        }
        match token(at + 2) {
            Some(
                Token::Name
                | Token::Comma
                | Token::Ellipsis
                | Token::Tilde
                | Token::LBracket
                | Token::Interface
                | Token::Struct
                | Token::Func
                | Token::Map
                | Token::Chan,
            ) => true,
            Some(Token::Arrow) => token(at + 3) == Some(Token::Chan),
            Some(Token::Star | Token::LParen) => self.holds_constraint(at),
            _ => false,
        }
    }

    /// Whether the `[` at `at`, after a name in an interface, opens type parameters rather than type arguments.
    fn has_method_params(&self, at: usize) -> bool {
        let token = |i: usize| self.input.get(i).map(|lexeme| lexeme.token);
        let mut next = at + 1;
        while (token(next), token(next + 1)) == (Some(Token::Name), Some(Token::Comma)) {
            next += 2;
        }
        token(next) == Some(Token::Name)
            && matches!(token(next + 1), Some(Token::Name | Token::Tilde | Token::Interface))
    }

    /// Whether `[P *C …]` or `[P (C) …]` at `at` can only be type parameters: an array length holds neither a comma
    /// nor a type literal.
    fn holds_constraint(&self, at: usize) -> bool {
        let mut depth = 0usize;
        for lexeme in &self.input[at + 1..] {
            match lexeme.token {
                Token::Tilde | Token::Interface | Token::Struct | Token::Map | Token::Chan => return true,
                Token::Comma if depth == 0 => return true,
                Token::RBracket if depth == 0 => return false,
                Token::LParen | Token::LBracket | Token::LBrace => depth += 1,
                Token::RParen | Token::RBracket | Token::RBrace => depth = depth.saturating_sub(1),
                Token::Semi(_) => return false,
                _ => {}
            }
        }
        false
    }

    /// Closes a level. A closer of another shape than the level's opener closes the levels between, if its own is
    /// there; else it closes nothing.
    fn close(&mut self, token: Token) -> Token {
        let fits = |opener: Opener| match token {
            Token::RParen => {
                matches!(opener, Opener::Paren | Opener::Params | Opener::Results | Opener::TypeGroup)
            }
            Token::RBracket => matches!(opener, Opener::TypeBracket | Opener::Index),
            _ => {
                matches!(
                    opener,
                    Opener::Body | Opener::Block | Opener::Composite | Opener::Struct | Opener::Interface
                )
            }
        };
        // A stray `)` or `]` does not reach out of a block.
        let reach = self.levels.iter().rposition(|level| {
            fits(level.opener)
                || token != Token::RBrace && matches!(level.opener, Opener::Body | Opener::Block)
        });
        let Some(index) = reach.filter(|&index| fits(self.levels[index].opener)) else { return token };
        let closed = self.levels[index].opener;
        self.levels.truncate(index);
        let level = self.level();
        level.prefixes += 1;
        match closed {
            Opener::Params => level.signature = Signature::Params,
            Opener::Results => level.signature = Signature::Results,
            Opener::TypeBracket => level.literal_type = LiteralType::Open,
            Opener::Struct => level.literal_type = LiteralType::Complete,
            Opener::Interface | Opener::Paren if level.literal_type == LiteralType::Open => {
                level.literal_type = LiteralType::Complete;
            }
            _ => {}
        }
        token
    }

    /// A name or a literal.
    fn operand(&mut self, token: Token) {
        let level = self.level();
        level.literal_type = match (level.literal_type, token) {
            (LiteralType::Open, Token::Name) => LiteralType::Complete,
            _ => LiteralType::None,
        };
        level.prefixes = 0;
    }

    /// Any token that is neither bracket nor operand.
    fn plain(&mut self, at: usize, token: Token) {
        let after_operand = self.before(at, 1).is_some_and(Token::ends_operand);
        let level = self.level();
        // A function type that is a result belongs to the signature before it.
        if token == Token::Func && level.signature != Signature::Params {
            level.signature_of_element = level.literal_type == LiteralType::Open;
        }
        level.literal_type = match (level.literal_type, token) {
            (_, Token::Map) => LiteralType::Open,
            (LiteralType::Complete, Token::Dot) => LiteralType::Open,
            (
                LiteralType::Open,
                Token::Star
                | Token::Chan
                | Token::RecvChan
                | Token::Arrow
                | Token::Struct
                | Token::Interface
                | Token::Func,
            ) => LiteralType::Open,
            _ => LiteralType::None,
        };
        match token {
            Token::Func => level.signature = Signature::Func,
            Token::BadHeader if level.signature == Signature::Func => level.signature = Signature::Params,
            Token::If | Token::For | Token::Switch | Token::Select => level.in_header = true,
            Token::Semi(_) | Token::Comma | Token::Colon | Token::Assign | Token::Define => {
                level.signature = Signature::None;
            }
            _ => {}
        }
        match token {
            Token::Var | Token::Const | Token::Type => level.in_declaration = true,
            Token::Semi(_) | Token::Assign => level.in_declaration = false,
            _ => {}
        }
        match token {
            Token::Chan | Token::RecvChan => level.prefixes += 1,
            // Their brackets count.
            Token::Func | Token::Map => {}
            Token::Star
            | Token::And
            | Token::Not
            | Token::Minus
            | Token::Plus
            | Token::Caret
            | Token::Arrow
            | Token::Tilde
                if !after_operand =>
            {
                level.prefixes += 1;
            }
            _ => level.prefixes = 0,
        }
        match token {
            Token::Colon => level.labels += 1,
            Token::Else => level.elses += 1,
            Token::Semi(_) if !level.in_header => (level.labels, level.elses) = (0, 0),
            Token::Comma | Token::Case | Token::Default => level.labels = 0,
            _ => {}
        }
    }
}
