//! `internal/aes`: the cipher and its modes. The keys of all rounds are made at every call, which takes whole messages.

use aes::cipher::{Array, BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use aes::{Aes128, Aes192, Aes256};
use minigo_gc::Address;

use super::super::native::{NativeCx, NativeExit, NativeFn};
use crate::heap::word;

pub(in super::super) const NATIVES: &[(&str, NativeFn)] = &[
    ("encrypt", |cx| each_block(cx, Cipher::encrypt)),
    ("decrypt", |cx| each_block(cx, Cipher::decrypt)),
    ("encryptChain", |cx| {
        chain(cx, |cipher, iv, block| {
            mix(block, iv);
            cipher.encrypt(block);
            *block
        })
    }),
    ("decryptChain", |cx| {
        chain(cx, |cipher, iv, block| {
            let encrypted = *block;
            cipher.decrypt(block);
            mix(block, iv);
            encrypted
        })
    }),
    ("mixCounters", mix_counters),
];

const BLOCK: usize = 16;

type Block = [u8; BLOCK];
type Native = Result<(), NativeExit>;

/// The cipher with a key.
enum Cipher {
    Short(Aes128),
    Middle(Aes192),
    Long(Aes256),
}

impl Cipher {
    /// The cipher with a key that is a native's first parameter, of 16, 24 or 32 bytes.
    fn of(cx: &NativeCx<'_>) -> Cipher {
        let key = cx.bytes(0);
        match key.len() {
            16 => Cipher::Short(Aes128::new_from_slice(key).expect("a key of 16 bytes")),
            24 => Cipher::Middle(Aes192::new_from_slice(key).expect("a key of 24 bytes")),
            _ => Cipher::Long(Aes256::new_from_slice(key).expect("a key of 32 bytes")),
        }
    }

    fn encrypt(&self, block: &mut Block) {
        let block: &mut Array<u8, _> = block.into();
        match self {
            Cipher::Short(cipher) => cipher.encrypt_block(block),
            Cipher::Middle(cipher) => cipher.encrypt_block(block),
            Cipher::Long(cipher) => cipher.encrypt_block(block),
        }
    }

    fn decrypt(&self, block: &mut Block) {
        let block: &mut Array<u8, _> = block.into();
        match self {
            Cipher::Short(cipher) => cipher.decrypt_block(block),
            Cipher::Middle(cipher) => cipher.decrypt_block(block),
            Cipher::Long(cipher) => cipher.decrypt_block(block),
        }
    }
}

fn mix(block: &mut [u8], with: &[u8]) {
    block.iter_mut().zip(with).for_each(|(byte, other)| *byte ^= other);
}

/// The array of a block's length at an address.
fn block_at(address: Address) -> Block {
    let mut block = [0; BLOCK];
    block.copy_from_slice(word::raw_bytes(address, BLOCK));
    block
}

/// Writes to a slice parameter.
fn write(cx: &NativeCx<'_>, index: usize, bytes: &[u8]) {
    if !bytes.is_empty() {
        word::write_bytes(cx.slice(index).data, bytes);
    }
}

/// `encrypt(key, dst, src []byte)`, `decrypt` likewise
fn each_block(cx: &mut NativeCx<'_>, act: fn(&Cipher, &mut Block)) -> Native {
    let cipher = Cipher::of(cx);
    let mut text = cx.bytes(6).to_vec();
    text.as_chunks_mut().0.iter_mut().for_each(|block| act(&cipher, block));
    write(cx, 3, &text);
    Ok(())
}

/// `encryptChain(key []byte, iv *[BlockSize]byte, dst, src []byte)`, `decryptChain` likewise: `act` returns what the next block is mixed with.
fn chain(cx: &mut NativeCx<'_>, act: fn(&Cipher, &Block, &mut Block) -> Block) -> Native {
    let (cipher, at) = (Cipher::of(cx), cx.pointer(3));
    let (mut iv, mut text) = (block_at(at), cx.bytes(7).to_vec());
    text.as_chunks_mut().0.iter_mut().for_each(|block| iv = act(&cipher, &iv, block));
    write(cx, 4, &text);
    word::write_bytes(at, &iv);
    Ok(())
}

/// `mixCounters(key []byte, counter *[BlockSize]byte, offset uint64, wraps bool, dst, src []byte)`
fn mix_counters(cx: &mut NativeCx<'_>) -> Native {
    let cipher = Cipher::of(cx);
    let first = u128::from_be_bytes(block_at(cx.pointer(3)));
    let (offset, wraps) = (cx.word(4), cx.boolean(5));
    let mut text = cx.bytes(9).to_vec();
    let (mut index, mut passed) = (offset / BLOCK as u64, (offset % BLOCK as u64) as usize);
    let mut rest = text.as_mut_slice();
    while !rest.is_empty() {
        let counter = match wraps {
            true => first & !0xFFFF_FFFF | u128::from((first as u32).wrapping_add(index as u32)),
            false => first.wrapping_add(u128::from(index)),
        };
        let mut mask = counter.to_be_bytes();
        cipher.encrypt(&mut mask);
        let (now, later) = rest.split_at_mut(rest.len().min(BLOCK - passed));
        mix(now, &mask[passed..]);
        (index, passed, rest) = (index + 1, 0, later);
    }
    write(cx, 6, &text);
    Ok(())
}
