//! What all functions of a program share while it is generated: numbering of functions, strings, signatures, methods and
//! natives. A function gets its number when it is first referred to, and is generated later, so that only reachable ones
//! are: those whose bodies are there in the same unit, the others (the library's, and wrappers) when they are called.

use std::collections::VecDeque;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::adapters::Adapter;
use super::read_only::ReadOnly;
use super::types::{KnownTypes, Shape, TypeTable};
use crate::bytecode::Kind;
use crate::bytecode::{
    FuncDesc, FuncIdx, MethodDesc, MethodEntry, MethodIdx, NativeDesc, Program, Repr, SigDesc, SigIdx,
    TypeDesc, TypeIdx,
};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{SourceMap, Span};
use crate::symbol::{Interner, Symbol};
use crate::typed::{self, Expr, FuncId, GlobalId, Local, LocalId};
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
    /// A function for reflection.
    Adapter(Adapter),
}

/// The numbers that a program's units give, and what they have of the program so far.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    jobs: FxHashMap<Job, FuncIdx>,
    strings: FxHashMap<Arc<[u8]>, u32>,
    constants: FxHashMap<ReadOnly, u32>,
    sigs: FxHashMap<SigDesc, SigIdx>,
    natives: FxHashMap<FuncId, u32>,
    pub(super) methods: FxHashMap<(Symbol, PkgId, Ty), MethodIdx>,
    method_sets: FxHashMap<Ty, Arc<[MethodSel]>>,
    dynamic: FxHashSet<Ty>,
    files: FxHashMap<Arc<str>, u32>,
    pub(super) types: KnownTypes,
    global_offsets: Vec<u32>,
    /// Functions without code.
    waiting: FxHashMap<FuncIdx, Job>,
}

impl Numbers {
    /// The source's function that a function without code is.
    pub(super) fn waiting(&self, func: FuncIdx) -> Option<FuncId> {
        match self.waiting.get(&func) {
            Some(Job::Func(id)) => Some(*id),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub(super) struct Unit<'p> {
    pub(super) typed: &'p typed::Program,
    pub(super) sources: &'p SourceMap,
    pub(super) names: &'p Interner,
    pub(super) types: TypeTable<'p>,
    pub(super) program: Program,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Variables that only ever have the value they begin with, see `read_only.rs`.
    pub(super) read_only_locals: FxHashMap<*const Local, &'p Expr>,
    numbers: Numbers,
    queue: VecDeque<(Job, FuncIdx)>,
    /// Concrete types whose values interfaces may hold from now on.
    dynamic: Vec<Ty>,
}

/// The type of the values that natives panic with, as `panic("text")` does.
const PANIC_TEXT: (&str, Ty) = ("string", Ty::STRING);

fn is_runtime(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(package, _)| typed::RUNTIME_PACKAGES.contains(&package))
}

impl<'p> Unit<'p> {
    /// Goes on with a program, of which there is `program` so far.
    pub(super) fn new(
        mut numbers: Numbers,
        mut program: Program,
        typed: &'p typed::Program,
        sources: &'p SourceMap,
        names: &'p Interner,
    ) -> Self {
        Unit {
            typed,
            sources,
            names,
            types: TypeTable::new(
                std::mem::take(&mut numbers.types),
                std::mem::take(&mut program.types),
                &typed.types,
                names,
            ),
            program,
            diagnostics: Vec::new(),
            read_only_locals: FxHashMap::default(),
            numbers,
            queue: VecDeque::new(),
            dynamic: Vec::new(),
        }
    }

    /// What stays of the unit, and its defects.
    pub(super) fn finish(self) -> (Numbers, Program, Vec<Diagnostic>) {
        let Unit { types, mut numbers, mut program, diagnostics, .. } = self;
        (numbers.types, program.types) = types.into_known();
        (numbers, program, diagnostics)
    }

    /// The offset of a package-level variable in the static data.
    pub(super) fn global_offset(&self, global: GlobalId) -> u32 {
        self.numbers.global_offsets[global.0 as usize]
    }

    pub(super) fn shape(&mut self, ty: Ty) -> Shape {
        self.types.shape(ty)
    }

    pub(super) fn place_globals(&mut self) {
        let mut end: u64 = 0;
        for global in &self.typed.globals {
            self.numbers.global_offsets.push(u32::try_from(end).unwrap_or(0));
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
        match self.sources.locate(span.start) {
            Some(location) => (self.file(location.file), location.line),
            None => (self.file(""), 0),
        }
    }

    fn file(&mut self, name: &str) -> u32 {
        if let Some(&file) = self.numbers.files.get(name) {
            return file;
        }
        let name: Arc<str> = name.into();
        let file = self.program.files.len() as u32;
        self.program.files.push(Arc::clone(&name));
        self.numbers.files.insert(name, file);
        file
    }

    pub(super) fn string(&mut self, text: &Arc<[u8]>) -> u32 {
        if let Some(&index) = self.numbers.strings.get(text) {
            return index;
        }
        let index = self.program.strings.len() as u32;
        self.program.strings.push(Arc::clone(text));
        self.numbers.strings.insert(Arc::clone(text), index);
        index
    }

    /// The word in the program's constants where a value begins.
    pub(super) fn constant(&mut self, value: ReadOnly) -> u32 {
        let pool = &mut self.program.constants;
        *self.numbers.constants.entry(value).or_insert_with_key(|value| value.append_to(pool))
    }

    pub(super) fn add_sig(&mut self, desc: SigDesc) -> SigIdx {
        if let Some(&sig) = self.numbers.sigs.get(&desc) {
            return sig;
        }
        let sig = SigIdx(self.program.sigs.len() as u32);
        self.program.sigs.push(desc.clone());
        self.numbers.sigs.insert(desc, sig);
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
        let native = self.typed.funcs[id.0 as usize].native;
        self.job(if native { Job::Native(id) } else { Job::Func(id) })
    }

    pub(super) fn job(&mut self, job: Job) -> FuncIdx {
        if let Some(&idx) = self.numbers.jobs.get(&job) {
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
            Job::Adapter(adapter) => self.adapter_sig(*adapter),
        };
        let closure_type = match &job {
            Job::Func(id) => self.closure_type(*id),
            Job::Adapter(adapter) => self.adapter_closure(*adapter),
            _ => None,
        };
        self.program.funcs.push(FuncDesc { sig, closure_type, ..FuncDesc::default() });
        self.numbers.jobs.insert(job.clone(), idx);
        let has_body = match &job {
            Job::Func(id) => self.typed.funcs[id.0 as usize].body.is_some(),
            Job::Native(_) | Job::Method { .. } | Job::Adapter(_) => false,
        };
        if has_body {
            self.queue.push_back((job, idx));
        } else {
            self.numbers.waiting.insert(idx, job);
        }
        idx
    }

    /// The next function to generate, unless all wait for their first call.
    pub(super) fn next_job(&mut self) -> Option<(Job, FuncIdx)> {
        self.queue.pop_front()
    }

    /// Has a function generated that waits for its first call.
    pub(super) fn wake(&mut self, func: FuncIdx) {
        if let Some(job) = self.numbers.waiting.remove(&func) {
            self.queue.push_back((job, func));
        }
    }

    /// The same for all that wait. Whether there are any.
    pub(super) fn wake_all(&mut self) -> bool {
        let mut waiting: Vec<_> = std::mem::take(&mut self.numbers.waiting).into_iter().collect();
        waiting.sort_unstable_by_key(|(func, _)| *func);
        self.queue.extend(waiting.into_iter().map(|(func, job)| (job, func)));
        !self.queue.is_empty()
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
        if let Some(&index) = self.numbers.natives.get(&id) {
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
        self.numbers.natives.insert(id, index);
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
        if let Some(&method) = self.numbers.methods.get(&key) {
            return method;
        }
        let method = MethodIdx(self.program.methods.len() as u32);
        self.program.methods.push(MethodDesc { name: self.names.text(key.0).into() });
        self.numbers.methods.insert(key, method);
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
        if let Some(methods) = self.numbers.method_sets.get(&ty) {
            return Arc::clone(methods);
        }
        let methods: Arc<[MethodSel]> = method_set(&self.typed.types, ty).into();
        self.numbers.method_sets.insert(ty, Arc::clone(&methods));
        methods
    }

    /// Notes that interfaces may hold values of a concrete type, and so of its parts.
    pub(super) fn make_dynamic(&mut self, ty: Ty) {
        let mut work = vec![ty];
        while let Some(ty) = work.pop() {
            if !self.numbers.dynamic.insert(ty) {
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
                self.dynamic.push(ty);
            }
        }
    }

    /// Completes descriptors and method tables. Whether that made new functions reachable.
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
            let Some(ty) = self.dynamic.pop() else { break };
            self.fill_methods(ty);
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
    }

    /// Names the library's types and functions that the program came to have, and links pointer types.
    pub(super) fn name_well_known(&mut self) {
        self.types.link_pointers();
        let panic_text = (PANIC_TEXT.0.into(), PANIC_TEXT.1);
        for (name, ty) in self.typed.well_known.types.iter().chain([&panic_text]) {
            if let Some(idx) = self.types.known(*ty) {
                self.program.well_known_types.push((Arc::clone(name), idx));
            }
        }
        for (name, func) in &self.typed.well_known.funcs {
            let native = self.typed.funcs[func.0 as usize].native;
            let job = if native { Job::Native(*func) } else { Job::Func(*func) };
            if let Some(&idx) = self.numbers.jobs.get(&job) {
                self.program.well_known_funcs.push((Arc::clone(name), idx));
            }
        }
    }

    /// Lists all methods of a type: which of them interfaces call is known at run time only.
    fn fill_methods(&mut self, ty: Ty) {
        let methods = self.methods_of(ty);
        if methods.is_empty() {
            return;
        }
        let mut entries = Vec::with_capacity(methods.len());
        for (index, method) in methods.iter().enumerate() {
            let number = self.method_number((method.name, method.pkg, method.sig));
            entries.push(MethodEntry { method: number, func: self.method_entry(ty, index) });
        }
        entries.sort_by_key(|entry| entry.method);
        let table = (self.types.index(ty), entries);
        self.program.method_tables.push(table);
    }
}
