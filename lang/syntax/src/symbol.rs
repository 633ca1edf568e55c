//! Interned names.

use std::fmt;
use std::rc::Rc;

use rustc_hash::FxHashMap;

/// A name, equal to another exactly when the texts are equal. Its text is with the [`Interner`] that made it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(u32);

impl Symbol {
    /// The symbol's number, dense from 0, for use as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Symbol({})", self.0)
    }
}

macro_rules! known_symbols {
    ($($name:ident = $text:literal,)*) => {
        #[expect(non_camel_case_types, reason = "named after the constants they number")]
        #[expect(clippy::upper_case_acronyms, reason = "named after the constants they number")]
        enum Known { $($name),* }

        impl Symbol {
            $(
                #[doc = concat!("The name `", $text, "`.")]
                pub const $name: Symbol = Symbol(Known::$name as u32);
            )*
        }

        const KNOWN: &[&str] = &[$($text),*];
    };
}

known_symbols! {
    EMPTY = "",
    BLANK = "_",
    MAIN = "main",
    INIT = "init",
    IOTA = "iota",
    DOT = ".",
    ERROR = "error",
    ERROR_METHOD = "Error",
}

/// Gives each distinct text one [`Symbol`].
#[derive(Debug)]
pub struct Interner {
    by_text: FxHashMap<Rc<str>, Symbol>,
    texts: Vec<Rc<str>>,
}

impl Default for Interner {
    fn default() -> Interner {
        let mut interner = Interner { by_text: FxHashMap::default(), texts: Vec::new() };
        for text in KNOWN {
            interner.intern(text);
        }
        interner
    }
}

impl Interner {
    /// An interner that holds the names known beforehand.
    pub fn new() -> Interner {
        Interner::default()
    }

    /// The symbol of `text`.
    pub fn intern(&mut self, text: &str) -> Symbol {
        if let Some(&symbol) = self.by_text.get(text) {
            return symbol;
        }
        let symbol = Symbol(u32::try_from(self.texts.len()).expect("fewer than 2^32 names"));
        let text: Rc<str> = Rc::from(text);
        self.texts.push(Rc::clone(&text));
        self.by_text.insert(text, symbol);
        symbol
    }

    /// The symbol of `text` if it was interned before.
    pub fn get(&self, text: &str) -> Option<Symbol> {
        self.by_text.get(text).copied()
    }

    /// The text of a symbol of this interner.
    pub fn text(&self, symbol: Symbol) -> &str {
        &self.texts[symbol.index()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_symbols_have_their_texts() {
        let mut interner = Interner::new();
        assert_eq!(interner.text(Symbol::BLANK), "_");
        assert_eq!(interner.intern("main"), Symbol::MAIN);
        let x = interner.intern("x");
        assert_eq!(interner.intern("x"), x);
        assert_eq!(interner.text(x), "x");
        assert_eq!(interner.get("y"), None);
    }
}
