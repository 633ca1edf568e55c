//! A table that grows while others read it.
//!
//! One of the modules with `unsafe` code. Elements never move and live as long as the table, so that references to them,
//! and raw addresses, stay good while it grows.

use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// An array of limited size that is appended to while it is read. It takes memory only where elements are.
#[derive(Debug)]
pub struct Table<T> {
    base: *mut T,
    room: usize,
    /// The elements below are initialised and published.
    len: AtomicUsize,
    /// Held while elements are appended.
    appending: Mutex<()>,
}

// SAFETY: the table owns its elements, and moves with them.
unsafe impl<T: Send> Send for Table<T> {}
// SAFETY: published elements are only read; one thread at a time appends others behind them.
unsafe impl<T: Send + Sync> Sync for Table<T> {}

impl<T> Table<T> {
    /// An empty table with room for so many elements.
    pub fn with_room(room: usize) -> Table<T> {
        let mut elements = ManuallyDrop::new(Vec::with_capacity(room));
        Table {
            base: elements.as_mut_ptr(),
            room: elements.capacity(),
            len: AtomicUsize::new(0),
            appending: Mutex::new(()),
        }
    }

    /// Appends an element.
    ///
    /// # Panics
    ///
    /// The table is full.
    pub fn push(&self, element: T) {
        self.extend([element]);
    }

    /// Appends elements; each is there for readers at once.
    ///
    /// # Panics
    ///
    /// The table is full.
    pub fn extend(&self, elements: impl IntoIterator<Item = T>) {
        let _appending = self.appending.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let mut len = self.len.load(Ordering::Relaxed);
        for element in elements {
            assert!(len < self.room, "a table with room for {len} elements is full");
            // SAFETY: the place is inside the allocation and not published; only this thread appends.
            unsafe { self.base.add(len).write(element) };
            len += 1;
            self.len.store(len, Ordering::Release);
        }
    }
}

impl<T> Deref for Table<T> {
    type Target = [T];

    #[inline(always)]
    fn deref(&self) -> &[T] {
        // SAFETY: so many elements are initialised, and nothing writes to them while the table lives.
        unsafe { std::slice::from_raw_parts(self.base, self.len.load(Ordering::Acquire)) }
    }
}

impl<T> Drop for Table<T> {
    fn drop(&mut self) {
        // SAFETY: the parts of the vector that `with_room` made; so many elements are initialised.
        drop(unsafe { Vec::from_raw_parts(self.base, *self.len.get_mut(), self.room) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_stay_where_they_are() {
        let table = Table::with_room(100);
        table.push(String::from("first"));
        let first = &table[0];
        table.extend((0..50).map(|i| i.to_string()));
        assert_eq!(first, "first");
        assert_eq!((table.len(), &*table[50]), (51, "49"));
    }

    #[test]
    #[should_panic(expected = "full")]
    fn a_full_table_takes_no_more() {
        let table = Table::with_room(1);
        (0..=table.room).for_each(|i| table.push(i));
    }
}
