//! Names and versions of packages: what npm, pip and their registries take.

use std::fmt::Write as _;

/// The modules that Node.js finds before any package; those with `node:` in front can be no package.
const NODE_MODULES: &str = "assert async_hooks buffer child_process cluster console constants crypto dgram \
    diagnostics_channel dns domain events fs http http2 https inspector module net os path \
    perf_hooks process punycode querystring readline repl stream string_decoder sys timers \
    tls trace_events tty url util v8 vm wasi worker_threads zlib";

/// Python's own modules, of every version that packages are made for, and those that it imports by itself where there are some.
const PYTHON_MODULES: &str = "abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore atexit \
    audioop base64 bdb binascii binhex bisect builtins bz2 cProfile calendar cgi cgitb chunk \
    cmath cmd code codecs codeop collections colorsys compileall compression concurrent \
    configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses \
    datetime dbm decimal difflib dis distutils doctest email encodings ensurepip enum errno \
    faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath \
    getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib \
    imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 \
    linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder \
    msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode \
    operator optparse os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform \
    plistlib poplib posix posixpath pprint profile profiling pstats pty pwd py_compile pyclbr \
    pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter \
    runpy sched secrets select selectors shelve shlex shutil signal site sitecustomize smtpd \
    smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl \
    stat statistics string stringprep struct subprocess sunau symtable sys sysconfig syslog \
    tabnanny tarfile telnetlib tempfile termios test textwrap this threading time timeit \
    tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types \
    typing unicodedata unittest urllib usercustomize uu uuid venv warnings wave weakref \
    webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib \
    zoneinfo";

/// Names that npm refuses besides.
const NPM_REFUSED: &[&str] = &["favicon.ico", "node_modules"];

/// Names that `PyPI` refuses besides, for they are slips of `pip install -r requirements.txt`.
const PYPI_REFUSED: &[&str] = &["requirements_txt", "rrequirements_txt"];

/// The greatest number that npm reads in a version, and the longest version.
const NPM_NUMBER: u64 = (1 << 53) - 1;
const NPM_VERSION: usize = 256;

/// The longest name of a package on npm.
const NPM_NAME: usize = 214;

/// Whether this is a version as semantic versioning 2.0.0 writes it, and no larger than npm reads.
pub(crate) fn is_version(text: &str) -> bool {
    let (core, pre, build) = parts(text);
    let number = |part: &str| is_number(part) && (part == "0" || !part.starts_with('0'));
    let word = |part: &str| {
        let known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !part.is_empty() && part.bytes().all(known)
    };
    let small = |part: &str| part.parse::<u64>().is_ok_and(|number| number <= NPM_NUMBER);
    text.len() <= NPM_VERSION
        && core.split('.').count() == 3
        && core.split('.').all(|part| number(part) && small(part))
        && pre.is_none_or(|pre| {
            pre.split('.')
                .all(|part| word(part) && (!is_number(part) || number(part)))
        })
        && build.is_none_or(|build| build.split('.').all(word))
}

/// A version of semantic versioning in the normal form of PEP 440, where it has an equivalent there: `1.0.0-alpha.1` is `1.0.0a1`.
///
/// `1.0.0-1` and `1.0.0-post.1` come before `1.0.0` to npm and after it to pip, and so have none.
pub(crate) fn python_version(text: &str) -> Option<String> {
    let (core, pre, build) = parts(text);
    let mut version = core.to_owned();
    if let Some(pre) = pre {
        let end = pre.find(|c: char| !c.is_ascii_alphabetic());
        let (word, rest) = pre.split_at(end.unwrap_or(pre.len()));
        version.push_str(match word.to_ascii_lowercase().as_str() {
            "a" | "alpha" => "a",
            "b" | "beta" => "b",
            "c" | "rc" | "pre" | "preview" => "rc",
            "dev" => ".dev",
            _ => return None,
        });
        let number = rest.strip_prefix(['.', '-']).unwrap_or(rest);
        if !rest.is_empty() && !is_number(number) {
            return None;
        }
        version.push_str(without_zeros(number));
    }
    for (at, word) in build
        .iter()
        .flat_map(|build| build.split(['.', '-']))
        .enumerate()
    {
        if word.is_empty() {
            return None;
        }
        let word = if is_number(word) {
            without_zeros(word)
        } else {
            word
        };
        let before = if at == 0 { '+' } else { '.' };
        let _ = write!(version, "{before}{}", word.to_ascii_lowercase());
    }
    Some(version)
}

/// Whether npm takes this name for a new package.
pub(crate) fn is_npm_name(text: &str) -> bool {
    let plain = |part: &str| {
        let known =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._".contains(&byte);
        !part.is_empty() && !part.starts_with(['.', '_']) && part.bytes().all(known)
    };
    let parts = match text.strip_prefix('@') {
        Some(scoped) => scoped
            .split_once('/')
            .is_some_and(|(scope, name)| plain(scope) && plain(name)),
        None => plain(text),
    };
    parts && text.len() <= NPM_NAME && !NPM_REFUSED.contains(&text)
}

/// Whether Node.js has a module of this name, which npm lets no package have.
pub(crate) fn is_node_module(text: &str) -> bool {
    NODE_MODULES.split(' ').any(|module| module == text)
}

/// Whether this is a name as the core metadata specification of Python packages writes it, and `PyPI` takes it.
pub(crate) fn is_pypi_name(text: &str) -> bool {
    let edge = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
    edge(text.bytes().next())
        && edge(text.bytes().last())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
        && !PYPI_REFUSED.contains(&canonical(text).as_str())
}

/// The module of Python's own that a distribution or its import package would be taken for.
pub(crate) fn python_module(names: [&str; 2]) -> Option<&'static str> {
    let names = names.map(canonical);
    let mut modules = PYTHON_MODULES.split(' ');
    modules.find(|module| names.contains(&canonical(module)))
}

/// Whether this is what an `import` of Python names: identifiers of ASCII with `.` between them.
pub(crate) fn is_python_path(text: &str) -> bool {
    let is_identifier = |part: &str| {
        let is_known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        !part.is_empty() && part.bytes().all(is_known) && !part.as_bytes()[0].is_ascii_digit()
    };
    text.split('.').all(is_identifier)
}

/// Whether this has the form of an SPDX licence expression (SPDX 2.3, annex D), whatever its identifiers are.
pub(crate) fn is_license(text: &str) -> bool {
    let spaced = text.replace('(', " ( ").replace(')', " ) ");
    let (mut depth, mut is_operand_next) = (0_usize, true);
    for word in spaced.split_whitespace() {
        let is_id = word
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-.+:".contains(&byte));
        match (word, is_operand_next) {
            ("(", true) => depth += 1,
            (")", false) if depth > 0 => depth -= 1,
            ("AND" | "OR" | "WITH", false) => is_operand_next = true,
            ("AND" | "OR" | "WITH", true) => return false,
            (_, true) if is_id => is_operand_next = false,
            _ => return false,
        }
    }
    depth == 0 && !is_operand_next
}

/// Whether an address can be that of a repository: it has no part behind `#` or `?`, and on the hosts where owners have repositories side by
/// side those two names and no more.
pub(crate) fn is_repository(url: &str) -> bool {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = path.split_once('/').unwrap_or((path, ""));
    let names = path.trim_end_matches('/').split('/');
    let is_flat = matches!(host, "github.com" | "bitbucket.org" | "codeberg.org");
    !url.contains(['#', '?']) && (!is_flat || names.filter(|name| !name.is_empty()).count() == 2)
}

/// Whether this is an address for mail that stands in `Name <mail>`.
pub(crate) fn is_mail(text: &str) -> bool {
    let outside = |c: char| c.is_whitespace() || c.is_control() || "<>,;".contains(c);
    let parts = text.split_once('@');
    parts.is_some_and(|(user, host)| !user.is_empty() && !host.is_empty() && !host.contains('@'))
        && !text.contains(outside)
}

/// A name as `PyPI` compares it: without case, and with one separator for all.
fn canonical(name: &str) -> String {
    let mut canonical = String::new();
    for c in name.chars() {
        match c {
            '-' | '.' | '_' if canonical.ends_with('_') => {}
            '-' | '.' | '_' => canonical.push('_'),
            _ => canonical.push(c.to_ascii_lowercase()),
        }
    }
    canonical
}

/// The three parts of a version: the numbers, what stands behind `-`, what stands behind `+`.
fn parts(text: &str) -> (&str, Option<&str>, Option<&str>) {
    let (text, build) = match text.split_once('+') {
        Some((text, build)) => (text, Some(build)),
        None => (text, None),
    };
    match text.split_once('-') {
        Some((core, pre)) => (core, Some(pre), build),
        None => (text, None, build),
    }
}

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number as it is counted; of none at all, 0.
fn without_zeros(number: &str) -> &str {
    match number.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::python_version;

    #[test]
    fn a_version_has_the_normal_form_of_python_or_none() {
        for (semantic, python) in [
            ("1.2.0", Some("1.2.0")),
            ("1.0.0-alpha", Some("1.0.0a0")),
            ("1.0.0-alpha.1", Some("1.0.0a1")),
            ("1.0.0-BETA-02", Some("1.0.0b2")),
            ("1.0.0-rc10", Some("1.0.0rc10")),
            ("1.0.0-preview.3", Some("1.0.0rc3")),
            ("1.0.0-dev.7", Some("1.0.0.dev7")),
            ("1.0.0+Build-007.x", Some("1.0.0+build.7.x")),
            ("1.0.0-rc.1+5", Some("1.0.0rc1+5")),
            ("1.0.0-alpha.beta", None),
            ("1.0.0-alpha.1.2", None),
            ("1.0.0-alpha.", None),
            ("1.0.0-1", None),
            ("1.0.0-post.1", None),
            ("1.0.0-next.1", None),
            ("1.0.0+a--b", None),
        ] {
            assert_eq!(python_version(semantic).as_deref(), python, "{semantic}");
        }
    }
}
