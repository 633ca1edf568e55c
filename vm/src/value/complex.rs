//! Complex numbers: division, and the text of print.

/// A number's real and imaginary parts.
type Complex = (f64, f64);

/// `n / m`, by Smith's algorithm. Where that gives no number although an operand is infinite, or the divisor is zero, the
/// result is the infinity or zero that C's annex G asks for.
pub(crate) fn divide(n: Complex, m: Complex) -> Complex {
    let ((a, b), (c, d)) = (n, m);
    let (re, im) = if c.abs() >= d.abs() {
        let ratio = d / c;
        let scale = c + ratio * d;
        ((a + b * ratio) / scale, (b - a * ratio) / scale)
    } else {
        let ratio = c / d;
        let scale = d + ratio * c;
        ((a * ratio + b) / scale, (b * ratio - a) / scale)
    };
    if !re.is_nan() || !im.is_nan() {
        return (re, im);
    }
    let finite = |(x, y): Complex| x.is_finite() && y.is_finite();
    let infinite = |(x, y): Complex| x.is_infinite() || y.is_infinite();
    if c == 0.0 && d == 0.0 && !(a.is_nan() && b.is_nan()) {
        let infinity = f64::INFINITY.copysign(c);
        (infinity * a, infinity * b)
    } else if infinite(n) && finite(m) {
        let (a, b) = corner(n);
        (f64::INFINITY * (a * c + b * d), f64::INFINITY * (b * c - a * d))
    } else if infinite(m) && finite(n) {
        let (c, d) = corner(m);
        (0.0 * (a * c + b * d), 0.0 * (b * c - a * d))
    } else {
        (re, im)
    }
}

/// The direction of an infinite number: infinite parts become 1, the others 0, with their signs.
fn corner((x, y): Complex) -> Complex {
    let one = |x: f64| f64::from(u8::from(x.is_infinite())).copysign(x);
    (one(x), one(y))
}

/// A complex number's text, given that of its parts: the imaginary part has a sign always.
pub(crate) fn text(re: &str, im: &str) -> String {
    let sign = if im.starts_with(['+', '-']) { "" } else { "+" };
    format!("({re}{sign}{im}i)")
}
