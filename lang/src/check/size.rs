//! Sizes of types: what Go's compiler says of those that no machine can hold (`types.CalcSize`).
//!
//! As in Go they are computed only for a program without other errors.

use super::Checker;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;
use crate::types::{Layouts, MAX_OBJECT_BYTES, Ty, TyKind};

/// Elements of a channel must be smaller.
const CHAN_ELEM_BYTES: u64 = 1 << 16;
/// Keys and elements of a map must be smaller.
const MAP_PART_BYTES: u64 = 1 << 31;
/// Types with pointers must not be larger: a bitmap tells where these are.
const MAX_POINTERFUL_BYTES: u64 = 1 << 30;

impl<'a> Checker<'a> {
    /// The size of a type that the user wrote at this place will be checked.
    pub(super) fn check_size_later(&mut self, ty: Ty, span: Span) {
        if self.packages[self.env.pkg.0 as usize].user {
            // Go says it of the declaration as a whole.
            let declared = self.path.last().map(|&obj| self.obj(obj).span);
            self.sized.push((ty, declared.unwrap_or(span)));
        }
    }

    /// Checks the sizes of types, once all are complete.
    pub(super) fn check_sizes(&mut self) {
        let mut layouts = Layouts::default();
        for (ty, span) in std::mem::take(&mut self.sized) {
            let size = |layouts: &mut Layouts, ty: Ty| layouts.of(&self.types, ty).size;
            let text = |ty: Ty| self.ty_text(ty);
            let message = match self.types.underlying(ty) {
                TyKind::Array(elem, _) if size(&mut layouts, *elem) < MAX_OBJECT_BYTES => {
                    let large = size(&mut layouts, ty) >= MAX_OBJECT_BYTES;
                    large.then(|| format!("type {} larger than address space", text(ty)))
                }
                TyKind::Struct(fields) => {
                    let mut parts = fields.fields.iter().map(|field| size(&mut layouts, field.ty));
                    let sound = parts.all(|part| part < MAX_OBJECT_BYTES);
                    let large = sound && size(&mut layouts, ty) >= MAX_OBJECT_BYTES;
                    large.then(|| format!("type {} too large", text(ty)))
                }
                TyKind::Chan(_, elem) => {
                    let large = size(&mut layouts, *elem) >= CHAN_ELEM_BYTES;
                    large.then(|| "channel element type too large (>64kB)".into())
                }
                TyKind::Map(_, elem) if size(&mut layouts, *elem) >= MAP_PART_BYTES => {
                    Some("map element type too large".into())
                }
                TyKind::Map(key, _) if size(&mut layouts, *key) >= MAP_PART_BYTES => {
                    Some("map key type too large".into())
                }
                _ => None,
            };
            if let Some(message) = message {
                self.error(span, message);
                continue;
            }
            let layout = layouts.of(&self.types, ty);
            if layout.pointer_bytes > 0 && layout.size > MAX_POINTERFUL_BYTES {
                let message = format!("type {}: types with pointers are limited to 1 GiB", self.ty_text(ty));
                self.diagnostics.push(Diagnostic::new(Code::Limit, span, message));
            }
        }
    }
}
