//! Templates of the user's own: any language over the documented context, any of errcat's replaced, mistakes pointed at.

mod support;

use std::{fs, path::Path};

use errcat_catalog::Sources;
use errcat_codegen::{Engine, Output, Target, TemplateError, artifact::Artifact, compile, emit};
use support::{bless, root};

fn compile_with(engine: &Engine, output: Target) -> Result<Artifact, TemplateError> {
    let mut sources = Sources::new();
    let file = sources
        .read(&root().join("catalog/apis/workspace.yaml"))
        .expect("the catalogue is there");
    let outputs = [Output::new(output, "{name}.out")];
    let compiled = compile(&mut sources, file, |catalog| {
        emit(catalog, &outputs, engine)
    });
    let emitted = compiled.emitted.expect("a catalogue without findings");
    emitted.map(|mut artifacts| artifacts.remove(0))
}

fn with_template(name: &str, text: &str) -> Result<Engine, TemplateError> {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().expect("a file has a folder"))
        .expect("the folder can be made");
    fs::write(&path, text).expect("the template can be written");
    Engine::with_templates(folder.path())
}

#[test]
fn a_template_makes_a_target_of_its_own() {
    let engine =
        Engine::with_templates(&root().join("codegen/docs")).expect("the example is a template");
    let artifact = compile_with(&engine, Target::Template("go/errors.go.tera".to_owned()))
        .expect("it renders");
    assert_eq!(artifact.path, "workspace.out");
    bless(
        &root().join("tests/templates/workspace.go"),
        &artifact.contents,
    );
}

#[test]
fn one_template_of_errcats_is_replaced_and_the_others_stay() {
    let text = "{% if text.kind == 'code' %}CODE{% else %}TEXT{% endif %}";
    let engine = with_template("markdown/text.md.tera", text).expect("it is a template");
    let page = compile_with(&engine, Target::Markdown)
        .expect("it renders")
        .contents;
    assert!(
        page.contains("## TEXT"),
        "the heading goes through the replaced template:\n{page}"
    );
    assert!(
        page.contains("`auth_required` |"),
        "the table does not:\n{page}"
    );
}

#[test]
fn a_mistake_in_a_template_is_pointed_at() {
    let syntax = with_template("x.tera", "one\n{% if %}")
        .expect_err("this is no template")
        .to_string();
    assert!(syntax.contains("x.tera:2:"), "{syntax}");
    let engine = with_template("x.tera", "one\ntwo {{ catalog.naem }}").expect("it can be read");
    let target = Target::Template("x.tera".to_owned());
    let field = compile_with(&engine, target)
        .expect_err("there is no such field")
        .to_string();
    assert!(
        field.contains("x.tera:2:") && field.contains("naem"),
        "{field}"
    );
    let missing = compile_with(&engine, Target::Template("y.tera".to_owned()))
        .expect_err("there is no such template");
    assert!(missing.to_string().contains("y.tera"), "{missing}");
    assert!(Engine::with_templates(Path::new("no/such/folder")).is_err());
}

#[test]
fn every_template_of_errcats_is_documented() {
    let page = include_str!("../codegen/docs/templates.md");
    for (name, _) in Engine::built_in() {
        assert!(
            page.contains(&format!("`{name}`")),
            "{name} is not in codegen/docs/templates.md"
        );
    }
}
