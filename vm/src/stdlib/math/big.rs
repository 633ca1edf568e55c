//! `math/big`: arithmetic of numbers of any size. A number is a slice of words, the lowest first and the last not 0.

use num_bigint::{BigInt, BigUint, Sign};

use super::super::native::{NativeCx, NativeExit, NativeFn};
use crate::heap::word;

pub(crate) const NATIVES: &[(&str, NativeFn)] = &[
    ("sumTo", |cx| binary(cx, |x, y| x + y)),
    ("differenceTo", |cx| binary(cx, |x, y| x - y)),
    ("productTo", |cx| binary(cx, |x, y| x * y)),
    ("quotientTo", |cx| {
        let (x, y) = (number(cx, 3), number(cx, 6));
        let rest = (&x % &y).to_u64_digits().first().copied().unwrap_or(0);
        let len = write(cx, 0, &(x / y));
        cx.set_int(0, len);
        cx.set_word(1, rest);
        Ok(())
    }),
    ("quotientRestTo", |cx| {
        let (x, y) = (number(cx, 6), number(cx, 9));
        let lengths = [write(cx, 0, &(&x / &y)), write(cx, 3, &(x % y))];
        cx.set_int(0, lengths[0]);
        cx.set_int(1, lengths[1]);
        Ok(())
    }),
    ("shiftedLeftTo", |cx| {
        let len = write(cx, 0, &(number(cx, 3) << cx.word(6)));
        cx.set_int(0, len);
        Ok(())
    }),
    ("shiftedRightTo", |cx| {
        let len = write(cx, 0, &(number(cx, 3) >> cx.word(6)));
        cx.set_int(0, len);
        Ok(())
    }),
    ("gcd", |cx| {
        let divisor = greatest_common_divisor(number(cx, 0), number(cx, 3));
        set_numbers(cx, &[divisor])
    }),
    ("root", |cx| {
        let root = number(cx, 0).sqrt();
        set_numbers(cx, &[root])
    }),
    ("power", |cx| {
        let power = number(cx, 0).pow(cx.word(3) as u32);
        set_numbers(cx, &[power])
    }),
    ("powerMod", |cx| {
        let power = number(cx, 0).modpow(&number(cx, 3), &number(cx, 6));
        set_numbers(cx, &[power])
    }),
    ("bitwise", bitwise),
    ("parse", |cx| {
        let digits = number_of_digits(cx.string(0), cx.word(2) as u32);
        set_numbers(cx, &[digits])
    }),
    ("digits", |cx| {
        let sign = if cx.boolean(3) { Sign::Minus } else { Sign::Plus };
        let text = BigInt::from_biguint(sign, number(cx, 0)).to_str_radix(cx.word(4) as u32);
        let text = cx.new_bytes_from(text.as_bytes())?;
        cx.set_slice(0, text);
        Ok(())
    }),
    ("compare", |cx| {
        let (x, y) = (number(cx, 0), number(cx, 3));
        cx.set_int(0, x.cmp(&y) as i64);
        Ok(())
    }),
    ("isPrime", |cx| {
        let prime = is_probable_prime(&number(cx, 0), cx.int(3) as usize);
        cx.set_bool(0, prime);
        Ok(())
    }),
];

/// A parameter. Its words are read once.
fn number(cx: &NativeCx<'_>, at: usize) -> BigUint {
    let slice = cx.slice(at);
    let words = (0..slice.len).map(|index| word::load_u64(slice.data, 8 * index));
    BigUint::new(words.flat_map(|word| [word as u32, (word >> 32) as u32]).collect())
}

/// Writes results, of which all are allocated before the first is written.
fn set_numbers(cx: &mut NativeCx<'_>, numbers: &[BigUint]) -> Result<(), NativeExit> {
    let elem = cx.types().get(cx.declaration().results[0]).elem;
    let digits: Vec<Vec<u64>> = numbers.iter().map(BigUint::to_u64_digits).collect();
    let total = digits.iter().map(Vec::len).sum();
    let mut rest = cx.new_slice(elem, total, total)?;
    for (index, digits) in digits.iter().enumerate() {
        let (mut slice, len) = (rest, digits.len());
        (slice.len, slice.cap) = (len, len);
        for (index, digit) in digits.iter().enumerate() {
            word::store_u64(slice.data, 8 * index, *digit);
        }
        if rest.len > len {
            rest.data = super::super::append::offset(rest.data, 8 * len);
        }
        rest.len -= len;
        cx.set_slice(3 * index, slice);
    }
    Ok(())
}

/// Writes a number to the slice that is a parameter, which has room for it, and returns its length in words.
fn write(cx: &NativeCx<'_>, at: usize, number: &BigUint) -> i64 {
    let digits = number.to_u64_digits();
    for (index, digit) in digits.iter().enumerate() {
        word::store_u64(cx.pointer(at), 8 * index, *digit);
    }
    digits.len() as i64
}

/// A function with parameters `z, x, y nat`, which writes its result to z.
fn binary(cx: &mut NativeCx<'_>, operation: fn(BigUint, BigUint) -> BigUint) -> Result<(), NativeExit> {
    let len = write(cx, 0, &operation(number(cx, 3), number(cx, 6)));
    cx.set_int(0, len);
    Ok(())
}

fn greatest_common_divisor(mut x: BigUint, mut y: BigUint) -> BigUint {
    while y != BigUint::ZERO {
        (x, y) = (y.clone(), x % y);
    }
    x
}

/// `bitwise(op int, xNeg bool, x nat, yNeg bool, y nat) (z nat, neg bool)`: and, or, xor, and-not of numbers in two's complement.
fn bitwise(cx: &mut NativeCx<'_>) -> Result<(), NativeExit> {
    let signed = |negative, magnitude| {
        BigInt::from_biguint(if negative { Sign::Minus } else { Sign::Plus }, magnitude)
    };
    let (x, y) = (signed(cx.boolean(1), number(cx, 2)), signed(cx.boolean(5), number(cx, 6)));
    let (sign, magnitude) = match cx.int(0) {
        0 => x & y,
        1 => x | y,
        2 => x ^ y,
        _ => x & !y,
    }
    .into_parts();
    set_numbers(cx, &[magnitude])?;
    cx.set_bool(3, sign == Sign::Minus);
    Ok(())
}

/// The value of digits, all of them below the base; letters stand for 10 and more, upper-case ones beyond base 36 for 36 and more.
fn number_of_digits(text: &[u8], base: u32) -> BigUint {
    let digit = |&byte: &u8| match byte {
        b'0'..=b'9' => byte - b'0',
        b'a'..=b'z' => byte - b'a' + 10,
        _ if base <= 36 => byte - b'A' + 10,
        _ => byte - b'A' + 36,
    };
    let digits: Vec<u8> = text.iter().map(digit).collect();
    if base <= 36 {
        return BigUint::from_radix_be(&digits, base).unwrap_or_default();
    }
    digits.iter().fold(BigUint::ZERO, |value, &digit| value * base + digit)
}

const SMALL_PRIMES: [u32; 13] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41];

/// Miller and Rabin's test with the small primes as bases, which is exact below 3·10²⁴, and with `more` further bases.
fn is_probable_prime(number: &BigUint, more: usize) -> bool {
    let one = BigUint::from(1_u32);
    if *number <= one {
        return false;
    }
    for prime in SMALL_PRIMES {
        if (number % prime) == BigUint::ZERO {
            return *number == BigUint::from(prime);
        }
    }
    let last = number - &one;
    let halvings = last.trailing_zeros().unwrap_or(0);
    let odd = &last >> halvings;
    let bases = SMALL_PRIMES.into_iter().chain((0..more as u32).map(|index| 43 + 2 * index));
    bases.map(BigUint::from).filter(|base| *base < last).all(|base| {
        let mut power = base.modpow(&odd, number);
        if power == one || power == last {
            return true;
        }
        (1..halvings).any(|_| {
            power = &power * &power % number;
            power == last
        })
    })
}
