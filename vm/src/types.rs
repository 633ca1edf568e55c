//! The program's types, prepared for speed, and the collector's layouts.
//!
//! A type's number is also the number of its layout. Layouts that are no Go type (channel headers, map groups, records of
//! deferred calls) follow after the program's types.

use minigo_gc::{Bitmap, Layout, LayoutId};
use minigo_lang::bytecode::{EqKind, Kind, MapKind, MethodIdx, Program, Repr, TypeDesc, TypeIdx};
use rustc_hash::FxHashMap;
use std::sync::Arc;

use crate::chan::ChanLayouts;
use crate::map::{MapLayout, SharedLayouts, SlotPart};

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
    /// Everything else.
    pub desc: TypeDesc,
}

/// All types of a program.
#[derive(Debug)]
pub struct RtTypes {
    types: Box<[RtType]>,
    layouts: Vec<Layout>,
    chan: ChanLayouts,
    word_pair: LayoutId,
    map_layouts: SharedLayouts,
    maps: Box<[Option<MapLayout>]>,
    well_known: FxHashMap<Arc<str>, TypeIdx>,
    method_names: Box<[Arc<str>]>,
}

impl RtTypes {
    /// Prepares a program's types.
    pub fn new(program: &Program) -> RtTypes {
        let types: Box<[RtType]> = program.types.iter().map(|desc| RtType::new(desc.clone())).collect();
        let mut layouts: Vec<Layout> = types.iter().map(RtType::layout).collect();
        let chan = ChanLayouts::register(&mut layouts);
        layouts.push(Layout::with_pointers(16, [0, 1]));
        let word_pair = LayoutId(layouts.len() as u32 - 1);
        let map_layouts = SharedLayouts::register(&mut layouts);
        let maps = types.iter().map(|ty| map_layout(&types, ty, &mut layouts)).collect();
        RtTypes {
            map_layouts,
            maps,
            types,
            layouts,
            chan,
            word_pair,
            well_known: program.well_known_types.iter().cloned().collect(),
            method_names: program.methods.iter().map(|method| Arc::clone(&method.name)).collect(),
        }
    }

    /// A type by its number.
    #[inline(always)]
    pub fn get(&self, index: TypeIdx) -> &RtType {
        &self.types[index.0 as usize]
    }

    /// Number of the program's types.
    pub fn len(&self) -> usize {
        self.types.len()
    }

    /// Whether the program has no types at all.
    pub fn is_empty(&self) -> bool {
        self.types.is_empty()
    }

    /// All layouts, for the collector.
    pub fn layouts(&self) -> &[Layout] {
        &self.layouts
    }

    /// Layouts of channels.
    pub(crate) fn chan_layouts(&self) -> &ChanLayouts {
        &self.chan
    }

    /// Layout of two pointer words: the record of a deferred call.
    pub(crate) fn word_pair(&self) -> LayoutId {
        self.word_pair
    }

    /// Layouts that all maps share.
    pub(crate) fn map_layouts(&self) -> &SharedLayouts {
        &self.map_layouts
    }

    /// The layout of a map type.
    #[inline(always)]
    pub(crate) fn map(&self, index: TypeIdx) -> &MapLayout {
        self.maps[index.0 as usize].as_ref().expect("a map type, as the verifier checked")
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
        let have = &self.get(ty).desc.methods;
        let want = self.get(iface).desc.interface_methods.iter();
        let lacking =
            want.filter(|&&method| have.binary_search_by_key(&method, |entry| entry.method).is_err());
        lacking.copied().min_by_key(|&method| self.method_name(method))
    }
}

impl RtType {
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

/// The layout of a type's values.
#[inline(always)]
pub fn layout_of(index: TypeIdx) -> LayoutId {
    LayoutId(index.0)
}

/// Lays out a map type; nothing for other types.
fn map_layout(types: &[RtType], ty: &RtType, layouts: &mut Vec<Layout>) -> Option<MapLayout> {
    if ty.kind != Kind::Map {
        return None;
    }
    let (key, elem) = (&types[ty.key.0 as usize], &types[ty.elem.0 as usize]);
    let (key_pointers, elem_pointers) = (key.pointer_words(), elem.pointer_words());
    Some(MapLayout::register(
        &slot_part(ty.key, key, &key_pointers),
        &slot_part(ty.elem, elem, &elem_pointers),
        ty.map_kind,
        hashes_addresses(types, ty.key),
        layouts,
    ))
}

fn slot_part<'a>(index: TypeIdx, ty: &RtType, pointers: &'a [usize]) -> SlotPart<'a> {
    SlotPart {
        ty: index,
        size: ty.size as u32,
        align: ty.desc.align as u32,
        pointers,
        signed: matches!(ty.repr, Repr::S8 | Repr::S16 | Repr::S32),
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
