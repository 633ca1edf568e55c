//! What reflection asks for while the program runs, in terms of the compiler's own types.

use std::sync::Arc;

use super::adapters::Adapter;
use super::unit::{Job, Numbers, Unit};
use crate::bytecode::{Demand, FieldDemand, MethodIdx, TypeIdx};
use crate::symbol::Interner;
use crate::types::{ChanDir, Field, PkgId, Signature, StructTy, Ty, TyKind, TypeStore};

/// A demand, in the compiler's terms.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wanted {
    Type(Ty),
    Function(Adapter),
}

impl Wanted {
    /// The types whose values interfaces may hold thereby: of a function those of its parameters and results, too.
    pub(super) fn types(self, store: &TypeStore) -> Vec<Ty> {
        let (Wanted::Type(ty)
        | Wanted::Function(
            Adapter::Caller(ty)
            | Adapter::MethodCaller(ty)
            | Adapter::Maker(ty)
            | Adapter::Channel { ty, .. },
        )) = self;
        let mut types = vec![ty];
        if let TyKind::Func(sig) = store.underlying(ty) {
            types.extend(sig.params.iter().chain(&sig.results));
        }
        types
    }
}

impl Numbers {
    /// The type of a number.
    fn ty(&self, number: TypeIdx) -> Ty {
        self.types.ty(number).expect("reflection has numbers of the source's types only")
    }

    /// The type of the method of a number, without receiver.
    fn method_ty(&self, number: MethodIdx) -> Ty {
        let mut methods = self.methods.iter();
        let found = methods.find(|&(_, &method)| method == number);
        found.expect("every method number has a method").0.2
    }

    /// What is asked for; the types that it needs are made.
    pub(super) fn wanted(&self, types: &mut TypeStore, names: &Interner, demand: &Demand) -> Wanted {
        let kind = match demand {
            Demand::Pointer(elem) => TyKind::Pointer(self.ty(*elem)),
            Demand::Slice(elem) => TyKind::Slice(self.ty(*elem)),
            Demand::Array(elem, len) => TyKind::Array(self.ty(*elem), *len),
            Demand::Chan(dir, elem) => {
                let dir = match dir {
                    1 => ChanDir::Recv,
                    2 => ChanDir::Send,
                    _ => ChanDir::Both,
                };
                TyKind::Chan(dir, self.ty(*elem))
            }
            Demand::Map(key, elem) => TyKind::Map(self.ty(*key), self.ty(*elem)),
            Demand::Struct(fields) => {
                let fields = fields.iter().map(|field| self.field(names, field)).collect();
                TyKind::Struct(Arc::new(StructTy { fields }))
            }
            Demand::Func { types, params, variadic } => {
                let (params, results) = types.split_at(*params);
                let list = |types: &[TypeIdx]| types.iter().map(|&ty| self.ty(ty)).collect();
                let (params, results) = (list(params), list(results));
                TyKind::Func(Arc::new(Signature { params, results, variadic: *variadic }))
            }
            Demand::Signature(ty) => return Wanted::Type(self.ty(*ty)),
            Demand::Method(method) => return Wanted::Type(self.method_ty(*method)),
            Demand::Caller(ty) => return Wanted::Function(Adapter::Caller(self.ty(*ty))),
            Demand::MethodCaller(method) => {
                return Wanted::Function(Adapter::MethodCaller(self.method_ty(*method)));
            }
            Demand::Maker(ty) => return Wanted::Function(Adapter::Maker(self.ty(*ty))),
            Demand::Channel { ty, send, waits } => {
                let adapter = Adapter::Channel { ty: self.ty(*ty), send: *send, waits: *waits };
                return Wanted::Function(adapter);
            }
        };
        Wanted::Type(types.intern(kind))
    }

    fn field(&self, names: &Interner, field: &FieldDemand) -> Field {
        Field {
            name: names.intern(&field.name),
            pkg: PkgId::UNIVERSE,
            ty: self.ty(field.ty),
            embedded: field.embedded,
            tag: Arc::clone(&field.tag),
        }
    }
}

impl Unit<'_> {
    /// The number of what is asked for.
    pub(super) fn supply(&mut self, wanted: Wanted) -> u32 {
        for ty in wanted.types(&self.typed.types) {
            self.make_dynamic(ty);
        }
        match wanted {
            Wanted::Type(ty) => self.types.index(ty).0,
            Wanted::Function(adapter) => self.job(Job::Adapter(adapter)).0,
        }
    }
}
