//! What goes wrong in a Go program: panics that the machine raises, and fatal errors.
//!
//! A [`GoPanic`] becomes a value of a type of package `runtime`. These types are declared in Go; the machine fills
//! them: `errorString`, `boundsError`, `plainError` and `unhashableTypeError` (of a package of its own, as in Go) are
//! string types that hold the complete text of `Error()`, the types `*TypeAssertionError` and `*PanicNilError` point to structs whose first field is that text.

use std::borrow::Cow;

use minigo_lang::bytecode::TypeIdx;

/// A panic raised by the machine or by a native.
#[derive(Clone, Debug, PartialEq)]
pub enum GoPanic {
    /// `runtime.errorString`: the text without `runtime error: `.
    Error(String),
    /// Nil dereference: `runtime.errorString` with the signal line in the fatal report.
    NilDereference,
    /// `runtime.boundsError`: the text without `runtime error: `.
    Bounds(String),
    /// `runtime.errorString` for hashing a value of the type with this name.
    Unhashable(String),
    /// Likewise `maps.unhashableTypeError`, where the key is looked up in a map without entries.
    UnhashableKey(String),
    /// `runtime.plainError`: the complete text.
    Plain(Cow<'static, str>),
    /// `*runtime.TypeAssertionError`: the text, without prefix.
    TypeAssertion(String),
    /// `panic(nil)`.
    NilValue,
    /// A Go value: an interface's two words.
    Value(TypeIdx, u64),
    /// A Go string, as a library's `panic("text")`.
    Text(String),
}

/// The prefix of run-time errors.
pub(crate) const RUNTIME_ERROR: &str = "runtime error: ";

impl GoPanic {
    /// The name of the type that represents it, unless it is a value already.
    pub(crate) fn type_name(&self) -> &'static str {
        match self {
            GoPanic::Error(_) | GoPanic::NilDereference | GoPanic::Unhashable(_) => "runtime.errorString",
            GoPanic::Bounds(_) => "runtime.boundsError",
            GoPanic::UnhashableKey(_) => "internal/runtime/maps.unhashableTypeError",
            GoPanic::Plain(_) => "runtime.plainError",
            GoPanic::TypeAssertion(_) => "runtime.TypeAssertionError",
            GoPanic::NilValue => "runtime.PanicNilError",
            GoPanic::Value(..) | GoPanic::Text(_) => "string",
        }
    }

    /// What its `Error()` returns.
    pub(crate) fn text(&self) -> String {
        match self {
            GoPanic::Error(text) | GoPanic::Bounds(text) => format!("{RUNTIME_ERROR}{text}"),
            GoPanic::NilDereference => {
                format!("{RUNTIME_ERROR}invalid memory address or nil pointer dereference")
            }
            GoPanic::Unhashable(name) => format!("{RUNTIME_ERROR}hash of unhashable type {name}"),
            GoPanic::UnhashableKey(name) => format!("hash of unhashable type: {name}"),
            GoPanic::Plain(text) => text.clone().into_owned(),
            GoPanic::TypeAssertion(text) | GoPanic::Text(text) => text.clone(),
            GoPanic::NilValue => format!("{RUNTIME_ERROR}panic called with nil argument"),
            GoPanic::Value(..) => String::new(),
        }
    }

    /// Whether the value is a pointer to a struct with the text.
    pub(crate) fn is_pointer(&self) -> bool {
        matches!(self, GoPanic::TypeAssertion(_) | GoPanic::NilValue)
    }

    /// `index out of range [5] with length 3`. The index has its value in its type, signed or not.
    pub(crate) fn index(index: i128, len: u64) -> GoPanic {
        GoPanic::Bounds(match index {
            ..0 => format!("index out of range [{index}]"),
            _ => format!("index out of range [{index}] with length {len}"),
        })
    }

    /// The body of a loop over a function was called in a state of the loop where it must not be: the states of
    /// `check/range_func.rs` in the compiler.
    pub(crate) fn range_state(state: u64) -> GoPanic {
        let what = match state {
            0 => "continued iteration after function for loop body returned false",
            2 => "continued iteration after loop body panic",
            3 => "continued iteration after whole loop exit",
            _ => "recovered a loop body panic and did not resume panicking",
        };
        GoPanic::Error(format!("range function {what}"))
    }

    /// A slice was converted to a longer array.
    pub(crate) fn slice_to_array(len: u64, wanted: u64) -> GoPanic {
        GoPanic::Bounds(format!(
            "cannot convert slice with length {len} to array or pointer to array with length {wanted}"
        ))
    }

    /// `integer divide by zero`.
    pub(crate) fn divide() -> GoPanic {
        GoPanic::Error("integer divide by zero".to_owned())
    }
}
