// Reads string literals and comments as the grammars of their languages do: node foreign.mjs <folder of the tools>, and on standard input
// {language: {comment, literals, comments}}. Prints what each literal means, or what is wrong with it or the comment before it.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [tools] = process.argv.slice(2);
const require = createRequire(join(tools, "package.json"));
const { Parser, Language } = require("web-tree-sitter");
const Php = require("php-parser");
await Parser.init();

// What stands around a literal.
const PLACES = {
  csharp: ["class A {\n", "string a = ", "; }"],
  dart: ["", "var a = ", ";"],
  elixir: ["", "a = ", ""],
  go: ["package a\n", "var a = ", ""],
  java: ["class A {\n", "String a = ", "; }"],
  kotlin: ["", "val a = ", ""],
  php: ["<?php\n", "$a = ", ";"],
  ruby: ["", "a = ", ""],
  scala: ["", "val a = ", ""],
  swift: ["", "let a = ", ""],
};
const FILES = { csharp: "c_sharp" };
const SHORT = { n: "\n", r: "\r", t: "\t" };

// What the escapes of a literal stand for: all these languages have them.
const unescaped = (inner) =>
  inner.replace(/\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|U([\da-f]{8})|([0-7]{3})|(.))/gs, (_, point, unit, long, octal, one) => {
    if (point ?? long) return String.fromCodePoint(parseInt(point ?? long, 16));
    if (unit) return String.fromCharCode(parseInt(unit, 16));
    return octal ? String.fromCharCode(parseInt(octal, 8)) : (SHORT[one] ?? one);
  });

const nodes = function* (node) {
  yield node;
  for (const child of node.children) yield* nodes(child);
};

const said = {};
for (const [language, { comment, literals, comments }] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  const [head, before, after] = PLACES[language];
  const parser = new Parser();
  const grammar = `tree-sitter-wasms/out/tree-sitter-${FILES[language] ?? language}.wasm`;
  parser.setLanguage(await Language.load(require.resolve(grammar)));
  said[language] = literals.map((literal, at) => {
    const start = `${head}${comment} ${comments[at]}\n${before}`;
    const source = start + literal + after;
    // The grammar of Scala sees interpolation in strings without an `s` before them too, in which Scala has none.
    const shown = language === "scala" ? source.replaceAll("$", "S") : source;
    const all = [...nodes(parser.parse(shown).rootNode)];
    const odd = all.find(({ type, isError, isMissing }) => isError || isMissing || /interpol|substitution/.test(type));
    if (odd) return { odd: odd.type, source };
    const lines = all.filter(({ type }) => /comment/.test(type)).map(({ text }) => text.trimEnd().split("\n").length);
    if (lines.reduce((sum, count) => sum + count, 0) !== comments[at].split("\n").length) return { comments: lines, source };
    const whole = all.find((node) => node.startIndex === start.length && node.endIndex === start.length + literal.length && /string/.test(node.type));
    if (!whole) return { odd: "no literal", source };
    if (language !== "php") return unescaped(literal.slice(1, -1));
    const { children } = new Php.Engine().parseCode(source);
    return children.find(({ kind }) => kind === "expressionstatement").expression.right.value;
  });
}
console.log(JSON.stringify(said));
