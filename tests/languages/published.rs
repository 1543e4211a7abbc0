//! Packages under a team's own name, made and installed by the steps that their READMEs give.

use std::path::{Path, PathBuf};
use std::process::Command;

use errcat_codegen::Target;

use crate::packages::{Subject, scratch, subject};
use crate::tools::run;

/// A package of Python within packages that others may be in, and everything that a registry shows.
fn named() -> &'static Subject {
    subject("convoy")
}

/// An empty folder.
fn empty(name: &str) -> PathBuf {
    let folder = scratch(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Runs what the README of a package says under "Publishing", as it stands there.
fn follow(folder: &Path) {
    let readme = std::fs::read_to_string(folder.join("README.md")).expect("a README");
    let (_, section) = readme.split_once("\n## Publishing\n").expect("a section");
    let (_, steps) = section.split_once("```sh\n").expect("steps");
    let (steps, _) = steps.split_once("```").expect("an end");
    run(Command::new("sh").current_dir(folder).args(["-ec", steps])).expect("the steps work");
}

#[test]
fn npm_installs_what_the_readme_packs() {
    let package = empty("published/typescript");
    named().write(&Target::Typescript, &package);
    follow(&package);
    let archive = package.join("acme-convoy-errors-0.1.0.tgz");

    let user = empty("published/node");
    run(Command::new("npm")
        .current_dir(&user)
        .args(["install", "--silent", "--no-audit", "--no-fund"])
        .arg(archive))
    .expect("npm installs");
    let program = "
        import { createRequire } from 'node:module';
        import { dirname, join } from 'node:path';
        import { existsSync, readdirSync, readFileSync } from 'node:fs';
        import { fromParts } from '@acme/convoy-errors';
        const require = createRequire(import.meta.url);
        const { fromParts: other } = require('@acme/convoy-errors');
        const body = { code: 'cart_lost', detail: 'The cart is lost.' };
        console.log(fromParts({ status: 404, body }).name, other({ status: 404, body }).name);
        const folder = 'node_modules/@acme/convoy-errors';
        const { description, type, exports, typesVersions, files, scripts, main, types, ...manifest } = JSON.parse(readFileSync(`${folder}/package.json`));
        delete manifest['//'];
        console.log(JSON.stringify(manifest));
        for (const file of readdirSync(`${folder}/dist`, { recursive: true }).filter((file) => file.endsWith('.map'))) {
          const map = `${folder}/dist/${file}`;
          const { sourceRoot, sources } = JSON.parse(readFileSync(map));
          for (const source of sources) if (!existsSync(join(dirname(map), sourceRoot, source))) console.log(map, 'has no', source);
        }
    ";
    let file = user.join("program.mjs");
    std::fs::write(&file, program).expect("a program");
    let said = run(Command::new("node").current_dir(&user).arg(file)).expect("it runs");
    let manifest = serde_json::json!({
        "name": "@acme/convoy-errors",
        "version": "0.1.0",
        "license": "MIT OR Apache-2.0",
        "contributors": [{"name": "Acme", "email": "sdk@acme.example"}, {"name": "The \"team\""}],
        "homepage": "https://acme.example/errors",
        "repository": {"type": "git", "url": "git+https://github.com/acme/errors.git"},
        "keywords": ["acme", "typed errors"],
        "sideEffects": false,
        "engines": {"node": ">=22"},
        "devDependencies": {"typescript": "7.0.2"},
        "publishConfig": {"access": "public"},
        "private": false,
    });
    assert_eq!(said, format!("CartLostError CartLostError\n{manifest}\n"));
}

#[test]
fn pip_installs_what_the_readme_builds() {
    let package = empty("published/python");
    named().write(&Target::Python, &package);
    let user = empty("published/site");
    let venv = user.join("venv");
    run(Command::new("python3").args(["-m", "venv"]).arg(&venv)).expect("an environment");
    // The steps say `python`, as the environment of whoever publishes has it.
    let path = std::env::var("PATH").expect("a path");
    let readme = package.join("README.md");
    let text = std::fs::read_to_string(&readme).expect("a README");
    let bin = venv.join("bin");
    let export = format!("```sh\nexport PATH='{}:{path}'\n", bin.display());
    std::fs::write(&readme, text.replace("```sh\n", &export)).expect("a README");
    follow(&package);

    let wheel = package.join("dist/acme_convoy_errors-0.1.0-py3-none-any.whl");
    let python = bin.join("python");
    let pip = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-index",
    ];
    run(Command::new(&python).args(pip).arg(wheel)).expect("pip installs");
    // Another package of the team is in the same packages, elsewhere.
    let other = user.join("other/acme/convoy/client.py");
    std::fs::create_dir_all(other.parent().expect("a folder")).expect("a folder");
    std::fs::write(&other, "from acme.convoy.errors import CartLostError\n").expect("a module");
    let program = "
from importlib.metadata import metadata
from acme.convoy.client import CartLostError
from acme.convoy.errors import from_parts
assert type(from_parts(status=404, body='{\"code\": \"cart_lost\"}')) is CartLostError
said = metadata('acme-convoy-errors')
for key in ['Version', 'Author-email', 'Author', 'License-Expression', 'Keywords', 'Requires-Python']:
    print(key, said[key])
print(*sorted(said.get_all('Project-URL')), sep='\\n')
";
    let mut python = Command::new(python);
    python
        .env("PYTHONPATH", user.join("other"))
        .args(["-c", program]);
    let said = run(&mut python).expect("it is imported");
    let lines = [
        "Version 0.1.0",
        "Author-email Acme <sdk@acme.example>",
        "Author The \"team\"",
        "License-Expression MIT OR Apache-2.0",
        "Keywords acme,typed errors",
        "Requires-Python >=3.10",
        "Bug tracker, https://acme.example/bugs",
        "Homepage, https://acme.example/errors",
        "Repository, https://github.com/acme/errors",
    ];
    assert_eq!(said.lines().collect::<Vec<_>>(), lines);
}
