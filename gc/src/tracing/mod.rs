//! Following pointers.
