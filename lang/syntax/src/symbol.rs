//! Interned names.

use std::cell::{Cell, OnceCell, RefCell};
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
///
/// Names are added through a shared reference, since the checker has bodies parsed while it holds texts.
#[derive(Debug)]
pub struct Interner {
    by_text: RefCell<FxHashMap<Rc<str>, Symbol>>,
    texts: Texts,
}

impl Default for Interner {
    fn default() -> Interner {
        let interner = Interner { by_text: RefCell::default(), texts: Texts::default() };
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
    pub fn intern(&self, text: &str) -> Symbol {
        let mut by_text = self.by_text.borrow_mut();
        if let Some(&symbol) = by_text.get(text) {
            return symbol;
        }
        let text: Rc<str> = Rc::from(text);
        let symbol = self.texts.push(Rc::clone(&text));
        by_text.insert(text, symbol);
        symbol
    }

    /// The symbol of `text` if it was interned before.
    pub fn get(&self, text: &str) -> Option<Symbol> {
        self.by_text.borrow().get(text).copied()
    }

    /// The text of a symbol of this interner.
    pub fn text(&self, symbol: Symbol) -> &str {
        self.texts.get(symbol)
    }
}

/// The texts by symbol, in chunks of which each is twice as long as the one before. A chunk never moves, so texts can be
/// borrowed while others are added.
#[derive(Debug, Default)]
struct Texts {
    chunks: [OnceCell<Chunk>; 32 - FIRST_CHUNK_LOG2 as usize],
    len: Cell<u32>,
}

/// Texts, of which the last chunk's last are still to come.
type Chunk = Box<[OnceCell<Rc<str>>]>;

/// Logarithm of the first chunk's length.
const FIRST_CHUNK_LOG2: u32 = 8;

impl Texts {
    /// The chunk of the text with this number, and the index in it.
    fn place(number: u32) -> (usize, usize) {
        let shifted = number + (1 << FIRST_CHUNK_LOG2);
        let chunk = shifted.ilog2() - FIRST_CHUNK_LOG2;
        (chunk as usize, (shifted - (1 << (chunk + FIRST_CHUNK_LOG2))) as usize)
    }

    fn push(&self, text: Rc<str>) -> Symbol {
        let number = self.len.get();
        let (chunk, index) = Self::place(number);
        let new_chunk =
            || (0..1usize << (chunk as u32 + FIRST_CHUNK_LOG2)).map(|_| OnceCell::new()).collect();
        let place = &self.chunks[chunk].get_or_init(new_chunk)[index];
        place.set(text).expect("numbers are given once");
        self.len.set(number + 1);
        Symbol(number)
    }

    fn get(&self, symbol: Symbol) -> &str {
        let (chunk, index) = Self::place(symbol.0);
        self.chunks[chunk].get().and_then(|chunk| chunk[index].get()).expect("the symbol is of this interner")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_symbols_have_their_texts() {
        let interner = Interner::new();
        assert_eq!(interner.text(Symbol::BLANK), "_");
        assert_eq!(interner.intern("main"), Symbol::MAIN);
        let x = interner.intern("x");
        assert_eq!(interner.intern("x"), x);
        assert_eq!(interner.text(x), "x");
        assert_eq!(interner.get("y"), None);
    }
    #[test]
    fn texts_stay_where_they_are() {
        let interner = Interner::new();
        let first = interner.text(interner.intern("first"));
        let symbols: Vec<Symbol> = (0..5000).map(|i| interner.intern(&i.to_string())).collect();
        assert_eq!(first, "first");
        for (i, &symbol) in symbols.iter().enumerate() {
            assert_eq!(interner.text(symbol), i.to_string());
        }
    }
}
