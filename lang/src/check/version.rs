//! Versions of the language: what each brought, and which one a file is written in.

use super::Checker;
use super::object::ObjId;
use crate::ast;
use crate::build_constraint;
use crate::language::Language;
use crate::source::Span;
use crate::types::PkgId;

/// The language that a file is written in.
#[derive(Clone, Copy, Debug)]
pub(super) struct FileLanguage {
    /// What it may use, and what its loops mean.
    language: Language,
    /// Its `//go:build` line asks for just this.
    declared: bool,
    /// The module's.
    module: Language,
}

impl FileLanguage {
    /// Of the library's files.
    pub(super) const NEWEST: FileLanguage =
        FileLanguage { language: Language::NEWEST, declared: false, module: Language::NEWEST };

    /// Of a file in a module.
    pub(super) fn new(module: Language, file: &ast::File) -> FileLanguage {
        match asked_for(file) {
            Some((_, asked)) => {
                let language = asked.max(Language::LEAST_OF_FILE);
                FileLanguage { language, declared: language == asked, module }
            }
            None => FileLanguage { language: module, declared: false, module },
        }
    }

    /// Whether it is that of a version, or a later one.
    fn has(self, since: Language) -> bool {
        self.language >= since
    }

    /// What Go says of something that only a later version has.
    fn requirement(self, since: Language) -> String {
        let whence = match self.declared {
            true => format!("file declares //go:build {}", self.language),
            false => format!("-lang was set to {}; check go.mod", self.module),
        };
        format!("requires {since} or later ({whence})")
    }
}

/// What the `//go:build` line of a file asks for.
fn asked_for(file: &ast::File) -> Option<(Span, Language)> {
    let mut before = file.directives.iter().filter(|directive| directive.span.start < file.package_pos);
    before.find_map(|directive| {
        let expression = directive.text.strip_prefix("go:build ")?;
        Some((directive.span, Language(build_constraint::language_minor(expression)?)))
    })
}

/// What not every version has: one row for each, with the version that brought it and how Go calls it; `{}` stands for what is
/// concerned.
macro_rules! features {
    ($($name:ident $minor:literal $text:literal,)*) => {
        /// A part of the language that not every version has.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(super) enum Feature { $($name,)* }

        impl Feature {
            fn since(self) -> Language {
                Language(match self { $(Feature::$name => $minor,)* })
            }

            fn text(self) -> &'static str {
                match self { $(Feature::$name => $text,)* }
            }
        }
    };
}

features! {
    Alias 9 "type alias",
    Underscores 13 "underscore in numeric literal",
    BinaryLiteral 13 "binary literal",
    OctalLiteral 13 "0o/0O-style octal literal",
    HexadecimalFloat 13 "hexadecimal floating-point literal",
    SignedShift 13 "invalid operation: signed shift count {}",
    OverlappingMethods 14 "",
    SliceToArrayPointer 17 "conversion of slice to array pointer",
    TypeParameter 18 "type parameter",
    TypeInstantiation 18 "type instantiation",
    FunctionInstantiation 18 "function instantiation",
    ImplicitInstantiation 18 "implicit function instantiation",
    ConstraintName 18 "predeclared {}",
    ConstraintUse 18 "using type constraint {}",
    EmbeddedConstraint 18 "embedding constraint interface {}",
    EmbeddedElement 18 "embedding interface element {}",
    EmbeddedType 18 "embedding non-interface type {}",
    SliceToArray 20 "conversion of slice to array",
    ComparableInterface 20 "{}",
    Clear 21 "clear",
    MinMax 21 "built-in {}",
    ImplicitInAssignment 21 "implicitly instantiated function in assignment",
    PartialInAssignment 21 "partially instantiated function in assignment",
    ImplicitArgument 21 "implicitly instantiated function as argument",
    InterfaceInference 21 "",
    FreshLoopVariables 22 "",
    RangeOverInt 22 "",
    RangeOverFunc 23 "",
    GenericAlias 23 "generic type alias",
    NewOfValue 26 "new({})",
    GenericMethod 27 "generic method",
    PromotedFieldKey 27 "use of promoted field {}",
}

impl Checker<'_> {
    /// Whether the file that is checked may use something.
    pub(super) fn has_feature(&self, feature: Feature) -> bool {
        self.env.language.has(feature.since())
    }

    /// What Go says of something that the file that is checked may not use. `concerned` stands for `{}` in the feature's
    /// description.
    pub(super) fn requirement(&self, feature: Feature, concerned: &str) -> String {
        let requires = self.env.language.requirement(feature.since());
        let text = feature.text().replace("{}", concerned);
        if text.is_empty() { requires } else { format!("{text} {requires}") }
    }

    /// Reports something that the file that is checked may not use; says whether it may.
    pub(super) fn require(&mut self, feature: Feature, span: Span) -> bool {
        self.require_for(feature, span, |_| String::new())
    }

    /// [`Checker::require`] of something about which more is to be said.
    pub(super) fn require_for(
        &mut self,
        feature: Feature,
        span: Span,
        concerned: impl FnOnce(&Self) -> String,
    ) -> bool {
        let allowed = self.has_feature(feature);
        if !allowed {
            let message = self.requirement(feature, &concerned(self));
            self.error(span, message);
        }
        allowed
    }

    /// Whether the file that is checked may name something predeclared; reports if not.
    pub(super) fn may_name(&mut self, obj: ObjId, span: Span) -> bool {
        let object = self.obj(obj);
        let name = self.text(object.name);
        object.pkg != PkgId::UNIVERSE
            || !matches!(name, "any" | "comparable")
            || self.require_for(Feature::ConstraintName, span, |_| name.to_string())
    }

    /// Reports a file that asks for a version of Go that is still to come.
    pub(super) fn check_language_of(&mut self, file: &ast::File) {
        if let Some((_, asked)) = asked_for(file).filter(|&(_, asked)| asked > Language::NEWEST) {
            self.error(file.name.span, format!("file requires newer Go version {asked}"));
        }
    }
}
