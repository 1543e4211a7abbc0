//! Python: what an import of a package takes with and without a cache of bytecode, and what mypy and pyright take for it in
//! their strict modes; beside the models that datamodel-code-generator makes of the same errors.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use errcat_codegen::Target;
use serde_json::json;

use crate::{Cost, heading, here, openapi, package, row, run, write};

/// How often an import is timed; the middle one counts.
const ROUNDS: usize = 7;

pub(crate) fn measure(folder: &Path, sizes: &[usize]) {
    let tools = Tools::install(folder);
    let all: Vec<Figures> = sizes.iter().map(|codes| tools.figures(*codes)).collect();
    let of = |figure: &dyn Fn(&Figures) -> f64| -> Vec<f64> { all.iter().map(figure).collect() };
    let costs = |what: &str, cost: &dyn Fn(&Figures) -> Cost| {
        row(what, "s", &of(&|figures| cost(figures).seconds));
        let memory = format!("{what}, memory");
        row(&memory, "MB", &of(&|figures| cost(figures).megabytes));
    };
    heading("Python", sizes);
    for (at, what) in IMPORTS.iter().enumerate() {
        row(what.0, "ms", &of(&|figures| figures.imports[at][0]));
        let uncached = format!("{}, no bytecode", what.0);
        row(&uncached, "ms", &of(&|figures| figures.imports[at][1]));
    }
    costs("mypy --strict on the package", &|figures| figures.mypy);
    costs("mypy --strict on a program", &|figures| figures.program);
    costs("pyright strict on the package", &|figures| figures.pyright);
    costs("datamodel-code-generator", &|figures| figures.rival);
    row(
        "import of its models",
        "ms",
        &of(&|figures| figures.rival_imports[0]),
    );
    let uncached = "import of its models, no bytecode";
    row(uncached, "ms", &of(&|figures| figures.rival_imports[1]));
    println!();
}

/// What is timed, and the program for it.
const IMPORTS: [(&str, &str); 3] = [
    ("import of the package", "import big_errors"),
    (
        "import of one class",
        "from big_errors import Resource7UnavailableError",
    ),
    (
        "import, and an error from a response",
        "import big_errors as b; b.from_parts(status=400, body={'error': {'code': 'resource_7_unavailable'}})",
    ),
];

/// A program as users write it: the error of a code, and of a class.
const PROGRAM: &str = "\
from big_errors import APIError, Resource7UnavailableError, from_parts, is_known_error


def by_code(error: APIError) -> int:
    if is_known_error(error):
        return len(error.tenant) if error.code == \"resource_3_unavailable\" else error.status
    return 0


def caught() -> str:
    try:
        raise from_parts(status=400)
    except Resource7UnavailableError as error:
        return error.id
    except APIError as error:
        return str(error)
";

struct Figures {
    /// Milliseconds of each import, with bytecode and without.
    imports: Vec<[f64; 2]>,
    mypy: Cost,
    program: Cost,
    pyright: Cost,
    rival: Cost,
    rival_imports: [f64; 2],
}

struct Tools {
    folder: PathBuf,
}

impl Tools {
    fn install(folder: &Path) -> Self {
        fs::create_dir_all(folder).expect("a writable folder");
        let folder = folder.to_owned();
        let python = folder.join("tools/bin/python");
        if !python.exists() {
            run(Command::new("python3")
                .args(["-m", "venv"])
                .arg(folder.join("tools")));
        }
        let mut pip = Command::new(&python);
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "-r",
        ]);
        run(pip.arg(here("scale/requirements.txt")));
        Self { folder }
    }

    fn figures(&self, codes: usize) -> Figures {
        let folder = self.folder.join(codes.to_string());
        package(codes, Target::Python, &folder);
        let source = folder.join("src");
        write(&source.join("program.py"), PROGRAM);
        let strict = json!({ "include": ["big_errors"], "typeCheckingMode": "strict", "pythonVersion": "3.10" });
        write(&source.join("pyrightconfig.json"), &strict.to_string());
        let mypy = |what: &str| {
            let mut mypy =
                self.python(&["-m", "mypy", "--strict", "--cache-dir", "/dev/null", what]);
            Cost::of(mypy.current_dir(&source))
        };
        let schema = folder.join("schema.json");
        write(&schema, &openapi(codes).to_string());
        let mut rival = self.python(&[
            "-m",
            "datamodel_code_generator",
            "--input-file-type",
            "openapi",
        ]);
        rival
            .args(["--output-model-type", "typing.TypedDict", "--input"])
            .arg(&schema);
        rival.arg("--output").arg(source.join("models.py"));
        Figures {
            imports: IMPORTS
                .map(|(_, program)| self.import(&source, program))
                .into(),
            mypy: mypy("big_errors"),
            program: mypy("program.py"),
            pyright: Cost::of(self.python(&["-m", "pyright"]).current_dir(&source)),
            rival: Cost::of(&rival),
            rival_imports: self.import(&source, "import models"),
        }
    }

    fn import(&self, source: &Path, program: &str) -> [f64; 2] {
        let cache = self.folder.join("bytecode");
        let time = |is_cached: bool| {
            let mut taken: Vec<f64> = (0..ROUNDS)
                .map(|_| {
                    if !is_cached {
                        let _ = fs::remove_dir_all(cache.join(source.strip_prefix("/").unwrap_or(source)));
                    }
                    let timed = format!("import time; start = time.perf_counter(); {program}; print(time.perf_counter() - start)");
                    let mut python = self.python(&["-c", &timed]);
                    python.env("PYTHONPYCACHEPREFIX", &cache).env("PYTHONPATH", source);
                    python.env_remove("PYTHONDONTWRITEBYTECODE");
                    run(&mut python).trim().parse::<f64>().expect("seconds") * 1e3
                })
                .collect();
            taken.sort_by(f64::total_cmp);
            taken[ROUNDS / 2]
        };
        let uncached = time(false);
        [time(true), uncached]
    }

    fn python(&self, arguments: &[&str]) -> Command {
        let mut python = Command::new(self.folder.join("tools/bin/python"));
        python.args(arguments);
        python
    }
}
