//! Any text, read as a catalogue.
#![no_main]

use errcat_generated as generated;

#[allow(dead_code)]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::catalogue(data));
