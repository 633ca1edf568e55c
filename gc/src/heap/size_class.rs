//! Go's size classes (`internal/runtime/gc/sizeclasses.go`, Go 1.27), so that fragmentation and statistics compare.

/// Number of classes, the unused class 0 included.
pub const CLASS_COUNT: usize = 68;

/// Largest object that belongs to a class; larger ones have a span of their own.
pub const MAX_SMALL_BYTES: usize = 32768;

/// Largest pointerful object whose pointer bits stand in its span; above it Go puts an 8-byte header before the object.
pub const MAX_BYTES_WITHOUT_HEADER: usize = 512;

/// Bytes of Go's header. minigo has none, but rounds as if it were there.
const HEADER_BYTES: usize = 8;

/// Object bytes of each class.
pub const CLASS_BYTES: [u32; CLASS_COUNT] = [
    0, 8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352, 384,
    416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072,
    3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568,
    14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768,
];

/// Pages of one span of each class.
pub(crate) const CLASS_PAGES: [u8; CLASS_COUNT] = [
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    2, 1, 2, 1, 2, 1, 3, 2, 3, 1, 3, 2, 3, 4, 5, 6, 1, 7, 6, 5, 4, 3, 5, 7, 2, 9, 7, 5, 8, 3, 10, 7, 4,
];

/// Class of every size up to [`MAX_SMALL_BYTES`], by size rounded up to 8 bytes.
static CLASS_OF: [u8; MAX_SMALL_BYTES / 8 + 1] = {
    let mut table = [0; MAX_SMALL_BYTES / 8 + 1];
    let mut class = 1;
    let mut index = 0;
    while index < table.len() {
        if index * 8 > CLASS_BYTES[class] as usize {
            class += 1;
        }
        table[index] = class as u8;
        index += 1;
    }
    table
};

/// The class for `bytes` bytes of an object, or `None` if it is a large object. Zero bytes count as the smallest class.
#[inline]
pub fn class_for(bytes: usize, pointer_free: bool) -> Option<usize> {
    let rounded =
        if !pointer_free && bytes > MAX_BYTES_WITHOUT_HEADER { bytes + HEADER_BYTES } else { bytes };
    (rounded <= MAX_SMALL_BYTES).then(|| usize::from(CLASS_OF[rounded.div_ceil(8)]))
}

/// Usable bytes of the block that an allocation of `bytes` gets: what Go's `append` grows a slice into.
pub fn round_up_size(bytes: usize, pointer_free: bool) -> usize {
    match class_for(bytes, pointer_free) {
        Some(class) if !pointer_free && bytes > MAX_BYTES_WITHOUT_HEADER => {
            CLASS_BYTES[class] as usize - HEADER_BYTES
        }
        Some(class) => CLASS_BYTES[class] as usize,
        None => bytes.checked_next_multiple_of(super::PAGE_BYTES).unwrap_or(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_gets_the_smallest_class_that_holds_it() {
        for bytes in 1..=MAX_SMALL_BYTES {
            let class = class_for(bytes, true).unwrap();
            assert!(CLASS_BYTES[class] as usize >= bytes);
            assert!(class == 1 || (CLASS_BYTES[class - 1] as usize) < bytes);
        }
        assert_eq!(class_for(MAX_SMALL_BYTES + 1, true), None);
    }

    #[test]
    fn pointerful_objects_above_512_bytes_round_as_if_they_had_a_header() {
        assert_eq!(round_up_size(512, false), 512);
        assert_eq!(round_up_size(1024, true), 1024);
        assert_eq!(round_up_size(1024, false), 1152 - 8);
        assert_eq!(round_up_size(32768, false), 32768);
    }
}
