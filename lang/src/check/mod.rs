//! The type checker: from syntax trees to the typed tree.
//!
//! What it is: name resolution, constants, types, conversions, statements, initialisation order, and every error
//! that Go's compiler reports after parsing, in its words and at its positions. It is divided as `go/types` is, so
//! that a Go person finds a rule at once. One walk both checks and lowers: an [`operand::Operand`] carries the
//! typed tree of what was checked so far.
//! What it is not: parsing, escape analysis, layout. It does no I/O; imports come through an [`Importer`].
//!
//! How a compilation goes
//! 1. `load.rs` parses the imported packages, depth first, and gives each a [`PkgId`].
//! 2. `resolve.rs` declares the names of every package.
//! 3. `decl.rs` checks declarations on demand. All of the user's are demanded; a library package's when something
//!    refers to them, so that a program pays only for what it uses. The exceptions are blank variables and `init`
//!    functions, which have effects.
//! 4. `program.rs` takes the packages one by one, `package.rs` drains the work that each left: function bodies, then what those made live. Of a library function
//!    with export data that is its signature, and the variables that its code may touch; its body waits. A generic
//!    function's body is checked for its errors (`type_params.rs`), then those of its instances, where its type parameters
//!    stand for their arguments, for their trees.
//! 5. `init_order.rs` orders the initialisations and writes one init function for each package.
//! 6. While the program runs, `package.rs` checks the bodies of library functions that are called.
//!
//! Invariants
//! - `Ty::INVALID`, and operands of mode `Invalid`, mean: an error was reported. Whatever meets one stays silent.
//! - A tree whose type is untyped belongs to an operand that still waits for its type (`untyped.rs`); none is left
//!   in a finished function.
//! - Recursion follows the nesting of the source, never the length of an operator chain. Nesting is at most
//!   [`ast::MAX_DEPTH`]; callers give the checker a stack for that.

mod assignment;
mod binary;
mod builtin;
mod call;
mod closure;
mod complex;
mod composite_lit;
mod constraint;
mod context;
mod conversion;
mod cycle;
mod decl;
mod expr;
mod finite;
mod format;
mod generic_call;
mod go_defer;
mod implements;
mod import_path;
mod index;
mod infer;
mod init_order;
mod instantiate;
mod label;
mod live;
mod load;
mod member;
mod method_expr;
mod monomorph;
mod object;
mod operand;
mod package;
mod place;
mod position;
mod program;
mod range;
mod range_func;
mod refusals;
mod resolve;
mod returns;
mod select;
mod selector;
mod signature;
mod size;
mod stmt;
mod switch;
mod temporaries;
mod type_params;
mod type_switch;
mod typexpr;
mod unify;
mod universe;
mod untyped;
mod version;

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ast;
use crate::diagnostics::Diagnostic;
use crate::godebug::Settings;
use crate::importer::Importer;
use crate::source::{FileId, SourceMap, Span};
use crate::symbol::{Interner, Symbol};
use crate::typed::{Func, FuncId, Global};
use crate::types::{NamedId, PkgId, Style, Ty, TypePrinter, TypeStore, Value};
use crate::user_package::UserPackage;
use context::FuncCtx;
use load::{Loaded, Roots};
use object::{Decl, DeclId, LocalKind, ObjId, ObjKind, Object, Scope, ScopeId, State};
use untyped::Pending;
use version::FileLanguage;

/// Which functions of library packages have their bodies checked with the program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Library {
    /// Those of which nothing is known otherwise; the others when they are called (see [`Checker::check_late`]).
    Called,
    /// Those that the program can reach.
    Reached,
    /// All, and all other declarations too. What they refer to is kept, for their export data.
    Whole,
}

/// The parsed packages of a program.
pub struct Packages {
    loaded: Vec<Loaded>,
    settings: Settings,
}

impl Packages {
    /// Parses a program and what it imports.
    ///
    /// # Errors
    /// Imports that cannot be had.
    pub fn program(
        program: UserPackage,
        sources: &mut SourceMap,
        interner: &Interner,
        importer: &dyn Importer,
    ) -> Result<Packages, Vec<Diagnostic>> {
        let (loaded, settings) = load::load(Roots::Program(program), sources, interner, importer)?;
        Ok(Packages { loaded, settings })
    }

    /// Settings that the program asks for.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Whether the last of them is a program.
    pub fn is_program(&self) -> bool {
        let name = self.loaded.last().and_then(|last| last.files.first()).map(|file| file.name.name);
        name == Some(Symbol::MAIN)
    }

    /// Parses packages that may be no programs, and what they import.
    ///
    /// # Errors
    /// Imports that cannot be had.
    pub fn any(
        packages: Vec<UserPackage>,
        sources: &mut SourceMap,
        interner: &Interner,
        importer: &dyn Importer,
    ) -> Result<Packages, Vec<Diagnostic>> {
        let (loaded, settings) = load::load(Roots::Packages(packages), sources, interner, importer)?;
        Ok(Packages { loaded, settings })
    }
}

/// A package while it is checked.
struct Package {
    path: std::sync::Arc<str>,
    name: Symbol,
    name_text: std::sync::Arc<str>,
    /// Declared in the user's files, not by the library.
    user: bool,
    scope: ScopeId,
    /// Package-level entities in source order.
    objects: Vec<ObjId>,
    /// Import names of all files.
    imports: Vec<ObjId>,
    /// `init` functions in source order.
    inits: Vec<FuncId>,
    /// Names that Go's package has and this one lacks.
    unsupported: &'static [&'static str],
    /// What is wrong with a package of the user's so far.
    errors: Vec<Diagnostic>,
    /// It is wrong, or imports what is: it is not checked, or not any further.
    failed: bool,
    /// Variables in the order of their initialisation, once that is known.
    order: Vec<DeclId>,
    /// The init function under construction; `None` while its context is on the stack.
    init_ctx: Option<Box<FuncCtx>>,
    init_func: FuncId,
    /// Methods by receiver base type, until the type is completed.
    methods: FxHashMap<Symbol, Vec<resolve::MethodDecl>>,
}

/// What is known of a function beside its typed form.
struct FuncInfo<'a> {
    /// Its declaration, where it has one.
    decl: Option<(DeclId, &'a ast::FuncDecl)>,
    /// The entity that declares it.
    obj: Option<ObjId>,
    /// Its body is checked or queued for it.
    queued: bool,
    /// Closures made in it so far, for their names.
    closures: u32,
    /// Bodies of loops over functions made in it so far, likewise.
    loop_bodies: u32,
    /// Wrappers of `go` and `defer` made in it so far.
    wrappers: u32,
    /// For an instance, the generic function or method and the type arguments, a receiver's first.
    instance: Option<(FuncId, std::sync::Arc<[Ty]>)>,
}

/// The place of the walk.
#[derive(Clone)]
struct Env {
    pkg: PkgId,
    scope: ScopeId,
    /// The package-level declaration being checked; receives dependencies.
    decl: Option<DeclId>,
    iota: Option<Value>,
    /// Where errors in an inherited constant expression are reported.
    error_at: Option<Span>,
    /// The operand of `len` or the subject of `range` contains a call or receive.
    has_call: bool,
    /// Depth of type declarations whose underlying type is being resolved.
    type_depth: u32,
    /// A generic declaration is checked for its errors: what is made of it is thrown away.
    generic: bool,
    /// In a generic function or method: its type parameters, or what they stand for in an instance.
    type_args: Option<std::sync::Arc<[Ty]>>,
    /// The language of the file.
    language: FileLanguage,
}

/// Work put off until declarations are complete.
enum Later<'a> {
    /// A declared function's body.
    Body(FuncId),
    /// A library function whose body waits for its first call, and what is exported of it.
    Signature(FuncId, &'static str),
    /// A function literal outside of functions.
    Closure(Box<closure::ClosureJob<'a>>),
    /// A map type's key must be comparable.
    MapKey { pkg: PkgId, key: Ty, span: Span },
    /// An embedded field's type must not be a pointer or a pointer to an interface.
    Embedded { ty: Ty, span: Span },
    /// A type used for a variable must not be a constraint.
    NotConstraint { pkg: PkgId, ty: Ty, span: Span },
    /// A method's receiver base type must allow methods.
    Receiver { pkg: PkgId, ty: Ty, span: Span },
    /// Interfaces with methods of one name: they may have the same, where interfaces may overlap.
    DuplicateMethod { sigs: (Ty, Ty), name: Symbol, overlaps: bool, span: Span, other: Span },
    /// The terms of a union must not overlap.
    Union { pkg: PkgId, terms: Vec<constraint::PlacedTerm> },
    /// Type arguments must satisfy their constraints.
    Verify { pkg: PkgId, language: FileLanguage, instantiation: Box<instantiate::Instantiation> },
}

/// The checker: checks a program once, and library functions' bodies as they are called.
pub struct Checker<'a> {
    sources: &'a SourceMap,
    interner: &'a Interner,
    loaded: &'a [Loaded],
    library: Library,
    types: TypeStore,
    any_ty: Ty,
    objects: Vec<Object>,
    decls: Vec<Decl<'a>>,
    scopes: Vec<Scope>,
    /// Indexed by `PkgId`; entry 0 stands for the universe.
    packages: Vec<Package>,
    /// Packages that share their name with another in the eyes of the package being checked.
    ambiguous: Vec<PkgId>,
    funcs: Vec<Func>,
    func_infos: Vec<FuncInfo<'a>>,
    globals: Vec<Global>,
    /// Errors of the package being checked.
    diagnostics: Vec<Diagnostic>,
    /// Errors of those before it.
    found: Vec<Diagnostic>,
    env: Env,
    /// Functions being checked, outermost first.
    ctxs: Vec<FuncCtx>,
    /// Grey entities, outermost first.
    path: Vec<ObjId>,
    /// Named types whose declarations are still to be resolved.
    incomplete: Vec<ObjId>,
    /// Declarations that wait for that of a type they need at once.
    completing: u32,
    /// Declared types by those that their declarations name: `type T U`.
    defined_as: FxHashMap<NamedId, Ty>,
    /// Named types to be checked for infinite size.
    unvalidated: Vec<ObjId>,
    named_objects: FxHashMap<NamedId, ObjId>,
    later: VecDeque<Later<'a>>,
    /// Instances of functions whose bodies are to be checked, once there are no errors in the generic ones.
    instances: VecDeque<FuncId>,
    generic_types: FxHashMap<ObjId, type_params::GenericType<'a>>,
    /// By declared function: `None` for those without type parameters.
    func_generics: FxHashMap<FuncId, Option<type_params::FuncGenerics>>,
    func_instances: FxHashMap<(FuncId, Box<[Ty]>), FuncId>,
    /// Generic types that have their methods.
    method_complete: FxHashSet<NamedId>,
    monomorph: monomorph::Monomorph,
    /// Something generic of which an instance was left incomplete, see [`instantiate`].
    too_deep: Option<Span>,
    /// Instances of types whose arguments nest unusually deep.
    deep_instances: usize,
    /// Conversions and lengths that are not constant in a generic declaration. They are not in its instances either.
    not_constant: FxHashSet<Span>,
    /// Where instances of types are first written.
    instance_places: FxHashMap<NamedId, Span>,
    /// Declared types known not to contain themselves by value.
    finite_types: FxHashSet<NamedId>,
    /// Types that the user wrote, with their places, see `size.rs`.
    sized: Vec<(Ty, Span)>,
    /// Untyped constants inside trees that wait for their type.
    pending: Vec<Pending<'a>>,
    /// Captures by the function whose variables they are, until it is finished.
    captures: FxHashMap<FuncId, Vec<closure::Captured>>,
    /// Types whose methods can be called dynamically.
    live_types: FxHashSet<Ty>,
    /// Functions whose bodies were checked since somebody asked.
    bodies: Vec<FuncId>,
    /// Entities that dot-imports bring into files, and those imports.
    dot_imports: FxHashMap<(FileId, ObjId), ObjId>,
    /// Calls of the predeclared `panic`, by position: they end a function.
    panics: FxHashSet<Span>,
    /// Functions and types that declarations refer to from code, for [`Library::Whole`].
    references: FxHashSet<(live::Referrer, live::Reference)>,
    /// The initialisers are written: no further variable can be initialised.
    initialised: bool,
    /// Methods are checked that reflection has come upon.
    reflecting: bool,
    /// They need variables that have not been initialised.
    lacks_variables: bool,
}

impl<'a> Checker<'a> {
    /// A checker of a program.
    pub fn new(
        packages: &'a Packages,
        sources: &'a SourceMap,
        interner: &'a Interner,
        library: Library,
    ) -> Checker<'a> {
        let mut types = TypeStore::new();
        let universe = universe::Universe::new(&mut types, interner);
        let any_ty = types.any();
        Checker {
            sources,
            interner,
            loaded: &packages.loaded,
            library,
            types,
            any_ty,
            objects: universe.objects,
            decls: Vec::new(),
            scopes: vec![universe.scope],
            packages: Vec::new(),
            ambiguous: Vec::new(),
            funcs: Vec::new(),
            func_infos: Vec::new(),
            globals: Vec::new(),
            diagnostics: Vec::new(),
            found: Vec::new(),
            env: Env {
                pkg: PkgId::UNIVERSE,
                scope: universe::UNIVERSE_SCOPE,
                decl: None,
                iota: None,
                error_at: None,
                has_call: false,
                type_depth: 0,
                generic: false,
                type_args: None,
                language: FileLanguage::NEWEST,
            },
            ctxs: Vec::new(),
            path: Vec::new(),
            incomplete: Vec::new(),
            completing: 0,
            defined_as: FxHashMap::default(),
            unvalidated: Vec::new(),
            named_objects: FxHashMap::default(),
            later: VecDeque::new(),
            instances: VecDeque::new(),
            generic_types: FxHashMap::default(),
            func_generics: FxHashMap::default(),
            func_instances: FxHashMap::default(),
            method_complete: FxHashSet::default(),
            monomorph: monomorph::Monomorph::default(),
            too_deep: None,
            deep_instances: 0,
            not_constant: FxHashSet::default(),
            instance_places: FxHashMap::default(),
            finite_types: FxHashSet::default(),
            sized: Vec::new(),
            pending: Vec::new(),
            captures: FxHashMap::default(),
            live_types: FxHashSet::default(),
            bodies: Vec::new(),
            dot_imports: FxHashMap::default(),
            panics: FxHashSet::default(),
            references: FxHashSet::default(),
            initialised: false,
            reflecting: false,
            lacks_variables: false,
        }
    }

    fn text(&self, name: Symbol) -> &'a str {
        self.interner.text(name)
    }

    /// Whether the name is exported: it begins with an upper-case letter.
    fn exported(&self, name: Symbol) -> bool {
        self.text(name).chars().next().is_some_and(char::is_uppercase)
    }

    /// The package that is part of a member name's identity.
    fn name_pkg(&self, name: Symbol, pkg: PkgId) -> PkgId {
        if self.exported(name) { PkgId::UNIVERSE } else { pkg }
    }

    fn obj(&self, id: ObjId) -> &Object {
        &self.objects[id.0 as usize]
    }

    fn obj_mut(&mut self, id: ObjId) -> &mut Object {
        &mut self.objects[id.0 as usize]
    }

    fn new_object(&mut self, name: Symbol, span: Span, kind: ObjKind, ty: Option<Ty>) -> ObjId {
        let id = ObjId(self.objects.len() as u32);
        let state = if ty.is_some() { State::Black } else { State::White };
        self.objects.push(Object { name, pkg: self.env.pkg, span, kind, ty, state, decl: None, used: false });
        id
    }

    /// Opens a scope; what [`Checker::close_scope`] takes is returned.
    fn open_scope(&mut self) -> ScopeId {
        let outer = self.env.scope;
        // What is declared in the outer scope from now on means nothing inside: where there are no names yet, a look-up
        // need not come by. Else that of a name would take the longer the deeper blocks nest.
        let around = &self.scopes[outer.0 as usize];
        let parent = if around.names.is_empty() { around.parent } else { Some(outer) };
        self.env.scope = ScopeId(self.scopes.len() as u32);
        self.scopes.push(Scope { parent, names: FxHashMap::default() });
        outer
    }

    /// Goes back to the scope that [`Checker::open_scope`] returned.
    fn close_scope(&mut self, parent: ScopeId) {
        self.env.scope = parent;
    }

    fn lookup_in(&self, scope: ScopeId, name: Symbol) -> Option<ObjId> {
        self.scopes[scope.0 as usize].names.get(&name).copied()
    }

    fn lookup_name(&self, name: Symbol) -> Option<ObjId> {
        let mut scope = Some(self.env.scope);
        while let Some(id) = scope {
            if let Some(found) = self.lookup_in(id, name) {
                return Some(found);
            }
            scope = self.scopes[id.0 as usize].parent;
        }
        None
    }

    /// Enters `obj` in `scope`; reports a second declaration of the name.
    fn declare(&mut self, scope: ScopeId, obj: ObjId) {
        let (name, span) = (self.obj(obj).name, self.obj(obj).span);
        if name == Symbol::BLANK {
            return;
        }
        if let Some(other) = self.lookup_in(scope, name) {
            let message = format!("{} redeclared in this block", self.text(name));
            self.error_with_other(span, message, other);
            // Nothing can name it, so that it is no news that nothing does. Go says so of imports nevertheless.
            self.obj_mut(obj).used |= !matches!(self.obj(obj).kind, ObjKind::Package(_));
            return;
        }
        self.scopes[scope.0 as usize].names.insert(name, obj);
        if let ObjKind::Local { kind: LocalKind::Var, .. } = self.obj(obj).kind {
            self.ctx().declared.push((scope, obj));
        }
    }

    fn printer(&self) -> TypePrinter<'_> {
        TypePrinter {
            store: &self.types,
            interner: self.interner,
            from: self.env.pkg,
            by_path: &self.ambiguous,
            style: Style::Written,
        }
    }

    fn ty_text(&self, ty: Ty) -> String {
        self.printer().text(ty)
    }

    /// The position as messages print it.
    fn pos_text(&self, span: Span) -> String {
        self.sources.locate(span.start).map_or_else(String::new, |location| location.to_string())
    }

    /// Reports an error of the program.
    fn error(&mut self, span: Span, message: impl Into<String>) {
        self.report(Diagnostic::ill_typed(span, message));
    }

    fn error_with_other(&mut self, span: Span, message: String, other: ObjId) {
        let other = self.obj(other);
        let mut diagnostic = Diagnostic::ill_typed(span, message);
        if other.span.start.is_known() {
            let note = format!("other declaration of {}", self.text(other.name));
            diagnostic = diagnostic.with_note(other.span, note);
        }
        self.report(diagnostic);
    }

    fn report(&mut self, mut diagnostic: Diagnostic) {
        // Talk of an invalid operand or type inside a message stems from an error that was reported.
        let follows = |text: &str| diagnostic.message.find(text).is_some_and(|at| at > 0);
        if !self.diagnostics.is_empty() && (follows("invalid operand") || follows("invalid type")) {
            return;
        }
        if let Some(span) = self.env.error_at {
            diagnostic.span = span;
        }
        self.diagnostics.push(diagnostic);
    }
}
