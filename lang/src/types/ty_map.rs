//! A map from types in which a look-up is an index: for what is asked of types at every step.

use super::Ty;

/// What is known of some types.
#[derive(Debug)]
pub struct TyMap<V> {
    /// By the types' numbers, which are dense.
    values: Vec<Option<V>>,
}

impl<V> Default for TyMap<V> {
    fn default() -> Self {
        TyMap { values: Vec::new() }
    }
}

impl<V> TyMap<V> {
    /// What is known of `ty`.
    pub fn get(&self, ty: Ty) -> Option<&V> {
        self.values.get(ty.index())?.as_ref()
    }

    /// Makes `value` what is known of `ty`.
    pub fn insert(&mut self, ty: Ty, value: V) {
        if self.values.len() <= ty.index() {
            self.values.resize_with(ty.index() + 1, || None);
        }
        self.values[ty.index()] = Some(value);
    }
}
