//! The wording of syntax errors, and what is done about each so that parsing can go on.
//!
//! Go's compiler parses by recursive descent: what it says, and where it goes on, depends on the procedure it is in.
//! Here both are derived from the brackets around the token, the tokens before it, and the set of tokens that the
//! grammar could have gone on with. A [`Resume`] does to the tokens what Go's parser does to its state, so that what Go
//! reports afterwards is reported here too.

use super::brackets::{Frame, Holds, header_keyword, open_brackets};
use crate::lexer::{Lexeme, SemiOrigin, Token};
use crate::source::SourceFile;

/// How parsing goes on after an error. "Skip to" is Go's `advance`: tokens are dropped until one of the named, or, in a
/// function, until a keyword that starts a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Resume {
    /// Not at all.
    Stop,
    /// The file ends here; all open brackets are closed.
    Close,
    /// The token is read as if it were the one expected.
    Take(Token),
    /// The expected token is put before this one.
    Insert(Token),
    /// Drop the token.
    Drop,
    /// Skip to a closing bracket; the skipped is an expression.
    Expression,
    /// Skip to what may follow a type; the skipped is a type.
    Type,
    /// Skip to a comma or `)` or `]`; the skipped is a parameter.
    Param,
    /// Skip to a closing bracket; if it is another than this one, the list counts as closed.
    List(Token),
    /// Skip to the end of the statement.
    Statement,
    /// The statement up to its end is nothing.
    WholeStatement,
    /// Skip to the next declaration. With a semicolon if a declaration just ended.
    Declaration { ended: bool },
    /// The specification or member up to its end is nothing.
    Item,
    /// Skip to the body; what is between the keyword and it is nothing.
    Signature,
    /// Skip to a name or `}`; the block counts as opened.
    Block,
    /// Skip to a brace; the block counts as opened.
    BlockBrace,
    /// Skip to `case`, `default` or `}`; the block counts as opened.
    Clauses,
    /// Skip to the next clause or a colon; the skipped is `default`, which wants its colon.
    Clause,
    /// Skip to a name or `}`; there is no `else`.
    Else,
    /// Skip to `,`, `:` or `]`; the skipped is a colon.
    Index,
    /// Skip to `;` or `)`; the skipped is a name.
    Selector,
}

/// A syntax error at a token.
pub(super) struct Complaint {
    /// Without the prefix that all have.
    pub(super) message: String,
    /// How many tokens after the offending one the message points to. -1 is the one before it.
    pub(super) place: isize,
    pub(super) resume: Resume,
}

/// How Go calls the token at `at` in a message.
fn token_name(file: &SourceFile, lexemes: &[Lexeme], at: usize) -> String {
    let Some(lexeme) = lexemes.get(at) else { return "EOF".into() };
    let text = &file.text()[lexeme.start as usize..lexeme.end as usize];
    match lexeme.token {
        Token::Name => format!("name {text}"),
        Token::Literal(_) => format!("literal {text}"),
        Token::Semi(SemiOrigin::Written) => "semicolon".into(),
        Token::Semi(SemiOrigin::Newline) => "newline".into(),
        Token::Semi(SemiOrigin::Eof) => "EOF".into(),
        Token::Comma => "comma".into(),
        token if token.is_keyword() => format!("keyword {text}"),
        token => token.text().into(),
    }
}

/// What is wrong with the token at `at`. `expected` names, as the grammar does, the tokens that could stand there.
pub(super) fn complain(file: &SourceFile, lexemes: &[Lexeme], at: usize, expected: &[String]) -> Complaint {
    let context = Context { lexemes, at, expected, frames: open_brackets(lexemes, at) };
    let (say, resume) = context.judge();
    let (message, place) = match say {
        Say::Plain(message) => (message, 0),
        Say::PlainAt(message, place) => (message, place),
        Say::Unexpected(rest) => (format!("unexpected {}{rest}", token_name(file, lexemes, at)), 0),
    };
    Complaint { message, place, resume }
}

/// A message in the making.
enum Say {
    /// A whole message.
    Plain(String),
    /// A whole message about another token.
    PlainAt(String, isize),
    /// What follows `unexpected <token>`.
    Unexpected(String),
}

type Verdict = (Say, Resume);

fn plain(message: &str, resume: Resume) -> Verdict {
    (Say::Plain(message.into()), resume)
}

fn expected(word: &str, resume: Resume) -> Verdict {
    (Say::Unexpected(format!(", expected {word}")), resume)
}

/// A token in its surroundings.
struct Context<'a> {
    lexemes: &'a [Lexeme],
    at: usize,
    expected: &'a [String],
    frames: Vec<Frame>,
}

impl Context<'_> {
    fn expects(&self, terminal: &str) -> bool {
        self.expected.iter().any(|name| name.trim_matches('"') == terminal)
    }

    fn get(&self, index: usize) -> Option<Token> {
        self.lexemes.get(index).map(|lexeme| lexeme.token)
    }

    fn token(&self) -> Option<Token> {
        self.get(self.at)
    }

    /// The token `back` places before this one.
    fn before(&self, back: usize) -> Option<Token> {
        self.at.checked_sub(back).and_then(|index| self.get(index))
    }

    fn frame(&self) -> Frame {
        *self.frames.last().expect("the file's frame is never closed")
    }

    fn judge(&self) -> Verdict {
        if self.at == 0 {
            return plain("package statement must be first", Resume::Stop);
        }
        if self.at < 3 && self.get(0) == Some(Token::Package) && self.frame().holds == Holds::File {
            return match self.at {
                1 => expected("name", Resume::Stop),
                _ => expected("semicolon or newline", Resume::Stop),
            };
        }
        if self.token() == Some(Token::Define) && self.expects("=") && !self.expects(":=") {
            return expected("=", Resume::Take(Token::Assign));
        }
        self.in_header()
            .or_else(|| self.at_start_of_item())
            .or_else(|| {
                let begins_call = matches!(self.before(1), Some(Token::Go | Token::Defer));
                (begins_call || self.expects("!")).then(|| self.expression_missing())
            })
            .or_else(|| self.after_item())
            .or_else(|| (self.expects("map") && self.expects("struct")).then(|| self.type_missing()))
            .unwrap_or_else(|| self.single_token())
    }

    fn expression_missing(&self) -> Verdict {
        match (self.frame().holds, self.before(1)) {
            (Holds::Index, Some(Token::LBracket)) if self.token() == Some(Token::RBracket) => {
                let what = if self.in_type() { "type argument list" } else { "operand" };
                expected(what, Resume::Insert(Token::BadExpr))
            }
            _ => expected("expression", Resume::Expression),
        }
    }

    /// Whether the name before the bracket before the token can only be that of a type.
    fn in_type(&self) -> bool {
        let name = if self.before(3) == Some(Token::Dot) { 4 } else { 2 };
        match self.before(name + 1) {
            Some(Token::Name | Token::RBracket | Token::RParen | Token::Chan | Token::Ellipsis) => true,
            Some(Token::LBracket) => self.before(name + 2) == Some(Token::Map),
            _ => false,
        }
    }

    fn type_missing(&self) -> Verdict {
        let frame = self.frame();
        match (frame.holds, self.before(1)) {
            (_, Some(Token::Chan)) => plain("missing channel element type", Resume::Insert(Token::BadType)),
            (_, Some(Token::Ellipsis)) => plain("... is missing type", Resume::Insert(Token::BadType)),
            (Holds::Params, Some(Token::LParen | Token::ResultParen | Token::Comma)) => {
                expected(")", Resume::Param)
            }
            (Holds::TypeParams, Some(Token::LBracket | Token::TypeParamBracket | Token::Comma)) => {
                expected("]", Resume::Param)
            }
            (Holds::Members("interface type"), _) if frame.item == self.at => {
                expected("~ term or type", Resume::Type)
            }
            (Holds::Members("interface type") | Holds::TypeParams | Holds::Index, Some(Token::Or)) => {
                expected("~ term or type", Resume::Type)
            }
            _ if self.names_type() => (Say::Unexpected(" in type declaration".into()), Resume::Type),
            _ => expected("type", Resume::Type),
        }
    }

    /// Whether the token follows `type T` or `type T =`.
    fn names_type(&self) -> bool {
        let name = if self.before(1) == Some(Token::Assign) { 2 } else { 1 };
        let frame = self.frame();
        self.before(name) == Some(Token::Name)
            && match frame.holds {
                Holds::Group => {
                    self.before(self.at - frame.open + 1) == Some(Token::Type) && frame.item + name == self.at
                }
                _ => self.before(name + 1) == Some(Token::Type),
            }
    }

    /// Complaints about tokens between a keyword and the block it needs.
    fn in_header(&self) -> Option<Verdict> {
        let frame = self.frame();
        if frame.holds != Holds::Block {
            return None;
        }
        if self.before(1) == Some(Token::Else) {
            return Some(plain("else must be followed by if or statement block", Resume::Else));
        }
        let keyword_at = header_keyword(self.lexemes, frame.item, self.at)?;
        let keyword = self.get(keyword_at)?;
        let word = keyword.text();
        if self.token() == Some(Token::Var) && keyword_at + 1 == self.at {
            let message = format!("var declaration not allowed in {word} initializer");
            return Some((Say::PlainAt(message, 1), Resume::Drop));
        }
        if keyword == Token::Select {
            return Some(plain("missing { after select clause", Resume::Clauses));
        }
        let needs_statement = matches!(self.before(1), Some(Token::Semi(_)));
        let at_start = keyword_at + 1 == self.at
            && !matches!(self.token(), Some(Token::Semi(_) | Token::BlockBrace) | None);
        if self.expects("!") && (needs_statement || at_start || !self.expects("block{") && !self.expects(";"))
        {
            let lacks_condition = keyword == Token::For && self.token() == Some(Token::BlockBrace);
            return (lacks_condition && needs_statement)
                .then(|| expected("for loop condition", Resume::Insert(SEMICOLON)));
        }
        let header = self.lexemes.get(keyword_at..self.at).unwrap_or_default();
        let has_semicolon = header.iter().any(|lexeme| matches!(lexeme.token, Token::Semi(_)));
        let is_range = header.iter().any(|lexeme| lexeme.token == Token::Range);
        let at_end = matches!(self.token(), Some(Token::Semi(_)) | None);
        if keyword == Token::For && self.expects(";") && !self.expects("block{") {
            return Some(expected("semicolon or newline", Resume::Take(SEMICOLON)));
        }
        let for_ends = keyword == Token::For && at_end;
        if !self.expects("block{") && !for_ends {
            return None;
        }
        Some(if keyword == Token::Switch && (at_end || has_semicolon) {
            plain("missing { after switch clause", Resume::Clauses)
        } else if at_end || has_semicolon || is_range {
            expected(&format!("{{ after {word} clause"), Resume::Block)
        } else {
            expected("{", Resume::BlockBrace)
        })
    }

    /// Complaints about a token with which no declaration, statement or specification can begin.
    fn at_start_of_item(&self) -> Option<Verdict> {
        let frame = self.frame();
        let starts = frame.item == self.at;
        match frame.holds {
            Holds::File if self.expects("import") => {
                let opens_block = matches!(self.token(), Some(Token::LBrace | Token::BlockBrace));
                let message = if opens_block && self.after_bodyless_function() {
                    "unexpected semicolon or newline before {"
                } else {
                    "non-declaration statement outside function body"
                };
                Some(plain(message, Resume::Declaration { ended: false }))
            }
            Holds::Block if self.ends_at_label() => {
                Some((Say::PlainAt("missing statement after label".into(), -1), Resume::Insert(SEMICOLON)))
            }
            Holds::Block if self.expects("case") && (self.expects("goto") || !self.expects(";")) => {
                Some(expected("case or default or }", Resume::Clause))
            }
            Holds::Block if self.expects("goto") => Some(expected("}", Resume::Take(Token::RBrace))),
            Holds::Members("struct type")
                if frame.item + 1 == self.at && self.before(1) == Some(Token::Name) =>
            {
                Some(expected("type", Resume::Type))
            }
            Holds::Members("struct type") if starts => {
                Some(expected("field name or embedded type", Resume::Item))
            }
            Holds::Group if starts => Some(match self.before(self.at - frame.open + 1) {
                Some(Token::Import) => plain("missing import path", Resume::Item),
                _ => expected("name", Resume::Take(Token::Name)),
            }),
            _ => None,
        }
    }

    /// Whether the token, with which no statement begins, comes just after a label.
    fn ends_at_label(&self) -> bool {
        let begins_clause = matches!(self.token(), Some(Token::Case | Token::Default));
        self.before(1) == Some(Token::Colon)
            && self.before(2) == Some(Token::Name)
            && (begins_clause || self.frame().item + 2 == self.at && self.expects("goto"))
    }

    /// Whether the declaration before the token is a function without body.
    fn after_bodyless_function(&self) -> bool {
        let Some(end) = self.at.checked_sub(1) else { return false };
        let item = open_brackets(self.lexemes, end).last().map_or(0, |frame| frame.item);
        self.get(item) == Some(Token::Func) && self.before(2) != Some(Token::RBrace)
    }

    /// Complaints about a token where an item has just ended.
    fn after_item(&self) -> Option<Verdict> {
        let list = |what: &str, separator: &str, close: Token| {
            let message = format!(" in {what}; possibly missing {separator} or {}", close.text());
            Some((Say::Unexpected(message), Resume::List(close)))
        };
        let unexpected = |rest: &str, resume| Some((Say::Unexpected(rest.into()), resume));
        let newline = "semicolon or newline";
        let (comma, semicolon) = (self.expects(","), self.expects(";"));
        match self.frame().holds {
            Holds::Args if comma => list("argument list", "comma", Token::RParen),
            Holds::Composite if comma => list("composite literal", "comma", Token::RBrace),
            Holds::Params if comma => list("parameter list", "comma", Token::RParen),
            Holds::TypeParams if comma => list("parameter list", "comma", Token::RBracket),
            Holds::Group if semicolon => list("grouped declaration", newline, Token::RParen),
            Holds::Members(what) if semicolon => list(what, newline, Token::RBrace),
            Holds::Paren if self.expects(")") => Some(expected(")", Resume::Take(Token::RParen))),
            Holds::Index if comma && self.expects(":") => Some(expected("comma, : or ]", Resume::Index)),
            Holds::Index if self.in_array_length() && self.token() == Some(Token::Comma) => {
                Some(plain("unexpected comma; expected ]", Resume::Drop))
            }
            Holds::Index if self.expects("]") => Some(expected("]", Resume::Take(Token::RBracket))),
            Holds::File if semicolon => {
                unexpected(" after top level declaration", Resume::Declaration { ended: true })
            }
            Holds::Block if self.expects(":") && !semicolon => {
                Some(expected(":", Resume::Take(Token::Colon)))
            }
            Holds::Block if self.expects("=") && self.expects(":=") && !semicolon => {
                Some(expected(":= or = or comma", Resume::WholeStatement))
            }
            Holds::Block if semicolon => unexpected(" at end of statement", Resume::Statement),
            _ => None,
        }
    }

    /// Whether the token could end the length of an array type.
    fn in_array_length(&self) -> bool {
        let open = self.frame().open;
        let key_of_map = open.checked_sub(1).and_then(|before| self.get(before)) == Some(Token::Map);
        let within = self.lexemes.get(open..self.at).unwrap_or_default();
        let slices = within.iter().any(|lexeme| lexeme.token == Token::Colon);
        self.expects("]") && !self.expects(",") && !self.expects(":") && !key_of_map && !slices
    }

    /// Complaints where only one kind of token could stand.
    fn single_token(&self) -> Verdict {
        let frame = self.frame();
        if self.expects("name") {
            if frame.holds == Holds::File && self.get(frame.item) == Some(Token::Func) {
                let word = if self.before(1) == Some(Token::Func) { "name or (" } else { "name" };
                return expected(word, Resume::Signature);
            }
            if self.before(1) == Some(Token::Dot) && self.expects("(") {
                return expected("name or (", Resume::Selector);
            }
            if self.before(1) != Some(Token::Import) {
                return expected("name", Resume::Take(Token::Name));
            }
        }
        if self.expects("literal") {
            return plain("missing import path", Resume::Item);
        }
        for token in [
            Token::LParen,
            Token::RParen,
            Token::LBracket,
            Token::RBracket,
            Token::LBrace,
            Token::RBrace,
            Token::Colon,
            Token::Assign,
            Token::Comma,
        ] {
            if self.expects(token.text()) {
                let word = if token == Token::Comma { "comma" } else { token.text() };
                return expected(word, Resume::Take(token));
            }
        }
        if self.expects("body{") || self.expects("block{") {
            return expected("{", Resume::Take(Token::LBrace));
        }
        (Say::Unexpected(String::new()), Resume::Drop)
    }
}

/// A semicolon put in by recovery.
pub(super) const SEMICOLON: Token = Token::Semi(SemiOrigin::Written);
