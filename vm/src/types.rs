//! The program's types, prepared for speed, and the collector's layouts.
//!
//! Layouts that are no Go type (channel headers, map tables, records of deferred calls) come first. A type's number gives
//! that of its layout (`layout_of`); the groups of a map type's tables have a layout whose number no type has.

use minigo_gc::{Bitmap, Layout, LayoutId, Table};
use minigo_lang::bytecode::map_shape::{HEADER_POINTER, HEADER_WORDS};
use minigo_lang::bytecode::{
    EqKind, Kind, MapKind, MethodEntry, MethodIdx, Program, Repr, TypeDesc, TypeIdx, room,
};
use rustc_hash::FxHashMap;
use std::sync::{Arc, OnceLock};

use crate::chan::{BUFFER, CHAN_BYTES};
use crate::config::DenseMaps;
use crate::image::table;
use crate::map::{MapLayout, SlotPart};

/// A type.
#[derive(Debug)]
pub struct RtType {
    /// Size in bytes.
    pub size: usize,
    /// Words of the register form.
    pub words: usize,
    /// How values move between memory and registers.
    pub repr: Repr,
    /// What it is.
    pub kind: Kind,
    /// How values are compared.
    pub eq: EqKind,
    /// An interface's data word holds the value itself.
    pub direct: bool,
    /// No word of a value is a pointer.
    pub pointer_free: bool,
    /// Map code, for maps.
    pub map_kind: MapKind,
    /// Element of an array, slice, pointer, channel or map; else type 0.
    pub elem: TypeIdx,
    /// Key of a map; else type 0.
    pub key: TypeIdx,
    /// Methods by ascending number, once values of the type may get into interfaces.
    methods: OnceLock<Vec<MethodEntry>>,
    /// Everything else.
    pub desc: TypeDesc,
}

/// All types of a program.
#[derive(Debug)]
pub struct RtTypes {
    types: Table<RtType>,
    maps: Table<Option<MapLayout>>,
    well_known: FxHashMap<Arc<str>, TypeIdx>,
    method_names: Table<Arc<str>>,
    dense_maps: DenseMaps,
}

impl RtTypes {
    /// Tables for the types of a program with this first unit.
    pub fn new(unit: &Program, dense_maps: DenseMaps) -> RtTypes {
        RtTypes {
            types: Table::with_room(unit.types.len() + room::TYPES),
            maps: Table::with_room(unit.types.len() + room::TYPES),
            well_known: unit.well_known_types.iter().cloned().collect(),
            method_names: table(unit.methods.len()),
            dense_maps,
        }
    }

    /// Adds a unit's types. Returns their layouts.
    pub fn extend(&self, unit: &mut Program) -> Vec<Layout> {
        let first = self.types.len();
        self.method_names.extend(unit.methods.iter().map(|method| Arc::clone(&method.name)));
        self.types.extend(std::mem::take(&mut unit.types).into_iter().map(RtType::new));
        for (ty, methods) in std::mem::take(&mut unit.method_tables) {
            let known = self.get(ty).methods.set(methods);
            assert!(known.is_ok(), "a type gets its methods once");
        }
        let new = &self.types[first..];
        let mut layouts: Vec<Layout> = new.iter().map(RtType::layout).collect();
        self.maps.extend(new.iter().map(|ty| {
            let group = ty.desc.group?;
            let (map, entries) = map_layout(&self.types, ty, layout_of(group), self.dense_maps);
            layouts[group.0 as usize - first] = entries;
            Some(map)
        }));
        layouts
    }

    /// A type by its number.
    #[inline(always)]
    pub fn get(&self, index: TypeIdx) -> &RtType {
        &self.types[index.0 as usize]
    }

    /// The layout of a map type.
    #[inline(always)]
    pub(crate) fn map(&self, index: TypeIdx) -> &MapLayout {
        self.maps[index.0 as usize].as_ref().expect("a map type, as the verifier checked")
    }

    /// The layouts of all map types, by type.
    #[inline(always)]
    pub(crate) fn maps(&self) -> &[Option<MapLayout>] {
        &self.maps
    }

    /// A type that the machine or a native needs by name (`runtime.errorString`), if the program has it.
    pub fn well_known(&self, name: &str) -> Option<TypeIdx> {
        self.well_known.get(name).copied()
    }

    /// The name of a method number.
    pub fn method_name(&self, method: MethodIdx) -> &str {
        &self.method_names[method.0 as usize]
    }

    /// Whether the concrete type `ty` has all methods of the interface type `iface`; else the first that it lacks.
    pub fn missing_method(&self, ty: TypeIdx, iface: TypeIdx) -> Option<MethodIdx> {
        let have = self.get(ty).methods();
        let want = self.get(iface).desc.interface_methods.iter();
        let lacking =
            want.filter(|&&method| have.binary_search_by_key(&method, |entry| entry.method).is_err());
        lacking.copied().min_by_key(|&method| self.method_name(method))
    }
}

impl RtType {
    /// Methods by ascending number; none while no interface can hold values of the type.
    #[inline]
    pub(crate) fn methods(&self) -> &[MethodEntry] {
        self.methods.get().map_or(&[], Vec::as_slice)
    }

    fn new(desc: TypeDesc) -> RtType {
        RtType {
            size: desc.size as usize,
            words: desc.words as usize,
            repr: desc.repr,
            kind: desc.kind,
            eq: desc.eq,
            direct: desc.direct,
            pointer_free: desc.pointers.is_empty(),
            map_kind: desc.map_kind,
            elem: desc.elem.unwrap_or(TypeIdx(0)),
            key: desc.key.unwrap_or(TypeIdx(0)),
            methods: OnceLock::new(),
            desc,
        }
    }

    /// How the collector sees a value in memory.
    fn layout(&self) -> Layout {
        let words = &self.desc.pointers;
        let indices = (0..words.0.len() * 64).filter(|&index| words.contains(index));
        Layout { pointer_words: indices.collect::<Bitmap>(), ..Layout::pointer_free(self.size as u32) }
    }

    /// Indices of the words that hold pointers.
    fn pointer_words(&self) -> Vec<usize> {
        (0..self.size / 8).filter(|&index| self.desc.pointers.contains(index)).collect()
    }

    /// The pointer words of the register form, which are those of the memory form.
    pub(crate) fn pointer_bits(&self) -> &[u64] {
        &self.desc.pointers.0
    }
}

macro_rules! machine_layouts {
    ($($(#[$doc:meta])* $NAME:ident: $size:expr, $pointers:expr;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u32)]
        enum Number { $($NAME,)* FIRST_TYPE }

        $($(#[$doc])* pub(crate) const $NAME: LayoutId = LayoutId(Number::$NAME as u32);)*

        /// The layouts that come before those of the types.
        pub fn machine_layouts() -> Vec<Layout> {
            vec![$(Layout::with_pointers($size as u32, $pointers)),*]
        }
    };
}

machine_layouts! {
    /// The record of a deferred call: the next record and the closure.
    DEFER_RECORD: 16, [0, 1];
    /// The header of a channel with a buffer of its own.
    CHAN_HEADER: CHAN_BYTES, [BUFFER];
    /// The header of a map.
    MAP_HEADER: 8 * HEADER_WORDS, [HEADER_POINTER as usize];
    /// A table of a map.
    MAP_TABLE: 32, [2];
    /// One word of a map's directory.
    MAP_DIRECTORY: 8, [0];
    /// One segment of the directory of a map in array form.
    MAP_SEGMENTS: 16, [1];
}

/// The layout of a type's values.
#[inline(always)]
pub fn layout_of(index: TypeIdx) -> LayoutId {
    LayoutId(Number::FIRST_TYPE as u32 + index.0)
}

/// Lays out a map type. With it comes the layout of the groups of its tables, which is to get the number `group`.
fn map_layout(types: &[RtType], ty: &RtType, group: LayoutId, dense: DenseMaps) -> (MapLayout, Layout) {
    let (key, elem) = (&types[ty.key.0 as usize], &types[ty.elem.0 as usize]);
    let (key_pointers, elem_pointers) = (key.pointer_words(), elem.pointer_words());
    MapLayout::new(
        &slot_part(ty.key, key, &key_pointers),
        &slot_part(ty.elem, elem, &elem_pointers),
        ty.map_kind,
        hashes_addresses(types, ty.key),
        group,
        dense,
    )
}

fn slot_part<'a>(index: TypeIdx, ty: &RtType, pointers: &'a [usize]) -> SlotPart<'a> {
    SlotPart {
        ty: index,
        size: ty.size as u32,
        align: ty.desc.align as u32,
        pointers,
        signed: matches!(ty.repr, Repr::S8 | Repr::S16 | Repr::S32),
        narrow: matches!(ty.repr, Repr::U8 | Repr::S8 | Repr::U16 | Repr::S16 | Repr::U32 | Repr::S32),
        whole_words: if ty.desc.align == 8 && ty.size == 8 * ty.words { ty.words } else { 0 },
    }
}

/// Whether a key's hash may depend on an address: pointers and channels, alone or in something, and interfaces,
/// which may hold them.
fn hashes_addresses(types: &[RtType], ty: TypeIdx) -> bool {
    let rt = &types[ty.0 as usize];
    match rt.kind {
        Kind::Pointer | Kind::Chan | Kind::UnsafePointer | Kind::Interface => true,
        Kind::Array => hashes_addresses(types, rt.elem),
        Kind::Struct => rt.desc.fields.iter().any(|field| hashes_addresses(types, field.ty)),
        _ => false,
    }
}
