//! What all functions of a program share while it is generated: numbering of functions, strings, signatures, methods and
//! natives. A function gets its number when it is first referred to, and is generated later; so only reachable ones are.

use std::collections::VecDeque;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::read_only::ReadOnly;
use super::types::{Shape, TypeTable};
use crate::bytecode::Kind;
use crate::bytecode::{
    FuncDesc, FuncIdx, MethodDesc, MethodEntry, MethodIdx, NativeDesc, Program, Repr, SigDesc, SigIdx,
    TypeDesc, TypeIdx,
};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{SourceMap, Span};
use crate::symbol::{Interner, Symbol};
use crate::typed::{self, Expr, FuncId, Local, LocalId};
use crate::types::{MethodSel, PkgId, Ty, TyKind, method_set};

/// A function of the program to generate.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Job {
    /// A declared function or closure.
    Func(FuncId),
    /// A native as a function value or method: calls it.
    Native(FuncId),
    /// A method as an interface calls it: takes the data word of a value of the type.
    Method {
        /// The concrete type.
        ty: Ty,
        /// Index in its method set, see [`Unit::methods_of`].
        index: usize,
    },
}

#[derive(Debug)]
pub(super) struct Unit<'p> {
    pub(super) typed: &'p typed::Program,
    pub(super) sources: &'p SourceMap,
    pub(super) names: &'p Interner,
    pub(super) types: TypeTable<'p>,
    pub(super) program: Program,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) global_offsets: Vec<u32>,
    jobs: FxHashMap<Job, FuncIdx>,
    queue: VecDeque<(Job, FuncIdx)>,
    strings: FxHashMap<Arc<[u8]>, u32>,
    constants: FxHashMap<ReadOnly, u32>,
    /// Variables that only ever have the value they begin with, see `read_only.rs`.
    pub(super) read_only_locals: FxHashMap<*const Local, &'p Expr>,
    sigs: FxHashMap<SigDesc, SigIdx>,
    natives: FxHashMap<FuncId, u32>,
    methods: FxHashMap<(Symbol, PkgId, Ty), MethodIdx>,
    method_keys: Vec<(Symbol, PkgId, Ty)>,
    method_sets: FxHashMap<Ty, Arc<[MethodSel]>>,
    /// Concrete types whose values interfaces may hold, and how many method numbers their tables reflect.
    dynamic: Vec<(Ty, usize)>,
    is_dynamic: FxHashSet<Ty>,
    files: FxHashMap<Arc<str>, u32>,
}

/// The type of the values that natives panic with, as `panic("text")` does.
const PANIC_TEXT: (&str, Ty) = ("string", Ty::STRING);

fn is_runtime(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(package, _)| typed::RUNTIME_PACKAGES.contains(&package))
}

impl<'p> Unit<'p> {
    pub(super) fn new(typed: &'p typed::Program, sources: &'p SourceMap, names: &'p Interner) -> Self {
        let mut unit = Unit {
            typed,
            sources,
            names,
            types: TypeTable::new(&typed.types, names),
            program: Program::default(),
            diagnostics: Vec::new(),
            global_offsets: Vec::new(),
            jobs: FxHashMap::default(),
            queue: VecDeque::new(),
            strings: FxHashMap::default(),
            constants: FxHashMap::default(),
            read_only_locals: FxHashMap::default(),
            sigs: FxHashMap::default(),
            natives: FxHashMap::default(),
            methods: FxHashMap::default(),
            method_keys: Vec::new(),
            method_sets: FxHashMap::default(),
            dynamic: Vec::new(),
            is_dynamic: FxHashSet::default(),
            files: FxHashMap::default(),
        };
        unit.place_globals();
        unit
    }

    pub(super) fn shape(&mut self, ty: Ty) -> Shape {
        self.types.shape(ty)
    }

    fn place_globals(&mut self) {
        let mut end: u64 = 0;
        for global in &self.typed.globals {
            self.global_offsets.push(u32::try_from(end).unwrap_or(0));
            let size = self.shape(global.ty).size;
            let (pointers, first) = (&mut self.program.globals.pointers, (end / 8) as u32);
            if end < u64::from(u32::MAX) {
                self.types.pointer_words(global.ty, first, &mut |word| pointers.insert(word as usize));
            }
            let fitted = u32::try_from(end).is_ok();
            end = end.saturating_add(size.div_ceil(8) * 8);
            if fitted && u32::try_from(end).is_err() {
                let message =
                    format!("{}: package-level variables are larger than 4 GiB together", global.name);
                self.limit(global.span, message);
            }
        }
        self.program.globals.size = u32::try_from(end).unwrap_or(0);
    }

    pub(super) fn limit(&mut self, span: Span, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(Code::Limit, span, message));
    }

    /// File number and line of a position.
    pub(super) fn position(&mut self, span: Span) -> (u32, u32) {
        let Some(location) = self.sources.locate(span.start) else { return (self.file(""), 0) };
        let (file, line) = (location.file.to_owned(), location.line);
        (self.file(&file), line)
    }

    fn file(&mut self, name: &str) -> u32 {
        if let Some(&file) = self.files.get(name) {
            return file;
        }
        let name: Arc<str> = name.into();
        let file = self.program.files.len() as u32;
        self.program.files.push(Arc::clone(&name));
        self.files.insert(name, file);
        file
    }

    pub(super) fn string(&mut self, text: &Arc<[u8]>) -> u32 {
        if let Some(&index) = self.strings.get(text) {
            return index;
        }
        let index = self.program.strings.len() as u32;
        self.program.strings.push(Arc::clone(text));
        self.strings.insert(Arc::clone(text), index);
        index
    }

    /// The word in the program's constants where a value begins.
    pub(super) fn constant(&mut self, value: ReadOnly) -> u32 {
        let pool = &mut self.program.constants;
        *self.constants.entry(value).or_insert_with_key(|value| value.append_to(pool))
    }

    fn add_sig(&mut self, desc: SigDesc) -> SigIdx {
        if let Some(&sig) = self.sigs.get(&desc) {
            return sig;
        }
        let sig = SigIdx(self.program.sigs.len() as u32);
        self.program.sigs.push(desc.clone());
        self.sigs.insert(desc, sig);
        sig
    }

    /// The signature of parameters and results of these types.
    pub(super) fn sig(&mut self, params: &[Ty], results: &[Ty]) -> SigIdx {
        let mut desc = SigDesc::default();
        for &ty in params {
            let map = &mut desc.param_pointers;
            self.types.pointer_words(ty, desc.param_words, &mut |word| map.insert(word as usize));
            desc.param_words += self.shape(ty).words;
        }
        for &ty in results {
            let map = &mut desc.result_pointers;
            self.types.pointer_words(ty, desc.result_words, &mut |word| map.insert(word as usize));
            desc.result_words += self.shape(ty).words;
        }
        self.add_sig(desc)
    }

    /// The signature of a function type.
    pub(super) fn func_sig(&mut self, ty: Ty) -> SigIdx {
        match self.typed.types.underlying(ty) {
            TyKind::Func(sig) => self.sig(&sig.params, &sig.results),
            _ => self.sig(&[], &[]),
        }
    }

    /// The signature of a method type called through an interface: the data word comes first.
    pub(super) fn method_sig(&mut self, ty: Ty) -> SigIdx {
        match self.typed.types.underlying(ty) {
            TyKind::Func(sig) => {
                let mut params = vec![Ty::UNSAFE_POINTER];
                params.extend(&sig.params);
                self.sig(&params, &sig.results)
            }
            _ => self.sig(&[Ty::UNSAFE_POINTER], &[]),
        }
    }

    /// Types of a function's parameters, receiver first, and of its results.
    pub(super) fn signature_of(&self, func: FuncId) -> (Vec<Ty>, Vec<Ty>) {
        let func = &self.typed.funcs[func.0 as usize];
        let ty = |local: &LocalId| func.locals[local.0 as usize].ty;
        (func.params.iter().map(ty).collect(), func.results.iter().map(ty).collect())
    }

    /// The number of a function, which is thereby reachable.
    pub(super) fn func(&mut self, id: FuncId) -> FuncIdx {
        let native = self.typed.funcs[id.0 as usize].body.is_none();
        self.job(if native { Job::Native(id) } else { Job::Func(id) })
    }

    pub(super) fn job(&mut self, job: Job) -> FuncIdx {
        if let Some(&idx) = self.jobs.get(&job) {
            return idx;
        }
        let idx = FuncIdx(self.program.funcs.len() as u32);
        let sig = match &job {
            Job::Func(id) | Job::Native(id) => {
                let (params, results) = self.signature_of(*id);
                self.sig(&params, &results)
            }
            Job::Method { ty, index } => {
                let sig = self.methods_of(*ty)[*index].sig;
                self.method_sig(sig)
            }
        };
        let closure_type = match &job {
            Job::Func(id) => self.closure_type(*id),
            _ => None,
        };
        self.program.funcs.push(FuncDesc { sig, closure_type, ..FuncDesc::default() });
        self.jobs.insert(job.clone(), idx);
        self.queue.push_back((job, idx));
        idx
    }

    pub(super) fn next_job(&mut self) -> Option<(Job, FuncIdx)> {
        self.queue.pop_front()
    }

    /// Byte offsets of a closure's captures in its object, and the object's size.
    pub(super) fn capture_offsets(&mut self, id: FuncId) -> (Vec<u32>, u32) {
        let func = &self.typed.funcs[id.0 as usize];
        let mut end = 8;
        let mut offsets = Vec::new();
        for capture in &func.captures {
            offsets.push(end);
            let words = match capture.by_ref {
                true => 1,
                false => self.shape(func.locals[capture.inner.0 as usize].ty).words,
            };
            end += 8 * words;
        }
        (offsets, end)
    }

    fn closure_type(&mut self, id: FuncId) -> Option<TypeIdx> {
        let func = &self.typed.funcs[id.0 as usize];
        if func.captures.is_empty() {
            return None;
        }
        let (offsets, size) = self.capture_offsets(id);
        let mut desc = TypeDesc {
            kind: Kind::Struct,
            name: "closure".into(),
            size: u64::from(size),
            align: 8,
            words: size / 8,
            repr: Repr::Mem,
            ..TypeDesc::default()
        };
        for (capture, offset) in func.captures.iter().zip(offsets) {
            let pointers = &mut desc.pointers;
            if capture.by_ref {
                pointers.insert(offset as usize / 8);
            } else {
                let ty = func.locals[capture.inner.0 as usize].ty;
                self.types.pointer_words(ty, offset / 8, &mut |word| pointers.insert(word as usize));
            }
        }
        Some(self.types.add(desc))
    }

    pub(super) fn native(&mut self, id: FuncId) -> u32 {
        if let Some(&index) = self.natives.get(&id) {
            return index;
        }
        let (params, results) = self.signature_of(id);
        let sig = self.sig(&params, &results);
        let desc = NativeDesc {
            name: self.typed.funcs[id.0 as usize].name.replace("(*", "").replace(')', "").into(),
            sig,
            params: params.iter().map(|&ty| self.types.index(ty)).collect(),
            results: results.iter().map(|&ty| self.types.index(ty)).collect(),
        };
        let index = self.program.natives.len() as u32;
        self.program.natives.push(desc);
        self.natives.insert(id, index);
        index
    }

    /// The number of an interface's method.
    pub(super) fn method(&mut self, interface: Ty, index: u32) -> MethodIdx {
        match self.typed.types.underlying(interface) {
            TyKind::Interface(methods) => {
                let method = &methods.methods[index as usize];
                self.method_number((method.name, method.pkg, method.sig))
            }
            _ => MethodIdx(0),
        }
    }

    fn method_number(&mut self, key: (Symbol, PkgId, Ty)) -> MethodIdx {
        if let Some(&method) = self.methods.get(&key) {
            return method;
        }
        let method = MethodIdx(self.program.methods.len() as u32);
        self.program.methods.push(MethodDesc { name: self.names.text(key.0).into() });
        self.methods.insert(key, method);
        self.method_keys.push(key);
        method
    }

    /// The name of a method's wrapper, as in `main.(*T).m`.
    pub(super) fn wrapper_name(&mut self, ty: Ty, index: usize) -> String {
        let method = self.names.text(self.methods_of(ty)[index].name);
        let idx = self.types.index(ty);
        let name = &self.types.descs[idx.0 as usize].name;
        match name.strip_prefix('*').and_then(|name| name.split_once('.')) {
            Some((pkg, name)) => format!("{pkg}.(*{name}).{method}"),
            None => format!("{name}.{method}"),
        }
    }

    pub(super) fn methods_of(&mut self, ty: Ty) -> Arc<[MethodSel]> {
        if let Some(methods) = self.method_sets.get(&ty) {
            return Arc::clone(methods);
        }
        let methods: Arc<[MethodSel]> = method_set(&self.typed.types, ty).into();
        self.method_sets.insert(ty, Arc::clone(&methods));
        methods
    }

    /// Notes that interfaces may hold values of a concrete type, and so of its parts.
    pub(super) fn make_dynamic(&mut self, ty: Ty) {
        let mut work = vec![ty];
        while let Some(ty) = work.pop() {
            if !self.is_dynamic.insert(ty) {
                continue;
            }
            self.types.index(ty);
            match self.typed.types.underlying(ty) {
                TyKind::Pointer(elem)
                | TyKind::Slice(elem)
                | TyKind::Array(elem, _)
                | TyKind::Chan(_, elem) => {
                    work.push(*elem);
                }
                TyKind::Map(key, elem) => work.extend([*key, *elem]),
                TyKind::Struct(fields) => work.extend(fields.fields.iter().map(|field| field.ty)),
                _ => {}
            }
            if !self.typed.types.is_interface(ty) {
                self.dynamic.push((ty, 0));
            }
        }
    }

    /// Completes descriptors and method tables as far as types and method numbers are known now. Whether that made
    /// new functions reachable.
    pub(super) fn settle(&mut self) -> bool {
        loop {
            for ty in self.types.complete() {
                if let TyKind::Interface(interface) = self.typed.types.underlying(ty) {
                    let keys = interface.methods.iter().map(|method| (method.name, method.pkg, method.sig));
                    let mut numbers: Vec<_> = keys.map(|key| self.method_number(key)).collect();
                    numbers.sort();
                    let at = self.types.index(ty).0 as usize;
                    self.types.descs[at].interface_methods = numbers;
                }
            }
            let known = self.method_keys.len();
            let Some(at) = self.dynamic.iter().position(|&(_, seen)| seen < known) else { break };
            for at in at..self.dynamic.len() {
                let (ty, seen) = self.dynamic[at];
                self.dynamic[at].1 = known;
                self.fill_methods(ty, seen..known);
            }
        }
        !self.queue.is_empty()
    }

    /// What the machine itself makes values of, or calls: package runtime.
    pub(super) fn root_runtime(&mut self) {
        let types = &self.typed.types;
        let well_known = &self.typed.well_known;
        let roots: Vec<Ty> =
            well_known.types.iter().filter(|(name, _)| is_runtime(name)).map(|&(_, ty)| ty).collect();
        for ty in types.all() {
            if matches!(types.kind(ty), TyKind::Pointer(elem) if roots.contains(elem)) {
                self.make_dynamic(ty);
            }
        }
        for &ty in roots.iter().chain([&PANIC_TEXT.1]) {
            self.make_dynamic(ty);
        }
        for (_, func) in well_known.funcs.iter().filter(|(name, _)| is_runtime(name)) {
            self.func(*func);
        }
        // An uncaught panic's value is printed by these methods, whether an interface declares them or not.
        let text = types.all().find(|&ty| match types.kind(ty) {
            TyKind::Func(sig) => sig.params.is_empty() && sig.results == [Ty::STRING],
            _ => false,
        });
        for name in ["Error", "String"] {
            if let (Some(sig), Some(name)) = (text, self.names.get(name)) {
                self.method_number((name, PkgId::UNIVERSE, sig));
            }
        }
    }

    /// Names the library's types and functions that the program came to have.
    pub(super) fn name_well_known(&mut self) {
        let panic_text = (PANIC_TEXT.0.into(), PANIC_TEXT.1);
        for (name, ty) in self.typed.well_known.types.iter().chain([&panic_text]) {
            if let Some(idx) = self.types.known(*ty) {
                self.program.well_known_types.push((Arc::clone(name), idx));
            }
        }
        for (name, func) in &self.typed.well_known.funcs {
            let native = self.typed.funcs[func.0 as usize].body.is_none();
            let job = if native { Job::Native(*func) } else { Job::Func(*func) };
            if let Some(&idx) = self.jobs.get(&job) {
                self.program.well_known_funcs.push((Arc::clone(name), idx));
            }
        }
    }

    fn fill_methods(&mut self, ty: Ty, numbers: std::ops::Range<usize>) {
        let methods = self.methods_of(ty);
        if methods.is_empty() {
            return;
        }
        let at = self.types.index(ty).0 as usize;
        for number in numbers {
            let (name, pkg, sig) = self.method_keys[number];
            let found = methods.iter().position(|m| m.name == name && m.pkg == pkg && m.sig == sig);
            if let Some(index) = found {
                let func = self.method_entry(ty, index);
                let entry = MethodEntry { method: MethodIdx(number as u32), func };
                self.types.descs[at].methods.push(entry);
            }
        }
        self.types.descs[at].methods.sort_by_key(|entry| entry.method);
    }

    /// Finishes the program: descriptors move into it.
    pub(super) fn into_program(mut self) -> (Program, Vec<Diagnostic>) {
        self.types.link_pointers();
        self.program.types = std::mem::take(&mut self.types.descs);
        (self.program, self.diagnostics)
    }
}
