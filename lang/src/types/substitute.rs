//! Substitution of type arguments for type parameters.

use std::sync::Arc;

use super::{Field, InterfaceTy, Method, Signature, StructTy, Term, Ty, TyKind, TypeStore, WrittenInterface};
use crate::symbol::Symbol;

impl TypeStore {
    /// The type with each of `params` replaced by the argument of the same index. `Ty::INVALID` among the arguments leaves
    /// the parameter in place.
    pub fn substitute(&mut self, ty: Ty, params: &[Ty], args: &[Ty]) -> Ty {
        if !self.mentions(ty, params) {
            return ty;
        }
        match self.kind(ty).clone() {
            TyKind::Invalid | TyKind::Basic(_) => ty,
            TyKind::TypeParam(_) => {
                let at = params.iter().position(|&param| param == ty);
                at.map(|at| args[at]).filter(|&arg| arg != Ty::INVALID).unwrap_or(ty)
            }
            TyKind::Named(id) => {
                let inner = self.named(id).args.to_vec();
                let inner = self.substitute_all(&inner, params, args);
                self.instance(self.origin(id), &inner)
            }
            TyKind::Pointer(elem) => {
                let elem = self.substitute(elem, params, args);
                self.pointer(elem)
            }
            TyKind::Slice(elem) => {
                let elem = self.substitute(elem, params, args);
                self.slice(elem)
            }
            TyKind::Array(elem, len) => {
                let elem = self.substitute(elem, params, args);
                self.intern(TyKind::Array(elem, len))
            }
            TyKind::Chan(dir, elem) => {
                let elem = self.substitute(elem, params, args);
                self.intern(TyKind::Chan(dir, elem))
            }
            TyKind::Map(key, value) => {
                let key = self.substitute(key, params, args);
                let value = self.substitute(value, params, args);
                self.intern(TyKind::Map(key, value))
            }
            TyKind::Struct(fields) => {
                let mut replaced: Vec<Field> = fields.fields.clone();
                for field in &mut replaced {
                    field.ty = self.substitute(field.ty, params, args);
                }
                self.intern(TyKind::Struct(Arc::new(StructTy { fields: replaced })))
            }
            TyKind::Func(sig) => {
                let names: Vec<Symbol> = self.names(ty).unwrap_or_default().to_vec();
                let sig = Signature {
                    params: self.substitute_all(&sig.params, params, args),
                    results: self.substitute_all(&sig.results, params, args),
                    variadic: sig.variadic,
                };
                self.function(sig, &names)
            }
            TyKind::Tuple(elems) => {
                let elems = self.substitute_all(&elems, params, args);
                self.tuple(&elems)
            }
            TyKind::Interface(iface) => {
                let written = self.interface_as_written(ty).cloned();
                let replaced = self.substitute_interface(&iface, params, args);
                let ty = self.intern(TyKind::Interface(Arc::new(replaced)));
                let Some(written) = written else { return ty };
                let methods = self.substitute_methods(&written.methods, params, args);
                let union = |terms: &Vec<Term>| self.substitute_terms(terms, params, args);
                let embedded = written.embedded.iter().map(union).collect();
                self.written_interface(ty, WrittenInterface { bare: written.bare, methods, embedded })
            }
        }
    }

    fn substitute_interface(&mut self, iface: &InterfaceTy, params: &[Ty], args: &[Ty]) -> InterfaceTy {
        let methods = self.substitute_methods(&iface.methods, params, args);
        let terms = iface.terms.as_ref().map(|terms| self.substitute_terms(terms, params, args));
        let terms = terms.map(|terms| self.normal_terms(terms));
        InterfaceTy { methods, terms, comparable: iface.comparable }
    }

    fn substitute_methods(&mut self, methods: &[Method], params: &[Ty], args: &[Ty]) -> Vec<Method> {
        let sig = |method: &Method| self.substitute(method.sig, params, args);
        let sigs: Vec<Ty> = methods.iter().map(sig).collect();
        methods.iter().zip(sigs).map(|(method, sig)| Method { sig, ..method.clone() }).collect()
    }

    fn substitute_terms(&mut self, terms: &[Term], params: &[Ty], args: &[Ty]) -> Vec<Term> {
        let replaced = |term: &Term| Term { ty: self.substitute(term.ty, params, args), ..*term };
        terms.iter().map(replaced).collect()
    }

    /// The same for several types.
    pub fn substitute_all(&mut self, types: &[Ty], params: &[Ty], args: &[Ty]) -> Vec<Ty> {
        types.iter().map(|&ty| self.substitute(ty, params, args)).collect()
    }
}
