//! `html`: named characters.

mod entities;

use super::native::NativeFn;
use entities::ENTITIES;

pub(super) const NATIVES: &[(&str, NativeFn)] = &[("entity", |cx| {
    let name = cx.string(0);
    let found = ENTITIES.binary_search_by_key(&name, |entity| entity.0.as_bytes());
    let (first, second) = found.map_or((0, 0), |index| (ENTITIES[index].1, ENTITIES[index].2));
    cx.set_word(0, u64::from(first));
    cx.set_word(1, u64::from(second));
    Ok(())
})];
