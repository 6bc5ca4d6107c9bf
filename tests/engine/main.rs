//! The engine, file by file. They are one program, since each program is linked and, for wasm, rewritten on its own:
//! that took five times as long as all tests.

mod activations;
mod backward;
mod bad_input;
mod compare;
mod datasets;
mod document;
mod edits;
mod export_numpy;
mod export_training;
mod forward;
mod gradient_check;
mod invariants;
mod kernel;
mod losses;
mod maps;
mod math;
mod numpy;
mod optimizers;
mod parameters;
mod parse;
mod paste;
mod paste_code;
mod paste_foreign;
mod paste_properties;
mod presets;
mod properties;
mod random;
mod rows;
mod seed_program;
mod session;
mod split;
mod timeline;
mod training;
mod trajectories;
