//! The program seen from outside.

mod check;
