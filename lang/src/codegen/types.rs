//! Types as the code generator and the machine see them: shapes of values, and the program's type descriptors.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::bytecode::map_shape::MapShape;
use crate::bytecode::{EqKind, FieldDesc, Kind, MapKind, Repr, TypeDesc, TypeIdx, WordMap};
use crate::symbol::Interner;
use crate::types::{
    Basic, ChanDir, Field, FieldLayout, Layouts, PkgId, Style, Ty, TyKind, TyMap, TypePrinter, TypeStore,
};

/// A value of this many words, or more, fits no frame.
const NO_FRAME_WORDS: u64 = 1 << 16;

/// How a value of a type lies in registers and in memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Shape {
    /// Words of the register form, at most [`NO_FRAME_WORDS`].
    pub(super) words: u32,
    /// Between memory and registers.
    pub(super) repr: Repr,
    /// Bytes in memory.
    pub(super) size: u64,
    /// Lies on word boundaries in memory, and fills words.
    pub(super) aligned: bool,
    /// Holds pointers.
    pub(super) pointers: bool,
}

/// How the machine computes with a one-word type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// Signed integer of this many bits.
    Signed(u32),
    /// Unsigned integer of this many bits; bool is one of 8.
    Unsigned(u32),
    F32,
    F64,
    Str,
    Iface,
    Slice,
    /// Pointer, map, channel, function.
    Ptr,
    /// Struct or array.
    Aggregate,
}

/// What is known of a program's types beside their descriptors, between units.
#[derive(Debug, Default)]
pub(super) struct KnownTypes {
    layouts: Layouts,
    shapes: TyMap<Shape>,
    fields: TyMap<Arc<[FieldLayout]>>,
    index: FxHashMap<Ty, TypeIdx>,
}

impl KnownTypes {
    /// The type of a number, if it is one of the source's.
    pub(super) fn ty(&self, number: TypeIdx) -> Option<Ty> {
        self.index.iter().find(|&(_, &index)| index == number).map(|(&ty, _)| ty)
    }
}

#[derive(Debug)]
pub(super) struct TypeTable<'p> {
    store: &'p TypeStore,
    names: TypePrinter<'p>,
    layouts: Layouts,
    shapes: TyMap<Shape>,
    fields: TyMap<Arc<[FieldLayout]>>,
    index: FxHashMap<Ty, TypeIdx>,
    pub(super) descs: Vec<TypeDesc>,
    /// Types whose descriptors lack what refers to other types.
    incomplete: Vec<Ty>,
}

impl<'p> TypeTable<'p> {
    /// Goes on with types of which there are these descriptors.
    pub(super) fn new(
        known: KnownTypes,
        mut descs: Vec<TypeDesc>,
        store: &'p TypeStore,
        interner: &'p Interner,
    ) -> Self {
        let names =
            TypePrinter { store, interner, from: PkgId::UNIVERSE, by_path: &[], style: Style::Reflect };
        let KnownTypes { layouts, shapes, fields, index } = known;
        if descs.is_empty() {
            descs.push(TypeDesc::default());
        }
        TypeTable { store, names, layouts, shapes, fields, index, descs, incomplete: Vec::new() }
    }

    /// What stays when all descriptors are complete, and those.
    pub(super) fn into_known(self) -> (KnownTypes, Vec<TypeDesc>) {
        let TypeTable { layouts, shapes, fields, index, descs, .. } = self;
        (KnownTypes { layouts, shapes, fields, index }, descs)
    }

    pub(super) fn shape(&mut self, ty: Ty) -> Shape {
        if let Some(&shape) = self.shapes.get(ty) {
            return shape;
        }
        let layout = self.layouts.of(self.store, ty);
        let repr = repr(self.store, ty, layout.size);
        let words = match repr {
            Repr::Empty => 0,
            Repr::Str | Repr::Iface => 2,
            Repr::Slice => 3,
            Repr::Mem => layout.size.div_ceil(8).min(NO_FRAME_WORDS) as u32,
            _ => 1,
        };
        let (size, aligned) = (layout.size, layout.align.is_multiple_of(8));
        let shape = Shape { words, repr, size, aligned, pointers: layout.pointer_bytes > 0 };
        self.shapes.insert(ty, shape);
        shape
    }

    pub(super) fn class(&self, ty: Ty) -> Class {
        class(self.store, ty)
    }

    /// Calls `found` with the pointer words of the register form, counted from `base`.
    pub(super) fn pointer_words(&mut self, ty: Ty, base: u32, found: &mut dyn FnMut(u32)) {
        self.layouts.pointer_words(self.store, ty, 0, &mut |byte| found(base + (byte / 8) as u32));
    }

    /// How a map's slots lie.
    pub(super) fn map_shape(&mut self, key: Ty, elem: Ty) -> MapShape {
        let [key, elem] = [key, elem].map(|part| {
            let layout = self.layouts.of(self.store, part);
            (layout.size as u32, layout.align as u32)
        });
        MapShape::new(key, elem)
    }

    /// Byte offsets and types of a struct's fields.
    pub(super) fn fields(&mut self, ty: Ty) -> Arc<[FieldLayout]> {
        let under = self.store.underlying_ty(ty);
        if let Some(fields) = self.fields.get(under) {
            return Arc::clone(fields);
        }
        let fields: Arc<[FieldLayout]> = self.layouts.fields(self.store, under).into();
        self.fields.insert(under, Arc::clone(&fields));
        fields
    }

    /// The type's number, given on first request.
    pub(super) fn index(&mut self, ty: Ty) -> TypeIdx {
        if let Some(&idx) = self.index.get(&ty) {
            return idx;
        }
        let shape = self.shape(ty);
        let layout = self.layouts.of(self.store, ty);
        let mut pointers = WordMap::default();
        self.pointer_words(ty, 0, &mut |word| pointers.insert(word as usize));
        let mut desc = TypeDesc {
            kind: kind(self.store, ty),
            name: self.names.text(ty).into(),
            size: layout.size,
            align: layout.align,
            pointers,
            words: shape.words,
            repr: shape.repr,
            direct: is_direct(self.store, ty),
            ..TypeDesc::default()
        };
        if let TyKind::Named(id) = self.store.kind(ty) {
            let named = self.store.named(*id);
            desc.declared_name = self.names.interner.text(named.name).into();
            desc.pkg_path = Arc::clone(&named.pkg_path);
        }
        let idx = self.add(desc);
        self.index.insert(ty, idx);
        self.incomplete.push(ty);
        idx
    }

    /// The type's number, if it has one.
    pub(super) fn known(&self, ty: Ty) -> Option<TypeIdx> {
        self.index.get(&ty).copied()
    }

    /// Adds a descriptor for which there is no type in the source.
    pub(super) fn add(&mut self, desc: TypeDesc) -> TypeIdx {
        self.descs.push(desc);
        TypeIdx(self.descs.len() as u32 - 1)
    }

    /// Fills in what the new descriptors say about other types. Returns the types completed.
    pub(super) fn complete(&mut self) -> Vec<Ty> {
        let mut done = Vec::new();
        while let Some(ty) = self.incomplete.pop() {
            self.complete_one(ty);
            done.push(ty);
        }
        done
    }

    fn complete_one(&mut self, ty: Ty) {
        let store = self.store;
        let eq = self.eq_kind(ty);
        let at = self.index[&ty].0 as usize;
        self.descs[at].eq = eq;
        match store.underlying(ty) {
            TyKind::Pointer(elem) | TyKind::Slice(elem) => {
                let elem = self.index(*elem);
                self.descs[at].elem = Some(elem);
            }
            TyKind::Array(elem, len) => {
                let elem = self.index(*elem);
                self.descs[at].elem = Some(elem);
                self.descs[at].len = *len;
            }
            TyKind::Map(key, value) => {
                self.descs[at].key = Some(self.index(*key));
                self.descs[at].elem = Some(self.index(*value));
                self.descs[at].map_kind = self.map_kind(*key);
                self.descs[at].group = Some(self.add(TypeDesc::default()));
            }
            TyKind::Chan(dir, elem) => {
                self.descs[at].elem = Some(self.index(*elem));
                self.descs[at].chan_dir = match dir {
                    ChanDir::Recv => 1,
                    ChanDir::Send => 2,
                    ChanDir::Both => 3,
                };
            }
            TyKind::Struct(fields) => {
                let layouts = self.fields(ty);
                let descs = fields.fields.iter().zip(layouts.iter());
                self.descs[at].fields =
                    descs.map(|(field, layout)| self.field_desc(field, layout)).collect::<Vec<_>>();
            }
            TyKind::Basic(Basic::Complex64 | Basic::Complex128) => {
                let layouts = self.fields(ty);
                self.descs[at].fields =
                    layouts.iter().map(|layout| self.part_desc(layout)).collect::<Vec<_>>();
            }
            TyKind::Func(sig) => {
                self.descs[at].params = sig.params.iter().map(|&ty| self.index(ty)).collect();
                self.descs[at].results = sig.results.iter().map(|&ty| self.index(ty)).collect();
                self.descs[at].variadic = sig.variadic;
            }
            _ => {}
        }
    }

    fn field_desc(&mut self, field: &Field, layout: &FieldLayout) -> FieldDesc {
        let name = self.names.interner.text(field.name);
        FieldDesc {
            exported: name.chars().next().is_some_and(char::is_uppercase),
            name: name.into(),
            ty: self.index(field.ty),
            offset: layout.offset,
            embedded: field.embedded,
            tag: Arc::clone(&field.tag),
        }
    }

    /// A part of a complex number, a field without a name.
    fn part_desc(&mut self, layout: &FieldLayout) -> FieldDesc {
        FieldDesc {
            name: "".into(),
            ty: self.index(layout.ty),
            offset: layout.offset,
            embedded: false,
            exported: false,
            tag: "".into(),
        }
    }

    /// Tells descriptors of the pointer types to them.
    pub(super) fn link_pointers(&mut self) {
        for (&ty, &idx) in &self.index {
            if let TyKind::Pointer(elem) = self.store.kind(ty)
                && let Some(elem) = self.index.get(elem)
            {
                self.descs[elem.0 as usize].pointer_to = Some(idx);
            }
        }
    }

    fn map_kind(&mut self, key: Ty) -> MapKind {
        match (self.eq_kind(key), self.shape(key).repr) {
            (EqKind::Bits, repr) if !matches!(repr, Repr::Mem | Repr::Empty) => MapKind::Word,
            (EqKind::Str, _) => MapKind::Str,
            (EqKind::Iface, _) => MapKind::Iface,
            _ => MapKind::Any,
        }
    }

    pub(super) fn eq_kind(&mut self, ty: Ty) -> EqKind {
        let store = self.store;
        match store.underlying(ty) {
            TyKind::Basic(Basic::Float32) => EqKind::F32,
            TyKind::Basic(Basic::Float64) => EqKind::F64,
            TyKind::Basic(Basic::String) => EqKind::Str,
            TyKind::Basic(Basic::Complex64 | Basic::Complex128) => EqKind::Fields,
            TyKind::Basic(_) | TyKind::Pointer(_) | TyKind::Chan(..) => EqKind::Bits,
            TyKind::Interface(_) => EqKind::Iface,
            TyKind::Array(elem, _) => match self.eq_kind(*elem) {
                EqKind::Never => EqKind::Never,
                EqKind::Bits => EqKind::Bits,
                _ => EqKind::Elems,
            },
            TyKind::Struct(fields) => {
                let kinds: Vec<_> = fields.fields.iter().map(|field| self.eq_kind(field.ty)).collect();
                if kinds.contains(&EqKind::Never) {
                    return EqKind::Never;
                }
                let blank = fields.fields.iter().any(|field| field.name == crate::symbol::Symbol::BLANK);
                let used: u64 = fields.fields.iter().map(|field| self.layouts.of(store, field.ty).size).sum();
                let padded = used != self.layouts.of(store, ty).size;
                match kinds.iter().all(|&kind| kind == EqKind::Bits) && !blank && !padded {
                    true => EqKind::Bits,
                    false => EqKind::Fields,
                }
            }
            _ => EqKind::Never,
        }
    }
}

fn repr(store: &TypeStore, ty: Ty, size: u64) -> Repr {
    match class(store, ty) {
        _ if size == 0 => Repr::Empty,
        Class::Signed(8) => Repr::S8,
        Class::Signed(16) => Repr::S16,
        Class::Signed(32) => Repr::S32,
        Class::Unsigned(8) => Repr::U8,
        Class::Unsigned(16) => Repr::U16,
        Class::Unsigned(32) | Class::F32 => Repr::U32,
        Class::Signed(_) | Class::Unsigned(_) | Class::F64 => Repr::Word,
        Class::Str => Repr::Str,
        Class::Iface => Repr::Iface,
        Class::Slice => Repr::Slice,
        Class::Ptr => Repr::Ptr,
        Class::Aggregate => Repr::Mem,
    }
}

fn class(store: &TypeStore, ty: Ty) -> Class {
    match store.underlying(ty) {
        TyKind::Basic(basic) => match basic {
            Basic::Bool | Basic::UntypedBool | Basic::Uint8 => Class::Unsigned(8),
            Basic::Int8 => Class::Signed(8),
            Basic::Int16 => Class::Signed(16),
            Basic::Uint16 => Class::Unsigned(16),
            Basic::Int32 | Basic::UntypedRune => Class::Signed(32),
            Basic::Uint32 => Class::Unsigned(32),
            Basic::Int | Basic::Int64 | Basic::UntypedInt => Class::Signed(64),
            Basic::Uint | Basic::Uint64 | Basic::Uintptr => Class::Unsigned(64),
            Basic::Float32 => Class::F32,
            Basic::Float64 | Basic::UntypedFloat => Class::F64,
            Basic::String | Basic::UntypedString => Class::Str,
            Basic::UnsafePointer | Basic::UntypedNil => Class::Ptr,
            Basic::Complex64 | Basic::Complex128 | Basic::UntypedComplex => Class::Aggregate,
        },
        TyKind::Pointer(_) | TyKind::Map(..) | TyKind::Chan(..) | TyKind::Func(_) => Class::Ptr,
        TyKind::Slice(_) => Class::Slice,
        TyKind::Interface(_) => Class::Iface,
        _ => Class::Aggregate,
    }
}

fn kind(store: &TypeStore, ty: Ty) -> Kind {
    match store.underlying(ty) {
        TyKind::Invalid | TyKind::Tuple(_) | TyKind::Named(_) | TyKind::TypeParam(_) => Kind::Invalid,
        TyKind::Basic(basic) => match basic {
            Basic::Bool | Basic::UntypedBool => Kind::Bool,
            Basic::Int | Basic::UntypedInt => Kind::Int,
            Basic::Int8 => Kind::Int8,
            Basic::Int16 => Kind::Int16,
            Basic::Int32 | Basic::UntypedRune => Kind::Int32,
            Basic::Int64 => Kind::Int64,
            Basic::Uint => Kind::Uint,
            Basic::Uint8 => Kind::Uint8,
            Basic::Uint16 => Kind::Uint16,
            Basic::Uint32 => Kind::Uint32,
            Basic::Uint64 => Kind::Uint64,
            Basic::Uintptr => Kind::Uintptr,
            Basic::Float32 => Kind::Float32,
            Basic::Float64 | Basic::UntypedFloat => Kind::Float64,
            Basic::Complex64 => Kind::Complex64,
            Basic::Complex128 | Basic::UntypedComplex => Kind::Complex128,
            Basic::String | Basic::UntypedString => Kind::String,
            Basic::UnsafePointer | Basic::UntypedNil => Kind::UnsafePointer,
        },
        TyKind::Pointer(_) => Kind::Pointer,
        TyKind::Slice(_) => Kind::Slice,
        TyKind::Array(..) => Kind::Array,
        TyKind::Map(..) => Kind::Map,
        TyKind::Chan(..) => Kind::Chan,
        TyKind::Struct(_) => Kind::Struct,
        TyKind::Func(_) => Kind::Func,
        TyKind::Interface(_) => Kind::Interface,
    }
}

/// Whether an interface holds values of the type in its data word.
pub(super) fn is_direct(store: &TypeStore, ty: Ty) -> bool {
    match store.underlying(ty) {
        TyKind::Pointer(_) | TyKind::Map(..) | TyKind::Chan(..) | TyKind::Func(_) => true,
        TyKind::Basic(Basic::UnsafePointer) => true,
        TyKind::Array(elem, 1) => is_direct(store, *elem),
        TyKind::Struct(fields) => match fields.fields.as_slice() {
            [field] => is_direct(store, field.ty),
            _ => false,
        },
        _ => false,
    }
}
