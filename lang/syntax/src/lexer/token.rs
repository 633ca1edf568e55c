//! The table of tokens.

use logos::Logos;

use super::LexError;
use super::scan::callbacks;
use crate::ast::LiteralKind;

/// Where a semicolon comes from; Go's messages call it by that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SemiOrigin {
    /// Written.
    #[default]
    Written,
    /// Put in at the end of a line.
    Newline,
    /// Put in at the end of the file.
    Eof,
}

macro_rules! tokens {
    (
        keywords { $($keyword:ident = $keyword_text:tt,)* }
        punctuation { $($punct:ident = $punct_text:tt,)* }
        parser_only { $($(#[$doc:meta])* $parser_only:ident = $parser_text:tt,)* }
    ) => {
        /// A token. Names and literals stand for their text, which is in the source.
        #[derive(Logos, Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[logos(extras = Vec<LexError>, skip r"[ \t\r]+")]
        pub enum Token {
            /// The end of a line; [`tokenize`](super::tokenize) makes a semicolon of it or drops it.
            #[token("\n")]
            Newline,
            /// `// …`; dropped.
            #[token("//", callbacks::line_comment)]
            LineComment,
            /// `/* … */`; counts as a newline if it holds one.
            #[token("/*", callbacks::block_comment)]
            BlockComment,
            /// An identifier. Any character beyond ASCII is taken for part of one, and reported if it must not be.
            #[regex(r"[a-zA-Z_\u{80}-\u{fefe}\u{ff00}-\u{10ffff}][a-zA-Z0-9_\u{80}-\u{fefe}\u{ff00}-\u{10ffff}]*", callbacks::name)]
            Name,
            /// A literal.
            #[regex(r"[0-9]|\.[0-9]", callbacks::number)]
            #[token("'", callbacks::character)]
            #[token("\"", callbacks::string)]
            #[token("`", callbacks::raw_string)]
            Literal(LiteralKind),
            /// `;`
            #[token(";", callbacks::semicolon)]
            Semi(SemiOrigin),
            $(
                #[doc = concat!("`", $keyword_text, "`")]
                #[token($keyword_text)]
                $keyword,
            )*
            $(
                #[doc = concat!("`", $punct_text, "`")]
                #[token($punct_text)]
                $punct,
            )*
            $($(#[$doc])* $parser_only,)*
        }

        impl Token {
            /// The token as written; empty for tokens without a text of their own.
            pub fn text(self) -> &'static str {
                match self {
                    $(Token::$keyword => $keyword_text,)*
                    $(Token::$punct => $punct_text,)*
                    $(Token::$parser_only => $parser_text,)*
                    Token::Semi(_) => ";",
                    Token::Newline | Token::LineComment | Token::BlockComment | Token::Name | Token::Literal(_) => "",
                }
            }

            /// Whether it is a keyword.
            pub fn is_keyword(self) -> bool {
                matches!(self, $(Token::$keyword)|*)
            }
        }
    };
}

tokens! {
    keywords {
        Break = "break",
        Case = "case",
        Chan = "chan",
        Const = "const",
        Continue = "continue",
        Default = "default",
        Defer = "defer",
        Else = "else",
        Fallthrough = "fallthrough",
        For = "for",
        Func = "func",
        Go = "go",
        Goto = "goto",
        If = "if",
        Import = "import",
        Interface = "interface",
        Map = "map",
        Package = "package",
        Range = "range",
        Return = "return",
        Select = "select",
        Struct = "struct",
        Switch = "switch",
        Type = "type",
        Var = "var",
    }
    punctuation {
        LParen = "(",
        RParen = ")",
        LBracket = "[",
        RBracket = "]",
        LBrace = "{",
        RBrace = "}",
        Comma = ",",
        Dot = ".",
        Colon = ":",
        Ellipsis = "...",
        Assign = "=",
        Define = ":=",
        Arrow = "<-",
        Inc = "++",
        Dec = "--",
        OrOr = "||",
        AndAnd = "&&",
        Eq = "==",
        Ne = "!=",
        Lt = "<",
        Le = "<=",
        Gt = ">",
        Ge = ">=",
        Plus = "+",
        Minus = "-",
        Or = "|",
        Caret = "^",
        Star = "*",
        Slash = "/",
        Percent = "%",
        And = "&",
        AndNot = "&^",
        Shl = "<<",
        Shr = ">>",
        Not = "!",
        Tilde = "~",
        PlusAssign = "+=",
        MinusAssign = "-=",
        OrAssign = "|=",
        CaretAssign = "^=",
        StarAssign = "*=",
        SlashAssign = "/=",
        PercentAssign = "%=",
        AndAssign = "&=",
        AndNotAssign = "&^=",
        ShlAssign = "<<=",
        ShrAssign = ">>=",
    }
    parser_only {
        /// The `{` of a block other than a function's body, told apart by the parser's token filter.
        BlockBrace = "{",
        /// The `{` of a function's body, told apart by the parser's token filter.
        BodyBrace = "{",
        /// The `(` of a parenthesized result list, told apart by the parser's token filter.
        ResultParen = "(",
        /// The `[` of the type parameters of a type declaration, told apart by the parser's token filter.
        TypeParamBracket = "[",
        /// The body of a declared function that was passed over, from brace to brace.
        Body = "{",
        /// What follows the name of a declared function that was passed over.
        Tail = "(",
        /// `<-` and `chan` in one, put together by the parser's token filter.
        RecvChan = "<-",
        /// Stands for a piece of an expression in which a syntax error was reported.
        BadExpr = "",
        /// Stands for a type in which a syntax error was reported.
        BadType = "",
        /// Stands for a statement in which a syntax error was reported.
        BadStmt = "",
        /// Stands for a declaration, or part of one, in which a syntax error was reported.
        BadDecl = "",
        /// Stands for what is between a statement's keyword and its body, when a syntax error was reported in it.
        BadHeader = "",
    }
}

impl Token {
    /// Whether a newline after this token ends a statement (Go specification, "Semicolons").
    pub fn ends_statement(self) -> bool {
        use Token::*;
        matches!(
            self,
            Name | Literal(_)
                | Break
                | Continue
                | Fallthrough
                | Return
                | Inc
                | Dec
                | RParen
                | RBracket
                | RBrace
                | Body
                | Tail
        )
    }

    /// Whether it stands for something in which a syntax error was reported.
    pub fn is_placeholder(self) -> bool {
        use Token::*;
        matches!(self, BadExpr | BadType | BadStmt | BadDecl | BadHeader)
    }

    /// Whether an operand may end with this token, so that an operator after it has two operands.
    pub fn ends_operand(self) -> bool {
        matches!(
            self,
            Token::Name
                | Token::Literal(_)
                | Token::RParen
                | Token::RBracket
                | Token::RBrace
                | Token::BadExpr
        )
    }
}
