//! The language: every record and key of a catalogue, as written.
//!
//! This is the one table of keys. The reader, the JSON Schema and the language reference are made from it.

use crate::{
    api::{
        Audience, By, Channel, CodeStyle, DateStyle, Fault, GroupBy, Grpc, Jitter, Layout,
        MatcherKind, Processed, RetryKind, SectionKind, Severity, Show,
    },
    diagnostic::Level,
    duration::{Duration, DurationRange},
    read::{Either, Json, Map, OneOrMany, Spanned, Text, TextTo, record},
    status::Status,
};

record! {
    /// A catalogue: one YAML file, or one root file that includes others of its project.
    "a catalogue" Document {
        /// The version of the language. An included file says it too.
        "errcat" errcat: Option<Spanned<u32>>, required => "1";
        /// The name of the catalogue in `snake_case`: it names the Rust module, the npm package and the Python package.
        "name" name: Option<Text> = "none: the root file needs it, an included file has none" => "submissions";
        /// The title of the reference.
        "title" title: Option<Text> = "the name in words" => "Errors";
        /// What the reference is about, in inline Markdown.
        "summary" summary: Option<Text> => "Every error code the API returns.";
        /// Files whose maps are joined to those of this one, relative to this file and inside the project.
        "include" include: Vec<Text> => "[errors/billing.yaml]";
        /// How the generated packages are called.
        "packages" packages: Option<PackagesNode> => "{version: 1.2.0, python: acme-errors}";
        /// The body of an error response as JSON with holes, or a preset: `problem+json` (RFC 9457), `google` (AIP-193), `jsonapi`.
        /// Holes are `$code`, `$number`, `$message`, `$details` (the public params by name), `$reason`, `$status`,
        /// `$status_text`, `$title`, `$grpc`, `$doc_url`, `$request_id` and `$domain`; `$$` is a literal `$`.
        "envelope" envelope: Option<Json> => "{error: {code: $code, message: $message}}";
        /// What the members of the envelope mean to clients, by hole or by dotted path.
        "fields" fields: Map<Either<Text, FieldNode>> => "{message: {doc: For people., stable: false}}";
        /// Headers by role. To clients `request_id`, `retry_after` and `retry_after_ms` say what their names do; `should_retry`
        /// (`true` or `false`) stands above every rule; `rate_limit_reset` (seconds, or above 1,000,000,000 the moment in seconds
        /// since 1970) is how long to wait under an `after-header` rule where nothing else says it; `idempotency_key` is sent
        /// with each attempt of a call; `code` and `reason` are the code and the sub-code, where the body has none. Any other role is documented only.
        "headers" headers: Map<Either<Text, HeaderNode>> => "{request_id: X-Request-Id, retry_after: Retry-After}";
        /// Ids besides the request id by which support finds a failure: what each is, or the long form.
        "correlation" correlation: Map<Either<Text, CorrelationNode>> => "{run_id: The run.}";
        /// How codes are written.
        "codes" codes: Option<CodesNode> => "{style: SCREAMING_SNAKE_CASE}";
        /// Values said once and used in every text as `${name}`; `$${` is a literal `${`.
        "constants" constants: Map<Either<Text, ConstantNode>> => "{rate_limit: 60 req/min}";
        /// Records that params are made of, by `PascalCase` name: the type of each field.
        "types" types: Map<Map<Either<TypeNode, FieldTypeNode>>> => "{FieldError: {field: string, message: string}}";
        /// When to try again: by status, by class of statuses, and for transport conditions. An entry or a reason overrides.
        "retry" retry: Option<RetryNode> => "{429: after-header, 5xx: backoff, 4xx: never, network: backoff}";
        /// The exception classes of the client packages, by status; one is the `fallback`.
        "exceptions" exceptions: Map<Either<OneOrMany<Text>, ExceptionNode>>
            = "`ClientError: 4xx`, `ServerError: 5xx`, `APIError: fallback`" => "{RateLimitError: 429, APIError: fallback}";
        /// What errors have in common whatever their codes are, by `snake_case` name: what each means, in inline Markdown. An error has
        /// any number of them, and programs ask for one.
        "traits" traits: Map<Text> => "{transient: The same request may pass later.}";
        /// Groups of entries: the heading of each, or the long form.
        "groups" groups: Map<Either<Text, GroupNode>> => "{auth: Authentication}";
        /// What is known of a status apart from any code: a title, or the long form. 1xx, 2xx and 3xx have a place here too.
        "statuses" statuses: Map<Either<Text, StatusNode>> => "{202: {title: Accepted, description: The task is queued.}}";
        /// The errors by name: `snake_case` and unique, for identifiers of every language come from it.
        "errors" errors: Map<EntryNode> => "{rate_limited: {status: 429, message: Too many requests., remedy: Wait.}}";
        /// Codes that are no longer sent, by the name they had, and names of entries that were renamed: where `replaced_by` still sends
        /// the code. They can never be used again. A retired code is documented, and decoded as what replaced it, or without that as
        /// an unknown error that says since when and why it is retired.
        "retired" retired: Map<RetiredNode> => "{quota_hit: {since: 2026-03-01, replaced_by: capacity_exceeded}}";
        /// What the API does, by `snake_case` name: the errors that each operation may return, or the long form.
        "operations" operations: Map<Either<OneOrMany<Text>, OperationNode>> => "{create_submission: [scope_required, rate_limited]}";
        /// Tables of the reference that are not made of errors.
        "tables" tables: Map<TableNode> => "{tiers: {columns: [Tier, Limit], rows: [[free, 10], [pro, 60]]}}";
        /// The level of a rule in this catalogue: `allow`, `warn` or `deny`.
        "lints" lints: Map<Spanned<Level>> => "{missing-remedy: allow}";
        /// The layout of the reference.
        "docs" docs: Option<DocsNode> => "{url: 'https://example.com/errors/{code}', group_by: status}";
    }

    /// How the generated packages are called.
    "`packages`" PackagesNode {
        /// The version of every package, as semantic versioning writes it; in Python the same in its normal form, `1.0.0a1` for `1.0.0-alpha.1`.
        "version" version: Option<Text> = "`0.1.0`" => "1.2.0";
        /// The npm package.
        "typescript" typescript: Option<Text> = "the name in `kebab-case` with `-errors`" => "'@acme/errors'";
        /// The Python distribution.
        "python" python: Option<Text> = "the name in `kebab-case` with `-errors`" => "acme-errors";
    }

    /// What a member of the envelope means to clients.
    "a field" FieldNode {
        /// What it says, in inline Markdown.
        "doc" doc: Option<Text> => "Quote it to support.";
        /// Whether clients may rely on its value from version to version.
        "stable" stable: Option<Spanned<bool>> => "true";
        /// Whether it may be shown to end users as it is.
        "user_safe" user_safe: Option<Spanned<bool>> => "true";
    }

    /// A header that carries a part of an error.
    "a header" HeaderNode {
        /// The header's name.
        "name" name: Option<Text>, required => "X-Request-Id";
        /// What it says, in inline Markdown.
        "doc" doc: Option<Text> => "Quote it to support.";
        /// Which responses carry it, in inline Markdown.
        "on" on: Option<Text> => "Every response.";
    }

    /// An id by which support finds a failure.
    "a correlation id" CorrelationNode {
        /// What it is and where it comes from, in inline Markdown.
        "doc" doc: Option<Text> => "The run the request belonged to.";
        /// The header that carries it.
        "header" header: Option<Text> => "X-Run-Id";
        /// Its dotted path in a response body.
        "at" at: Option<Text> = "its name at the root" => "meta.run_id";
    }

    /// How codes are written.
    "`codes`" CodesNode {
        /// `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case`, `PascalCase`, `camelCase`, `integer`, `any`, or `none` where the
        /// wire has no code and clients recognise an error by its message.
        "style" style: Option<Spanned<CodeStyle>> = "`snake_case`" => "SCREAMING_SNAKE_CASE";
    }

    /// A value that texts refer to.
    "a constant" ConstantNode {
        /// The text that replaces a reference.
        "value" value: Option<Text>, required => "60 req/min";
        /// What it limits, in inline Markdown.
        "doc" doc: Option<Text> => "Requests a key may make.";
    }

    /// A field of a record type.
    "a field of a type" FieldTypeNode {
        /// Its type.
        "type" ty: Option<TypeNode>, required => "string";
        /// Whether it is always there.
        "required" required: Option<Spanned<bool>> = "`true`" => "false";
        /// What it says, in inline Markdown.
        "doc" doc: Option<Text> => "The field that did not validate.";
        /// Its identifier per language, where the derived one will not do.
        "rename" rename: Option<RenameNode> => "{python: from_}";
    }

    /// When to try again. Keys besides these are statuses and classes of statuses.
    "`retry`" RetryNode {
        /// How waits grow wherever a rule backs off.
        "backoff" backoff: Option<BackoffNode> = "`{initial: 1s, factor: 2, max: 60s, jitter: full, max_retries: 3}`" => "{initial: 500ms, max_retries: 5}";
        /// No response came: the connection failed.
        "network" network: Option<RetryValue> => "backoff";
        /// No response came in time.
        "timeout" timeout: Option<RetryValue> => "backoff";
        /// Anything without a rule of its own.
        "default" default: Option<RetryValue> => "never";
        ..statuses: Map<RetryValue>
    }

    /// A rule of trying again in its long form.
    "a retry rule" RuleNode {
        /// `never`, `backoff`, `after-header` (wait as the `retry_after` header says, else back off), `modified` (only a changed
        /// request can pass), `after-action` (a person must act first) or `after` (a fixed wait).
        "rule" rule: Option<Spanned<RetryKind>> = "`after` if that key is there" => "never";
        /// The wait, or its range.
        "after" after: Option<Spanned<DurationRange>> => "30s..60s";
        /// How waits grow, where it differs from the catalogue's.
        "backoff" backoff: Option<BackoffNode> => "{jitter: none}";
        /// What to tell people, in inline Markdown. The section about retrying says it in place of words of its own.
        "note" note: Option<Text> => "Fix the API key.";
        /// Whether the API documents how to wait. Where it does not, clients go by the rule all the same, and the section about
        /// retrying lists what the rule holds for and says nothing of the wait.
        "documented" documented: Option<Spanned<bool>> = "`true`" => "false";
    }

    /// A growing wait: `min(max, initial * factor^n)` before retry `n`, counted from 0.
    "`backoff`" BackoffNode {
        /// The first wait.
        "initial" initial: Option<Spanned<Duration>> = "`1s`" => "500ms";
        /// What each wait is multiplied by.
        "factor" factor: Option<Spanned<f64>> = "`2`" => "1.5";
        /// The longest wait.
        "max" max: Option<Spanned<Duration>> = "`60s`" => "30s";
        /// `none`, `full` (anything between 0 and the wait) or `equal` (anything between half of it and the whole).
        "jitter" jitter: Option<Spanned<Jitter>> = "`full`" => "none";
        /// How often to try again after the first attempt.
        "max_retries" max_retries: Option<Spanned<u32>> = "`3`" => "5";
        /// The time after which no retry starts.
        "max_elapsed" max_elapsed: Option<Spanned<Duration>> = "no limit" => "2m";
    }

    /// An exception class of the client packages.
    "an exception" ExceptionNode {
        /// The statuses or classes it stands for; `fallback` for every error without a class of its own.
        "status" status: OneOrMany<Text> = "none: only entries name it" => "[500, 502]";
        /// When it is raised, in inline Markdown.
        "doc" doc: Option<Text> => "All other non-2xx responses.";
        /// Its name per language, where it differs.
        "rename" rename: Option<RenameNode> => "{python: AuthError}";
    }

    /// A group of entries.
    "a group" GroupNode {
        /// Its heading.
        "title" title: Option<Text> = "the name in words" => "Authentication";
        /// What is said below the heading, in Markdown.
        "description" description: Option<Text> => "Problems with the key.";
    }

    /// What is known of a status apart from any code.
    "a status" StatusNode {
        /// A few words.
        "title" title: Option<Text> = "the reason phrase of the IANA registry" => "Rate limited";
        /// What it means here, in inline Markdown.
        "description" description: Option<Text> => "The task is queued.";
    }

    /// One error.
    "an entry" EntryNode {
        /// What goes on the wire: text, or a whole number under `style: integer`.
        "code" code: Option<Text> = "the name in the catalogue's style" => "RATE_LIMITED";
        /// A stable integer id, where an API has both that and a code.
        "number" number: Option<Spanned<i64>> => "20429";
        /// The HTTP status, or a class such as `5xx` where no more is documented. Absent for an error that is never an HTTP
        /// response or whose status is not documented.
        "status" status: Option<Spanned<Status>> => "429";
        /// The canonical gRPC code.
        "grpc" grpc: Option<Spanned<Grpc>> = "from the status" => "RESOURCE_EXHAUSTED";
        /// A few words for headings and RFC 9457 `title`.
        "title" title: Option<Text> = "the name in words" => "Rate limited";
        /// The text that people see, with `{param}` placeholders and `{{`, `}}` for literal braces; a list where one code has
        /// several. The first is the one that servers send.
        "message" message: OneOrMany<Text>, required => "Too many requests.";
        /// By what clients recognise the entry: its `code`, its `message`, or its exact `status` alone, whatever the body is. One that is
        /// recognised by something else than its code has no code on the wire.
        "by" by: Option<Spanned<By>> = "`code`, or `message` under `codes: {style: none}`" => "status";
        /// How a client recognises the entry by its message, where it has no code: `exact`, `prefix` (up to the first placeholder) or
        /// `template`, of each of its messages, or of one text of its own. An exact match wins over a prefix, a prefix over a
        /// template.
        "match" matcher: Option<Either<Spanned<MatcherKind>, MatchNode>> = "`exact` without placeholders, else `template`" => "prefix";
        /// Why it happens, in inline Markdown: one text or a list.
        "cause" cause: OneOrMany<Text> => "The key made too many requests.";
        /// What to do, in inline Markdown: one text or a list.
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
        "retry" retry: Option<RetryValue> = "the catalogue's rule for the status that came" => "after-header";
        /// May the request have taken effect: `no`, `yes` or `unknown`?
        "processed" processed: Option<Spanned<Processed>> = "`no` if a 4xx came, `unknown` otherwise" => "no";
        /// The exception class of the entry's family.
        "exception" exception: Option<Text> = "from the status" => "RateLimitError";
        /// The group it belongs to.
        "group" group: Option<Text> => "auth";
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
        /// How it reaches a client: `http`, `task`, `stream`, `webhook`.
        "channels" channels: OneOrMany<Spanned<Channel>> = "`http`", filled => "[http, task]";
        /// Who can meet it: `public`, `in-app` or `internal`. Only public entries reach client packages and the public reference.
        "audience" audience: Option<Spanned<Audience>> = "`public`" => "internal";
        /// Its identifier per language, where the derived one will not do.
        "rename" rename: Option<RenameNode> => "{python: RequestTimedOutError}";
        /// Rules that do not hold for this entry, each with the reason.
        "allow" allow: Map<Text> => "{missing-remedy: Nothing can be done.}";
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

    /// A cause with the remedy that belongs to it.
    "a case" CaseNode {
        /// Why it happens, in inline Markdown.
        "cause" cause: Option<Text> => "The key was revoked.";
        /// What to do about it, in inline Markdown.
        "remedy" remedy: Option<Text> => "Create a new one.";
    }

    /// A typed value of an error.
    "a param" ParamNode {
        /// `string`, `integer`, `number`, `boolean`, `seconds`, `timestamp`, `uuid`, `url`, `any`, a name of `types`, `[T]`, or
        /// `{string: T}`.
        "type" ty: Option<TypeNode> = "`string`" => "seconds";
        /// The only texts it can be; the type is then `string`, `[string]` or `{string: string}`.
        "enum" words: Vec<Text>, filled => "[query, tools]";
        /// Whether it is always there.
        "required" required: Option<Spanned<bool>> = "`true`" => "false";
        /// Whether it may never leave the server's logs. It then has no way into a body, a header or a message.
        "private" private: Option<Spanned<bool>> = "`false`" => "true";
        /// The response header that carries it.
        "header" header: Option<Text> => "Retry-After";
        /// Where it travels in the body: `details`, `message` (in its text alone), or a dotted path from the root, which a dot
        /// may begin: `.details` is a member of that name.
        "at" at: Option<Text> = "`details` if the envelope has `$details`, else `message`" => "error.errors";
        /// An example of its value.
        "example" example: Option<Json> => "42";
        /// What it says, in inline Markdown.
        "doc" doc: Option<Text> => "Seconds to wait.";
        /// Its identifier per language, where the derived one will not do.
        "rename" rename: Option<RenameNode> => "{rust: kind}";
    }

    /// A sub-code of an entry.
    "a reason" ReasonNode {
        /// A few words.
        "title" title: Option<Text> = "the name in words" => "Queue full";
        /// The status, where it differs from the entry's.
        "status" status: Option<Spanned<Status>> => "503";
        /// The text that people see, where it differs from the entry's.
        "message" message: Option<Text> => "The queue is full.";
        /// Why it happens, in inline Markdown: one text or a list.
        "cause" cause: OneOrMany<Text> => "The queue is full.";
        /// What to do, in inline Markdown: one text or a list.
        "remedy" remedy: OneOrMany<Text> => "Wait.";
        /// Whether and how to try again.
        "retry" retry: Option<RetryValue> = "the entry's rule, else that of the status that came" => "never";
        /// Its identifier per language, where the derived one will not do.
        "rename" rename: Option<RenameNode> => "{rust: QueueFull}";
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
        /// The version or date it was retired in.
        "since" since: Option<Text> => "2026-03-01";
        /// The entry that took its place.
        "replaced_by" replaced_by: Option<Text> => "capacity_exceeded";
        /// Why, in inline Markdown.
        "note" note: Option<Text> => "Split into reasons.";
    }

    /// An identifier per language.
    "`rename`" RenameNode {
        /// In Rust.
        "rust" rust: Option<Text> => "RequestTimedOut";
        /// In TypeScript.
        "typescript" typescript: Option<Text> => "RequestTimedOutError";
        /// In Python.
        "python" python: Option<Text> => "RequestTimedOutError";
    }

    /// Something that the API does, and the errors that it may return.
    "an operation" OperationNode {
        /// What it does, in inline Markdown.
        "doc" doc: Option<Text> => "Reads one submission.";
        /// The errors it may return: one or a list.
        "errors" errors: OneOrMany<Text> = "only those of `includes`" => "[not_found, rate_limited]";
        /// Operations that are a part of it: whatever they may return, it may return too.
        "includes" includes: OneOrMany<Text> => "[authenticate]";
        /// The name of its set of errors per language, where the derived one will not do.
        "rename" rename: Option<RenameNode> => "{rust: ReadSubmissionError}";
    }

    /// A table of the reference that is not made of errors.
    "a table" TableNode {
        /// The headings.
        "columns" columns: Vec<Text>, required => "[Tier, Limit]";
        /// The rows, each cell inline Markdown.
        "rows" rows: Vec<Vec<Text>>, required => "[[free, 10], [pro, 60]]";
    }

    /// The layout of the reference.
    "`docs`" DocsNode {
        /// The URL of an entry's documentation, with `{code}` for its code.
        "url" url: Option<Text> => "'https://example.com/errors/{code}'";
        /// The line under the title and the summary.
        "breadcrumb" breadcrumb: Option<Text> => "Public API";
        /// When the page was last changed. It comes from the catalogue, never from the clock.
        "updated" updated: Option<UpdatedNode> => "{date: 2026-06-03, label: Last updated, style: long}";
        /// What stands below the last section, in Markdown.
        "footer" footer: Option<Text> => "Thanks for reading.";
        /// How the sections that show errors divide them: `none`, `status` or `group`.
        "group_by" group_by: Option<Spanned<GroupBy>> = "`none`" => "status";
        /// The columns of the tables of errors: what each holds, and its heading. There are `code`, `name`, `number`, `status`,
        /// `grpc`, `title`, `message`, `quoted` (the message as a JSON string), `cause`, `remedy`, `cases` (both in pairs),
        /// `description` (its first paragraph), `reasons`, `params`, `examples`, `retry`, `processed`, `severity`, `fault`,
        /// `channels`, `operations`, `traits`, `exception`, `group`, `audience`, `since`, `rust`, `typescript` and `python`.
        /// A column that no error fills gives way, to the message if nothing else says what an error is.
        "columns" columns: Map<Text> = "`{code: Code, number: Number, status: Status, cause: Cause, remedy: Remedy}`" => "{code: Code, cause: When, remedy: Fix}";
        /// The sections in order.
        "sections" sections: Vec<SectionNode> = "the envelope, the errors, the classes, retrying and retired codes, as far as there are any", filled
            => "[{title: Error codes, show: errors}]";
    }

    /// When the page was last changed.
    "`updated`" UpdatedNode {
        /// The date, as ISO 8601 writes it.
        "date" date: Option<Text>, required => "2026-06-03";
        /// The words before it.
        "label" label: Option<Text> = "`Last updated`" => "Last modified on";
        /// `iso` (2026-06-03), `long` (June 3, 2026) or `day-first` (3 June 2026).
        "style" style: Option<Spanned<DateStyle>> = "`iso`" => "long";
    }

    /// A section of the reference.
    "a section" SectionNode {
        /// Its heading; a section without one goes on from the one before.
        "title" title: Option<Text> => "Error codes";
        /// The anchor of its heading.
        "anchor" anchor: Option<Text> = "from the title" => "error-codes";
        /// The level of its heading, 2 to 6.
        "level" level: Option<Spanned<u32>> = "`2`" => "3";
        /// Prose above what it shows, in Markdown.
        "body" body: Option<Text> => "Every response carries the header.";
        /// `section`, or a call-out: `note`, `tip` or `warning`.
        "kind" kind: Option<Spanned<SectionKind>> = "`section`" => "tip";
        /// What it shows: `text`, `envelope` (an example body), `shape` (a body with what `fields` says in place of values),
        /// `fields`, `statuses`, `errors`, `retry`, `exceptions`, `classes`, `samples` (code that catches an error, in each
        /// language), `headers`, `correlation`, `constants`, `operations`, `traits`, `table` or `retired`.
        "show" show: Option<Spanned<Show>> = "`text`" => "errors";
        /// How it shows errors: `table`, or `details` with one heading each; for `retry`, `list` is one list in place of two, safe
        /// or not. What a row cannot hold (reasons, cases with a remedy each, members of the body beside the envelope's) stands
        /// below the table, unless the error has a heading elsewhere.
        "layout" layout: Option<Spanned<Layout>> = "`table`" => "details";
        /// How it divides errors.
        "group_by" group_by: Option<Spanned<GroupBy>> = "as `docs` says" => "group";
        /// The groups whose errors it shows.
        "groups" groups: Vec<Text> = "every error", filled => "[auth]";
        /// The traits of which the errors that it shows have one.
        "traits" traits: Vec<Text> = "every error", filled => "[transient]";
        /// The columns of its table: what each holds, and its heading. For `errors` and `classes` there are those of `docs`; for
        /// `fields` `name`, `description`, `stable` and `user_safe`; for `statuses` `status`, `title` and `description`; for
        /// `exceptions` `name`, `exception`, `status`, `rust`, `typescript`, `python` and `when`; for `samples` the languages.
        "columns" columns: Map<Text> = "for `table` as `docs` says; for `details` all but `severity`, under the labels of `docs`" => "{code: Code, cause: When}";
        /// The headers that it shows, by role.
        "headers" headers: Vec<Text> = "every header" => "[retry_after]";
        /// The table it shows.
        "table" table: Option<Text> => "tiers";
        /// The entry whose body is the example of the envelope, or which the samples catch.
        "example" example: Option<Text> = "the first entry; for samples the first with a value" => "scope_required";
    }
}

/// A rule of trying again: a word, or the long form.
pub type RetryValue = Either<Spanned<RetryKind>, RuleNode>;

/// The type of a param: a name, a list of one, or a map from texts to either.
pub type TypeNode = Either<NameOrList, TextTo<NameOrList>>;

/// The name of a type, or a list of one.
pub type NameOrList = Either<Text, Vec<Text>>;
