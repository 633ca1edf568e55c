//! Go's maps, in the collector's heap.
//!
//! What it is: the Swiss table of Go 1.24 and later, with the same objects at the same sizes, so that a map costs here
//! what it costs there, or less. What it is not: a Rust map; no Go value ever stands outside the collector's heap.
//!
//! ## Objects
//! - The *header* (48 bytes) is what a map value points to. See `object.rs`.
//! - A *group* is a control word (8 control bytes) and 8 slots of key and element. A map of up to 8 entries is a
//!   header with one group, searched without hashing order.
//! - A larger map has a *directory* of *tables*, chosen by the hash's upper bits (extendible hashing). A table has
//!   up to 1024 slots in an array of groups; it doubles until then, and splits in two afterwards.
//! - One whose keys are dense integers has an *array* instead, see `array.rs`: it is smaller than Go's. With
//!   `--dense-maps=tables` none has.
//!
//! ## Invariants
//! - A table that has been replaced (grown, split, rebuilt) is *stale*: its entries stay as they were at that moment.
//!   Iterators that stand in it finish it, and look each key up in the map that is now.
//! - Every allocation comes before the change it is for. A failed one leaves a correct map, and the instruction is
//!   executed again after the collection.
//! - Hashes of keys that hold addresses are valid until objects move against their pins (`semispace`); the header
//!   remembers at which count of such relocations. The map is rebuilt at its next use after one.
//! - A map in array form has no table: what works on tables asks [`is_array`](object::Header::is_array) first.
//!
//! Start reading at `object.rs` and `control.rs`, then `search.rs`, `access.rs` and `delete.rs`; `words.rs` and `strings.rs` have the most frequent keys.

mod access;
mod array;
mod control;
mod delete;
mod grow;
mod hash;
mod iterate;
mod key;
mod last;
mod object;
mod recent;
mod search;
mod strings;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use access::{
    MapCx, MapError, find, get_or_insert, len, look_home, look_iface_home, make, make_in_frame,
};
pub(crate) use delete::{clear, delete};
pub(crate) use hash::{hash_bytes, hash_word, seed_of_type};
pub(crate) use iterate::{ITERATOR_WORDS, IterState, iter_next, iter_start};
pub(crate) use key::{AnyKey, IfaceKey, Key, StrKey, WordKey};
pub(crate) use last::LastLookup;
pub(crate) use object::{MapLayout, SlotPart};
pub(crate) use recent::RecentKeys;
pub(crate) use strings::{
    delete_short, delete_short_home, find_or_claim_short, find_or_claim_short_home, find_short,
    find_short_home,
};
pub(crate) use words::{
    SLOT, delete_home, delete_near, find_home, find_near, find_or_claim_home, find_or_claim_near,
};
