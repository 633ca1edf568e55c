//! How the collector sees objects of one type.

/// Index of a layout in [`Options::layouts`](super::Options::layouts).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(transparent)]
pub struct LayoutId(pub u32);

/// A set of small integers, here the indices of the words that hold pointers.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Bitmap {
    words: Vec<u64>,
}

impl Bitmap {
    /// The empty set.
    pub const fn new() -> Bitmap {
        Bitmap { words: Vec::new() }
    }

    /// Adds `index`.
    pub fn set(&mut self, index: usize) {
        let word = index / 64;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (index % 64);
    }

    /// Whether `index` is in the set.
    #[inline]
    pub fn get(&self, index: usize) -> bool {
        self.words.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// The set as 64-bit words, lowest index first; indices beyond the last word are absent.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// The members in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(base, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                (rest != 0).then(|| {
                    let bit = rest.trailing_zeros() as usize;
                    rest &= rest - 1;
                    base * 64 + bit
                })
            })
        })
    }
}

impl FromIterator<usize> for Bitmap {
    fn from_iter<I: IntoIterator<Item = usize>>(indices: I) -> Bitmap {
        let mut set = Bitmap::new();
        indices.into_iter().for_each(|index| set.set(index));
        set
    }
}

/// Which objects must stay because a table points to them. `semispace` moves everything and ignores it: see
/// [`Heap::relocations`](super::Heap::relocations).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pins {
    /// None.
    #[default]
    Nothing,
    /// Entries of a table that is hashed by content: those they point to if [`GabPin::Tables`](super::GabPin::Tables) is chosen.
    Table,
    /// Entries of a table that is hashed by address: all they point to.
    AddressTable,
}

/// Size and pointer words of one type. An allocation is `count` consecutive elements of a layout.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Layout {
    /// Bytes of one element, as Go lays it out. A layout with pointers has a multiple of 8.
    pub size: u32,
    /// Which 8-byte words of an element hold pointers; empty means pointer-free.
    pub pointer_words: Bitmap,
    /// Whether objects that slots of this layout point to may be moved by `balanced`.
    pub pins: Pins,
}

impl Layout {
    /// A layout of `size` bytes without pointers.
    pub const fn pointer_free(size: u32) -> Layout {
        Layout { size, pointer_words: Bitmap::new(), pins: Pins::Nothing }
    }

    /// A layout of `size` bytes with pointers at the given word indices.
    pub fn with_pointers(size: u32, words: impl IntoIterator<Item = usize>) -> Layout {
        Layout { size, pointer_words: words.into_iter().collect(), pins: Pins::Nothing }
    }

    /// Whether no word holds a pointer.
    pub fn is_pointer_free(&self) -> bool {
        self.pointer_words.is_empty()
    }
}
