//! What a user's build compiles stays light: no template engine, no argument parser, no formatter, no serde.

use std::{collections::BTreeSet, process::Command};

/// The crates that a build of this crate with default features compiles, itself left out.
fn compiled_for(name: &str) -> BTreeSet<String> {
    compiled_with(name, "")
}

fn compiled_with(name: &str, features: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--edges",
            "normal,build",
            "--prefix",
            "none",
            "--package",
            name,
            "--features",
            features,
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|crate_name| *crate_name != name)
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_runtime_crate_has_no_dependencies() {
    assert_eq!(compiled_for("errcat-core"), BTreeSet::new());
    assert_eq!(
        compiled_for("errcat"),
        BTreeSet::from(["errcat-core".to_owned()])
    );
}

/// What a source says is in the log alone, so a service has a log with the feature that makes it one.
#[test]
fn a_layer_brings_the_log_with_it() {
    for feature in ["axum", "actix"] {
        let compiled = compiled_with("errcat", feature);
        assert!(compiled.contains("tracing"), "{feature} logs nothing");
    }
}

#[test]
fn build_scripts_and_macros_compile_no_heavy_crate() {
    for name in ["errcat-catalog", "errcat-codegen", "errcat-macros"] {
        let compiled = compiled_for(name);
        for heavy in [
            "clap",
            "prettyplease",
            "schemars",
            "serde",
            "serde_json",
            "tera",
            "yaml_serde",
        ] {
            assert!(!compiled.contains(heavy), "{name} compiles {heavy}");
        }
        assert!(
            compiled.len() <= 12,
            "{name} compiles {} crates: {compiled:?}",
            compiled.len()
        );
    }
}

#[test]
fn a_build_script_compiles_no_parser_of_rust() {
    let compiled = compiled_for("errcat-codegen");
    assert!(compiled.contains("quote") && !compiled.contains("syn"));
}

#[test]
fn a_service_chooses_its_own_transport() {
    for (feature, most) in [("tonic", 40), ("utoipa", 18)] {
        let compiled = compiled_with("errcat", feature);
        assert!(compiled.contains(feature));
        for heavy in ["axum", "h2", "hyper", "tower"] {
            assert!(!compiled.contains(heavy), "{feature} compiles {heavy}");
        }
        assert!(
            compiled.len() <= most,
            "{feature} compiles {} crates: {compiled:?}",
            compiled.len()
        );
    }
}

/// `.ci/run` tests generated Rust with each feature of the runtime crate alone.
#[test]
fn the_generated_crate_asks_for_each_feature_of_the_runtime_crate() {
    let features = |path: &str| -> BTreeSet<String> {
        let manifest = std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR")))
            .expect("a manifest");
        let (_, rest) = manifest.split_once("[features]\n").expect("features");
        let lines = rest.lines().take_while(|line| !line.is_empty());
        let names = lines.filter_map(|line| line.split_once(" = "));
        names.map(|(name, _)| name.to_owned()).collect()
    };
    let runtime = features("Cargo.toml");
    assert_eq!(features("generated/Cargo.toml"), runtime);
    let mut core = features("core/Cargo.toml");
    core.insert("derive".to_owned());
    assert_eq!(core, runtime);
}
