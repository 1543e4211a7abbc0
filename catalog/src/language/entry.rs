//! Errors and what belongs to one.

use super::{RenameNode, RetryValue, TypeNode};
use crate::{
    api::{
        Audience, By, Channel, Fault, Grpc, MatcherKind, Processed, PythonBase, Severity,
        TypescriptBase,
    },
    read::{Either, Json, Map, OneOrMany, Spanned, Text, record},
    status::Status,
};

record! {
    /// One error.
    "an entry" EntryNode {
        /// What goes on the wire: text, or a whole number under `style: integer`. A text may have values of the error in it:
        /// `FLOOD_WAIT_{seconds}`.
        "code" code: Option<Text> = "the name in the catalogue's style" => "RATE_LIMITED";
        /// Further codes by which clients recognise the entry, such as a name of former days; servers never send them.
        "aliases" aliases: OneOrMany<Text> => "[TOO_MANY_REQUESTS]";
        /// The problem type (RFC 9457): any URI or relative reference, or `about:blank` where it says no more than the status does.
        "type" ty: Option<Text> = "from `problem_types`, else the URL of its documentation" => "https://example.com/problems/out-of-credit";
        /// A stable integer id, where an API has both that and a code.
        "number" number: Option<Spanned<i64>> => "20429";
        /// The HTTP status, or a class such as `5xx` where no more is documented; a list of statuses where the API answers with any of
        /// them: servers send the first, and clients take all for the entry's own. Absent for an error that is never an HTTP response or
        /// whose status is not documented.
        "status" status: OneOrMany<Spanned<Status>> = "", filled => "429";
        /// The canonical gRPC code.
        "grpc" grpc: Option<Spanned<Grpc>> = "from the status" => "RESOURCE_EXHAUSTED";
        /// A few words for headings and RFC 9457 `title`.
        "title" title: Option<Text> = "the name in words" => "Rate limited";
        /// The text that people see, with `{param}` placeholders and `{{`, `}}` for literal braces; a list where one code has
        /// several, in the long form where documentation says which is sent when. The first is the one that servers send. Absent where the
        /// service gives the text each time.
        "message" message: OneOrMany<Either<Text, MessageNode>> = "the text that the service gives", filled => "Too many requests.";
        /// By what clients recognise the entry: its `code`, its `type`, its `message`, its `kind` where the response has no code, or its exact
        /// `status` alone, whatever the body is. One that is recognised by something else than its code has no code on the wire.
        "by" by: Option<Spanned<By>> = "`code`, or `message` under `codes: {style: none}` and in plain text" => "status";
        /// In which of `envelopes` it is sent.
        "envelope" envelope: Option<Text> = "the catalogue's own" => "oauth";
        /// How a client recognises the entry by its message, where it has no code: `exact`, `prefix` (up to the first placeholder) or
        /// `template`, of each of its messages, or of one text of its own. An exact match wins over a prefix, a prefix over a
        /// template.
        "match" matcher: Option<Either<Spanned<MatcherKind>, MatchNode>> = "`exact` without placeholders, else `template`" => "prefix";
        /// Why it happens, in Markdown: one text or a list.
        "cause" cause: OneOrMany<Text> => "The key made too many requests.";
        /// What to do, in Markdown: one text or a list.
        "remedy" remedy: OneOrMany<Text> => "Wait, then retry.";
        /// Causes paired with the remedy of each.
        "cases" cases: Vec<CaseNode> => "[{cause: Revoked key., remedy: Create a new one.}]";
        /// Markdown for the entry's own page.
        "description" description: Option<Text> => "Limits are counted per minute.";
        /// The typed values of this error: the type of each, or the long form.
        "params" params: Map<Either<TypeNode, ParamNode>> => "{retry_after: seconds, scope: {type: string, example: read}}";
        /// A closed set of sub-codes, sent in the envelope's `$reason`, or else as `reason` in its details, and in the header of role
        /// `reason`.
        "reasons" reasons: Map<ReasonNode> => "{queue_full: {cause: The queue is full., remedy: Wait.}}";
        /// Whether and how to try again: a word, or the long form.
        "retry" retry: Option<RetryValue> = "the rule of its kind, else the catalogue's for the status that came" => "after-header";
        /// May the request have taken effect: `no`, `yes` or `unknown`?
        "processed" processed: Option<Spanned<Processed>> = "`no` if a 4xx came, `unknown` otherwise" => "no";
        /// The exception class of the entry's family.
        "exception" exception: Option<Text> = "that of its kind, else from the status" => "RateLimitError";
        /// The error that it is a case of: its class extends that of the parent, and whoever catches the parent catches it.
        "parent" parent: Option<Text> => "payment_failed";
        /// How codes begin that are cases of this error: one that the catalogue does not know has a class below this one's. Of several
        /// prefixes the longest counts.
        "prefix" prefix: Option<Text> => "08";
        /// The group it belongs to.
        "group" group: Option<Text> => "auth";
        /// What its class also is in a language, besides the classes of the package.
        "bases" bases: Option<BasesNode> => "{python: ValueError}";
        /// The kind it is of.
        "kind" kind: Option<Text> = "that of its group" => "card_error";
        /// The traits it has: one or a list.
        "traits" traits: OneOrMany<Text> => "[transient]";
        /// Where to read on: names of entries and Markdown links.
        "see" see: OneOrMany<Text> => "[quota_exceeded, '[Limits](/limits)']";
        /// Worked examples.
        "examples" examples: Vec<ExampleNode> => "[{title: A burst, params: {retry_after: 3}}]";
        /// The version or date it appeared in.
        "since" since: Option<Text> => "2026-03-01";
        /// Set once clients should no longer meet it: why, or the long form.
        "deprecated" deprecated: Option<Either<Text, DeprecatedNode>> => "{replaced_by: quota_exceeded}";
        /// The team that answers for it.
        "owner" owner: Option<Text> => "platform";
        /// How bad it is to whoever runs the API: `debug`, `info`, `warning`, `error` or `critical`.
        "severity" severity: Option<Spanned<Severity>> => "warning";
        /// Whether an occurrence pages somebody.
        "pages" pages: Option<Spanned<bool>> = "`false`" => "true";
        /// Whose fault it is: `client`, `server`, `upstream` or `billing`.
        "fault" fault: Option<Spanned<Fault>> => "upstream";
        /// How it reaches a client: `http`, `task`, `stream`, `webhook`, `websocket`.
        "channels" channels: OneOrMany<Spanned<Channel>> = "`http`", filled => "[http, task]";
        /// The code with which the server closes a WebSocket for it (RFC 6455, section 7.4.2): 4000 to 4999. One of its channels is
        /// then `websocket`.
        "close" close: Option<Spanned<i64>> => "4003";
        /// The exit code of a command line that ends with it: 1 to 255.
        "exit" exit: Option<Spanned<i64>> = "that of its exception class, or of one above" => "75";
        /// Who can meet it: `public`, `in-app` or `internal`. Only public entries reach client packages and the public reference.
        "audience" audience: Option<Spanned<Audience>> = "`public`" => "internal";
        /// Its identifier per language, where the derived one will not do.
        "rename" rename: Option<RenameNode> => "{python: RequestTimedOutError}";
        /// Rules that do not hold for this entry, each with the reason.
        "allow" allow: Map<Text> => "{missing-remedy: Nothing can be done.}";
        facts facts
    }

    /// How a client recognises an entry by its message, as a text of its own. One of the keys.
    "`match`" MatchNode {
        /// The whole message.
        "exact" exact: Option<Text> => "Prediction not found";
        /// How the message starts.
        "prefix" prefix: Option<Text> => "Failed to fetch";
        /// A template of it.
        "template" template: Option<Text> => "'Failed to fetch {resource}'";
    }

    /// What the class of an error also is in a language.
    "`bases`" BasesNode {
        /// An exception of Python, which `except` then gets the error by: `ArithmeticError`, `EOFError`, `IndexError`, `KeyError`,
        /// `LookupError`, `NotImplementedError`, `OverflowError`, `RuntimeError`, `TypeError`, `ValueError` or `ZeroDivisionError`.
        "python" python: Option<Spanned<PythonBase>> => "ValueError";
        /// An error of JavaScript, which `instanceof` then knows the error by: `EvalError`, `RangeError`, `ReferenceError`, `SyntaxError`,
        /// `TypeError` or `URIError`.
        "typescript" typescript: Option<Spanned<TypescriptBase>> => "TypeError";
    }

    /// One of the texts that people see, and when it is that one.
    "a message" MessageNode {
        /// The text, as a message is written.
        "text" text: Option<Text>, required => "There is no such user.";
        /// When it is this one, in inline Markdown.
        "when" when: Option<Text> => "The account was deleted.";
    }

    /// A cause with the remedy that belongs to it.
    "a case" CaseNode {
        /// Why it happens, in Markdown.
        "cause" cause: Option<Text> => "The key was revoked.";
        /// What to do about it, in Markdown.
        "remedy" remedy: Option<Text> => "Create a new one.";
    }

    /// A typed value of an error.
    "a param" ParamNode {
        /// `string`, `integer`, `number`, `boolean`, `seconds`, `timestamp`, `uuid`, `url`, `any`, a name of `types`, `[T]`, or
        /// `{string: T}`.
        "type" ty: Option<TypeNode> = "`string`" => "seconds";
        /// The only texts it can be; the type is then `string`, `[string]` or `{string: string}`.
        "enum" words: Vec<Text>, filled => "[query, tools]";
        /// By which number messages name it, where they count their placeholders: `{0}` is the param at position 0.
        "position" position: Option<Spanned<i64>> => "0";
        /// Whether it is always there.
        "required" required: Option<Spanned<bool>> = "`true`" => "false";
        /// Whether it may never leave the server's logs. It then has no way into a body, a header or a message.
        "private" private: Option<Spanned<bool>> = "`false`" => "true";
        /// The response header that carries it.
        "header" header: Option<Text> => "Retry-After";
        /// Where it travels in the body: `details`, `message` (in its text alone), `code` (in that alone), or a dotted path from the
        /// root, which a dot may begin: `.details` is a member of that name.
        "at" at: Option<Text> = "`code` if it stands there, else `details` if the envelope has `$details`, else `message`" => "error.errors";
        /// An example of its value.
        "example" example: Option<Json> => "42";
        /// What it says, in inline Markdown.
        "doc" doc: Option<Text> => "Seconds to wait.";
        /// Its identifier per language, where the derived one will not do.
        "rename" rename: Option<RenameNode> => "{rust: kind}";
        facts facts
    }

    /// A sub-code of an entry.
    "a reason" ReasonNode {
        /// What goes on the wire, where it is not the name.
        "code" code: Option<Text> = "the name" => "463";
        /// A few words.
        "title" title: Option<Text> = "the name in words" => "Queue full";
        /// The status, where it differs from the entry's.
        "status" status: Option<Spanned<Status>> => "503";
        /// The text that people see, where it differs from the entry's.
        "message" message: Option<Text> => "The queue is full.";
        /// Why it happens, in Markdown: one text or a list.
        "cause" cause: OneOrMany<Text> => "The queue is full.";
        /// What to do, in Markdown: one text or a list.
        "remedy" remedy: OneOrMany<Text> => "Wait.";
        /// Whether and how to try again.
        "retry" retry: Option<RetryValue> = "the entry's rule, else that of the status that came" => "never";
        /// Its identifier per language, where the derived one will not do.
        "rename" rename: Option<RenameNode> => "{rust: QueueFull}";
        facts facts
    }

    /// A worked example.
    "an example" ExampleNode {
        /// A few words.
        "title" title: Option<Text> => "A burst";
        /// The values of the params.
        "params" params: Map<Json> = "the params' own examples" => "{retry_after: 3}";
    }

    /// Why and since when an entry should no longer be met.
    "`deprecated`" DeprecatedNode {
        /// The version or date.
        "since" since: Option<Text> => "2026-03-01";
        /// The date from which it is no longer sent, as ISO 8601 writes it.
        "sunset" sunset: Option<Text> => "2027-03-01";
        /// The entry that takes its place.
        "replaced_by" replaced_by: Option<Text> => "quota_exceeded";
        /// What to do, in inline Markdown.
        "note" note: Option<Text> => "Read the reasons.";
    }

    /// A code that is no longer sent.
    "a retired code" RetiredNode {
        /// What went on the wire.
        "code" code: Option<Text> = "the name in the catalogue's style" => "QUOTA_HIT";
        /// The status it had.
        "status" status: Option<Spanned<Status>> => "429";
        /// The version or date it appeared in.
        "introduced" introduced: Option<Text> => "2024-06-01";
        /// The last version or date with which it was sent.
        "until" until: Option<Text> => "2026-02-28";
        /// The version or date it was retired in.
        "since" since: Option<Text> => "2026-03-01";
        /// The entry that took its place.
        "replaced_by" replaced_by: Option<Text> => "capacity_exceeded";
        /// Why, in inline Markdown.
        "note" note: Option<Text> => "Split into reasons.";
    }
}

impl EntryNode {
    /// Its messages, each with when it is that one.
    pub(crate) fn messages(&self) -> impl Iterator<Item = (&Text, Option<&Text>)> {
        self.message.0.iter().filter_map(|message| match message {
            Either::Short(text) => Some((text, None)),
            Either::Long(long) => Some((long.text.as_ref()?, long.when.as_ref())),
        })
    }
}
