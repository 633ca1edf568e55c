//! Constants as Go's compiler prints them in messages (`%.6g`, and strings cut at 72 characters).

use super::float::Float;

/// Longest quoted string that is printed whole, in characters.
const MAX_QUOTED: usize = 72;

/// A floating-point constant.
pub(crate) fn constant(x: &Float) -> String {
    let value = x.to_f64();
    if value.is_finite() && (value == 0.0) == x.is_zero() {
        let text = general(value, Some(6));
        if x.to_int().is_none() && !text.contains('.') {
            return general(value, None);
        }
        return text;
    }
    // Outside float64's range: a decimal mantissa and exponent from the binary ones.
    let (mantissa, exp) = x.mantissa_exponent();
    let decimal = exp as f64 * std::f64::consts::LN_2 / std::f64::consts::LN_10;
    let mut e = decimal.trunc() as i64;
    let mut m = mantissa * 10f64.powf(decimal - e as f64);
    if m.abs() < 1.0 - 0.5e-6 {
        m *= 10.0;
        e -= 1;
    } else if m.abs() >= 10.0 {
        m /= 10.0;
        e += 1;
    }
    format!("{}e{e:+}", general(m, Some(6)))
}

/// `%g` with a number of significant digits, or with as many as identify the value.
fn general(value: f64, digits: Option<usize>) -> String {
    let scientific = match digits {
        Some(n) => format!("{value:.*e}", n - 1),
        None => format!("{value:e}"),
    };
    let (mantissa, exp) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exp: i32 = exp.parse().unwrap_or(0);
    let mantissa = match mantissa.contains('.') {
        true => mantissa.trim_end_matches('0').trim_end_matches('.'),
        false => mantissa,
    };
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let significant: String = mantissa.chars().filter(|c| *c != '.').collect();
    let count = significant.len() as i32;
    let limit = match digits {
        None => 21,
        Some(_) if count > exp => count.max(exp + 1),
        Some(n) => n as i32,
    };
    if exp < -4 || exp >= limit {
        let point = if significant.len() > 1 { "." } else { "" };
        let exp_sign = if exp < 0 { '-' } else { '+' };
        return format!("{sign}{}{point}{}e{exp_sign}{:02}", &significant[..1], &significant[1..], exp.abs());
    }
    let body = if exp < 0 {
        format!("0.{}{significant}", "0".repeat((-exp - 1) as usize))
    } else if count <= exp + 1 {
        format!("{significant}{}", "0".repeat((exp + 1 - count) as usize))
    } else {
        let (whole, fraction) = significant.split_at(exp as usize + 1);
        format!("{whole}.{fraction}")
    };
    format!("{sign}{body}")
}

/// A string in Go's quotes, cut where it is long.
pub(crate) fn quoted_prefix(bytes: &[u8]) -> String {
    let quoted = quote(bytes);
    if quoted.chars().count() <= MAX_QUOTED {
        return quoted;
    }
    let kept: String = quoted.chars().take(MAX_QUOTED - 3).collect();
    kept + "..."
}

/// A string as `strconv.Quote` writes it.
pub(crate) fn quote(bytes: &[u8]) -> String {
    let mut out = String::from("\"");
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\x07' => out.push_str("\\a"),
                '\x08' => out.push_str("\\b"),
                '\x0c' => out.push_str("\\f"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                '\x0b' => out.push_str("\\v"),
                c if (c as u32) < 0x20 || c == '\x7f' => out.push_str(&format!("\\x{:02x}", c as u32)),
                c if c.is_control() => out.push_str(&format!("\\u{:04x}", c as u32)),
                c => out.push(c),
            }
        }
        for b in chunk.invalid() {
            out.push_str(&format!("\\x{b:02x}"));
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn general_format() {
        for (value, text) in [
            (100000.0, "100000"),
            (1e6, "1e+06"),
            (0.5, "0.5"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (1234567.0, "1.23457e+06"),
            (-2.5, "-2.5"),
            (0.0, "0"),
        ] {
            assert_eq!(general(value, Some(6)), text);
        }
    }

    #[test]
    fn quotes() {
        assert_eq!(quote(b"a\"\n\xff\xc3\xa9"), "\"a\\\"\\n\\xff\u{e9}\"");
    }
}
