//! Operators.

macro_rules! operators {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`")] $variant,)*
        }

        impl $name {
            /// The operator as written.
            pub fn text(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.text())
            }
        }
    };
}

operators! {
    /// An operator between two operands.
    BinaryOp {
        OrOr = "||",
        AndAnd = "&&",
        Eq = "==",
        Ne = "!=",
        Lt = "<",
        Le = "<=",
        Gt = ">",
        Ge = ">=",
        Add = "+",
        Sub = "-",
        Or = "|",
        Xor = "^",
        Mul = "*",
        Div = "/",
        Rem = "%",
        And = "&",
        AndNot = "&^",
        Shl = "<<",
        Shr = ">>",
    }
}

operators! {
    /// An operator before its operand. Pointer dereference is [`ExprKind::Star`](super::ExprKind::Star).
    UnaryOp {
        Plus = "+",
        Neg = "-",
        Not = "!",
        Xor = "^",
        Addr = "&",
        Recv = "<-",
        Tilde = "~",
    }
}

impl BinaryOp {
    /// Whether the operator compares its operands.
    pub fn is_comparison(self) -> bool {
        use BinaryOp::*;
        matches!(self, Eq | Ne | Lt | Le | Gt | Ge)
    }

    /// Whether it is `<<` or `>>`.
    pub fn is_shift(self) -> bool {
        matches!(self, BinaryOp::Shl | BinaryOp::Shr)
    }

    /// Whether it is `&&` or `||`.
    pub fn is_logical(self) -> bool {
        matches!(self, BinaryOp::AndAnd | BinaryOp::OrOr)
    }

    /// Binding strength, from 1 (`||`) to 5 (`*`), as in the specification.
    pub fn precedence(self) -> u8 {
        use BinaryOp::*;
        match self {
            OrOr => 1,
            AndAnd => 2,
            Eq | Ne | Lt | Le | Gt | Ge => 3,
            Add | Sub | Or | Xor => 4,
            Mul | Div | Rem | And | AndNot | Shl | Shr => 5,
        }
    }
}
