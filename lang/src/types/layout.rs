//! Sizes, alignments and field offsets, as Go's compiler lays types out on amd64.

use super::{Basic, Ty, TyKind, TyMap, TypeStore};

/// The size that every type must stay below, as in Go's compiler (`types.MaxWidth`).
pub const MAX_OBJECT_BYTES: u64 = 1 << 50;

/// Size and alignment of a type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TypeLayout {
    /// Size in bytes, a multiple of `align`.
    pub size: u64,
    /// Alignment in bytes: 1, 2, 4 or 8.
    pub align: u64,
    /// Bytes up to the end of the last pointer word; 0 for a pointer-free type.
    pub pointer_bytes: u64,
}

/// Where a struct field lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FieldLayout {
    /// Byte offset from the struct's start.
    pub offset: u64,
    /// The field's type.
    pub ty: Ty,
}

/// Layouts computed so far. One per code generation; the store must not declare types meanwhile.
#[derive(Default, Debug)]
pub struct Layouts {
    sizes: TyMap<TypeLayout>,
}

const fn plain(size: u64) -> TypeLayout {
    TypeLayout { size, align: size, pointer_bytes: 0 }
}

const fn words(count: u64, pointer_words: u64) -> TypeLayout {
    TypeLayout { size: 8 * count, align: 8, pointer_bytes: 8 * pointer_words }
}

impl Layouts {
    /// The layout of `ty`. Sizes saturate at [`MAX_OBJECT_BYTES`]; the checker refuses such types.
    pub fn of(&mut self, store: &TypeStore, ty: Ty) -> TypeLayout {
        if let Some(&layout) = self.sizes.get(ty) {
            return layout;
        }
        let layout = self.compute(store, ty);
        self.sizes.insert(ty, layout);
        layout
    }

    /// Field offsets of a struct type, in source order. A complex type is one of two floats.
    pub fn fields(&mut self, store: &TypeStore, ty: Ty) -> Vec<FieldLayout> {
        let parts = |ty, size| [0, size].map(|offset| FieldLayout { offset, ty }).to_vec();
        let fields = match store.underlying(ty) {
            TyKind::Struct(fields) => fields,
            TyKind::Basic(Basic::Complex64) => return parts(Ty::FLOAT32, 4),
            TyKind::Basic(Basic::Complex128) => return parts(Ty::FLOAT64, 8),
            _ => return Vec::new(),
        };
        let mut offset = 0;
        fields
            .fields
            .iter()
            .map(|field| {
                let layout = self.of(store, field.ty);
                let at = round_up(offset, layout.align);
                offset = at.saturating_add(layout.size).min(MAX_OBJECT_BYTES);
                FieldLayout { offset: at, ty: field.ty }
            })
            .collect()
    }

    /// Calls `found` with the byte offset of every pointer word of `ty`, in ascending order, starting at `base`.
    pub fn pointer_words(&mut self, store: &TypeStore, ty: Ty, base: u64, found: &mut dyn FnMut(u64)) {
        if self.of(store, ty).pointer_bytes == 0 {
            return;
        }
        match store.underlying(ty) {
            TyKind::Array(elem, len) => {
                let size = self.of(store, *elem).size;
                for i in 0..*len {
                    self.pointer_words(store, *elem, base + i * size, found);
                }
            }
            TyKind::Struct(_) => {
                for field in self.fields(store, ty) {
                    self.pointer_words(store, field.ty, base + field.offset, found);
                }
            }
            TyKind::Interface(_) => found(base + 8),
            _ => found(base),
        }
    }

    fn compute(&mut self, store: &TypeStore, ty: Ty) -> TypeLayout {
        match store.underlying(ty) {
            TyKind::Invalid | TyKind::Tuple(_) | TyKind::TypeParam(_) => {
                TypeLayout { size: 0, align: 1, pointer_bytes: 0 }
            }
            TyKind::Basic(basic) => match basic {
                Basic::Bool | Basic::Int8 | Basic::Uint8 | Basic::UntypedBool => plain(1),
                Basic::Int16 | Basic::Uint16 => plain(2),
                Basic::Int32 | Basic::Uint32 | Basic::Float32 | Basic::UntypedRune => plain(4),
                Basic::Complex64 => TypeLayout { size: 8, align: 4, pointer_bytes: 0 },
                Basic::Complex128 | Basic::UntypedComplex => words(2, 0),
                Basic::String | Basic::UntypedString => words(2, 1),
                Basic::UnsafePointer | Basic::UntypedNil => words(1, 1),
                Basic::Int
                | Basic::Int64
                | Basic::Uint
                | Basic::Uint64
                | Basic::Uintptr
                | Basic::Float64
                | Basic::UntypedInt
                | Basic::UntypedFloat => plain(8),
            },
            TyKind::Pointer(_) | TyKind::Map(..) | TyKind::Chan(..) | TyKind::Func(_) => words(1, 1),
            TyKind::Slice(_) => words(3, 1),
            TyKind::Interface(_) => words(2, 2),
            TyKind::Array(elem, len) => {
                let elem = self.of(store, *elem);
                let size = elem.size.saturating_mul(*len).min(MAX_OBJECT_BYTES);
                let pointer_bytes = match (elem.pointer_bytes, *len) {
                    (0, _) | (_, 0) => 0,
                    (last, _) => size - elem.size + last,
                };
                TypeLayout { size, align: elem.align, pointer_bytes }
            }
            TyKind::Struct(_) => self.compute_struct(store, ty),
            TyKind::Named(_) => unreachable!("an underlying type is never a named one"),
        }
    }

    /// A struct whose last field has size zero gets padding, so that the field's address stays inside it.
    fn compute_struct(&mut self, store: &TypeStore, ty: Ty) -> TypeLayout {
        let (mut end, mut align, mut pointer_bytes) = (0, 1, 0);
        let fields = self.fields(store, ty);
        for (i, field) in fields.iter().enumerate() {
            let layout = self.of(store, field.ty);
            align = align.max(layout.align);
            end = field.offset.saturating_add(layout.size);
            if layout.pointer_bytes > 0 {
                pointer_bytes = field.offset + layout.pointer_bytes;
            }
            if layout.size == 0 && i + 1 == fields.len() && end > 0 {
                end += 1;
            }
        }
        TypeLayout { size: round_up(end, align).min(MAX_OBJECT_BYTES), align, pointer_bytes }
    }
}

fn round_up(n: u64, align: u64) -> u64 {
    n.div_ceil(align) * align
}
