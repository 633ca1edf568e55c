//! Functions that compute a checksum of a value of whatever type.

use super::maker::Maker;
use super::types::Type;

/// How many pointers a checksum follows.
const DEPTH: usize = 3;

impl Maker {
    /// An expression for the checksum of a value.
    pub(crate) fn digest(&mut self, ty: &Type, value: &str) -> String {
        self.digest_to(ty, value, &DEPTH.to_string())
    }

    fn digest_to(&mut self, ty: &Type, value: &str, depth: &str) -> String {
        if self.is_open(ty) {
            return format!("hashAny({value}, {depth})");
        }
        let number = self.digests.iter().position(|known| known == ty).unwrap_or_else(|| {
            self.digests.push(ty.clone());
            self.digests.len() - 1
        });
        format!("hash{number}({value}, {depth})")
    }

    /// Writes all functions that were asked for, and those that they need.
    pub(crate) fn write_digests(&mut self) {
        let mut number = 0;
        while let Some(ty) = self.digests.get(number).cloned() {
            let head = format!("func hash{number}(x {}, d int) uint64", self.name(&ty));
            self.block(&head, |maker| maker.digest_body(&ty));
            number += 1;
        }
        self.block("func hashAny(x any, d int) uint64", |maker| {
            maker.line("switch x := x.(type) {");
            for (number, ty) in maker.digests.clone().iter().enumerate() {
                if !matches!(ty, Type::Any | Type::Interface(_)) {
                    maker.line(format!("case {}:", maker.name(ty)));
                    maker.line(format!("\treturn hash{number}(x, d)"));
                }
            }
            maker.line("case nil:");
            maker.line("\treturn 1");
            maker.line("}");
            maker.line("return 2");
        });
    }

    fn digest_body(&mut self, ty: &Type) {
        match self.under(ty).clone() {
            Type::Bool => self.line("return choose[uint64](bool(x), 3, 5)"),
            Type::Int(_) => self.line("return mix(11, uint64(x))"),
            Type::Float(_) => self.line("return hashFloat(float64(x))"),
            Type::Complex(_) => {
                self.line("return mix(hashFloat(float64(real(x))), hashFloat(float64(imag(x))))");
            }
            Type::String => self.line("return hashString(string(x))"),
            Type::Any | Type::Interface(_) => self.line("return hashAny(x, d)"),
            Type::Array(_, elem) => {
                self.line("h := uint64(13)");
                let elem = self.digest_to(&elem, "e", "d");
                self.line(format!("for _, e := range x {{ h = mix(h, {elem}) }}"));
                self.line("return h");
            }
            Type::Slice(elem) => {
                self.line("h := mix(uint64(len(x)), uint64(cap(x)))");
                let elem = self.digest_to(&elem, "e", "d-1");
                self.line("if d == 0 { return h }");
                self.line(format!("for _, e := range x {{ h = mix(h, {elem}) }}"));
                self.line("return h");
            }
            Type::Map(key, elem) => {
                self.line("h := uint64(len(x))");
                let (key, elem) = (self.digest_to(&key, "k", "d-1"), self.digest_to(&elem, "e", "d-1"));
                self.line("if d == 0 { return h }");
                self.line(format!("for k, e := range x {{ h += mix({key}, {elem}) }}"));
                self.line("return h");
            }
            Type::Pointer(elem) => {
                self.line("if x == nil { return 17 }");
                self.line("if d == 0 { return 19 }");
                let elem = self.digest_to(&elem, "*x", "d-1");
                self.line(format!("return mix(23, {elem})"));
            }
            Type::Chan(_) => self.line("return mix(uint64(len(x)), uint64(cap(x)))"),
            Type::Func(..) => self.line("return choose[uint64](x == nil, 29, 31)"),
            Type::Struct(fields) => {
                self.line("h := uint64(37)");
                for (name, ty) in &fields {
                    let field = self.digest_to(ty, &format!("x.{name}"), "d");
                    self.line(format!("h = mix(h, {field})"));
                }
                self.line("return h");
            }
            Type::Named(_) | Type::Param(..) => unreachable!("a type without parameters is made of others"),
        }
    }
}
