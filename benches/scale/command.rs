//! The command from a cold start: `errcat check`, and `errcat generate` with every target into a folder that is not there yet.

use std::{fs, path::Path, process::Command};

use crate::{Cost, heading, row, write, yaml};

/// How often each is run; the fastest counts.
const ROUNDS: usize = 5;

pub(crate) fn measure(folder: &Path, sizes: &[usize]) {
    let command = errcat_benches::command();
    let catalogue = folder.join("big.yaml");
    let out = folder.join("out");
    let costs = |what: &str, arguments: &[&Path]| -> Vec<Cost> {
        let cost = |codes: &usize| {
            write(&catalogue, &yaml(*codes));
            let mut run = Command::new(&command);
            run.arg(what).arg(&catalogue).args(arguments);
            let rounds = (0..ROUNDS).map(|_| {
                let _ = fs::remove_dir_all(&out);
                Cost::of(&run)
            });
            let fastest = rounds.min_by(|a, b| a.seconds.total_cmp(&b.seconds));
            fastest.expect("more than no rounds")
        };
        sizes.iter().map(cost).collect()
    };
    let check = costs("check", &[]);
    let generate = costs("generate", &[Path::new("--out"), &out]);
    let of = |costs: &[Cost], figure: fn(&Cost) -> f64| -> Vec<f64> {
        costs.iter().map(figure).collect()
    };
    heading("The command", sizes);
    for (what, costs) in [("errcat check", &check), ("errcat generate", &generate)] {
        row(what, "s", &of(costs, |cost| cost.seconds));
        row(
            &format!("{what}, memory"),
            "MB",
            &of(costs, |cost| cost.megabytes),
        );
    }
    let times: Vec<String> = check
        .iter()
        .zip(&generate)
        .map(|(check, generate)| {
            let (time, memory) = (
                generate.seconds / check.seconds,
                generate.megabytes / check.megabytes,
            );
            format!("{time:.1} and {memory:.1}")
        })
        .collect();
    println!(
        "generate in multiples of check, time and memory: {}\n",
        times.join("; ")
    );
}
