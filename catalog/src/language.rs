//! The language: every record and key of a catalogue, as written.
//!
//! This is the one table of keys. The reader, the JSON Schema and the language reference are made from it.

mod docs;
mod entry;
mod envelope;
mod packages;
mod success;

pub use docs::{DocsNode, SectionNode, TableNode, UpdatedNode};
pub use entry::{
    CaseNode, DeprecatedNode, EntryNode, ExampleNode, MatchNode, MessageNode, ParamNode,
    ReasonNode, RetiredNode,
};
pub use envelope::EnvelopeNode;
pub use packages::{NpmNode, PackagesNode, PythonNode};
pub use success::SuccessNode;

use crate::{
    api::{CodeScope, CodeStyle, Jitter, ReasonStyle, RetryKind},
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
        /// How the generated packages are called, and what registries show of them.
        "packages" packages: Option<PackagesNode> => "{version: 1.2.0, python: acme-errors}";
        /// The body of an error response as JSON with holes, or a preset: `problem+json` (RFC 9457), `google` (AIP-193),
        /// `jsonapi`, `graphql`, `json-rpc`, `oauth` (RFC 6749); or one of `envelopes` by its name; or `$message` alone, which is plain
        /// text.
        /// Holes are `$code`, `$number`, `$message`, `$details` (the public params by name), `$reason`, `$status`,
        /// `$kind`, `$status_text`, `$title`, `$grpc`, `$doc_url`, `$request_id`, `$domain`, `$type` (the problem type) and `$instance` (what names
        /// this occurrence of it); `$param.name` is a param of that name, `{$each: …}` a list of errors; `$$` is a literal `$`.
        "envelope" envelope: Option<Json> => "{error: {code: $code, message: $message}}";
        /// The error that stands for several in one response, where the envelope has a list of them: its status is sent.
        "several" several: Option<Text> = "the status that all have, else 400 or 500" => "validation_failed";
        /// The statuses of success with which errors come, too, where a constant of the envelope, a code or a list of errors tells them: one of
        /// 2xx, a list, or the long form.
        "errors_in_success" errors_in_success: Option<Either<OneOrMany<Spanned<Status>>, SuccessNode>>
            = "`200` for the presets `graphql` and `json-rpc`, else none" => "200";
        /// How problem types are made (RFC 9457): `$type` of the envelope.
        "problem_types" problem_types: Option<ProblemTypesNode> => "{url: 'https://example.com/problems/{code}'}";
        /// Further shapes of responses by name, for errors that name one: JSON, a form, plain text, or no body.
        "envelopes" envelopes: Map<EnvelopeNode> => "{oauth: {body: {error: $code, error_description: $message}}}";
        /// What the members of the envelope mean to clients, by hole or by dotted path.
        "fields" fields: Map<Either<Text, FieldNode>> => "{message: {doc: For people., stable: false}}";
        /// Headers by role. To clients `request_id`, `retry_after` and `retry_after_ms` say what their names do; `should_retry`
        /// (`true` or `false`) stands above every rule; `rate_limit_reset` (seconds, or above 1,000,000,000 the moment in seconds
        /// since 1970) is how long to wait under an `after-header` rule where nothing else says it; `idempotency_key` is sent
        /// with each attempt of a call; `code`, `reason` and `kind` are the code, the sub-code and the kind, where the body has none. `rate_limit` and `rate_limit_policy` (`RateLimit`
        /// and `RateLimit-Policy` of the IETF's draft), `rate_limit_limit` and `rate_limit_remaining` (whole numbers) are what errors
        /// say of a limit. `deprecation` (RFC 9745) and `sunset` (RFC 8594) are since when and until when there is what was called. Any
        /// other role is documented only.
        "headers" headers: Map<Either<Text, HeaderNode>> => "{request_id: X-Request-Id, retry_after: Retry-After}";
        /// Members of bodies by role, each the dotted path of one, for errors of tomorrow too: `retry_after` is how long to wait (seconds, `6m0s`, a
        /// moment as RFC 3339 or HTTP writes it, or in seconds or milliseconds since 1970), `retry_after_ms` the same in milliseconds, and
        /// `should_retry` (`true` or `false`) stands above every rule. What a header of the role says counts first. `recovery` is a text that
        /// says what to do, which each error has.
        "members" members: Map<Text> = "`retry_after: error.details.RetryInfo.retryDelay` for the preset `google`, else none"
            => "{retry_after: error.retry_after, should_retry: error.transient}";
        /// Ids besides the request id by which support finds a failure: what each is, or the long form.
        "correlation" correlation: Map<Either<Text, CorrelationNode>> => "{run_id: The run.}";
        /// The domain of the `ErrorInfo` of AIP-193, at `$domain`. Clients know an error by its code if it comes with this domain, a part of it
        /// (`files.example.com` of `example.com`), one that begins with it (`shop.example.com` of `shop`), or none.
        "domain" domain: Option<Text> = "the catalogue's name" => "shop.example.com";
        /// How codes are written.
        "codes" codes: Option<CodesNode> => "{style: SCREAMING_SNAKE_CASE}";
        /// Values said once and used in every text as `${name}`; `$${` is a literal `${`.
        "constants" constants: Map<Either<Text, ConstantNode>> => "{rate_limit: 60 req/min}";
        /// Records that params are made of, by `PascalCase` name: the type of each field.
        "types" types: Map<Map<Either<TypeNode, FieldTypeNode>>> => "{FieldError: {field: string, message: string}}";
        /// Values that every error may have, those that the catalogue does not know too: the type of each, or the long form.
        "params" params: Map<Either<TypeNode, ParamNode>> => "{trace_id: {type: string, required: false, at: error.trace_id}}";
        /// When to try again: by status, by class of statuses, and for transport conditions. An entry or a reason overrides.
        "retry" retry: Option<RetryNode> => "{429: after-header, 5xx: backoff, 4xx: never, network: backoff}";
        /// The exception classes of the client packages, by status; one is the `fallback`.
        "exceptions" exceptions: Map<Either<OneOrMany<Text>, ExceptionNode>>
            = "`ClientError: 4xx`, `ServerError: 5xx`, `APIError: fallback`" => "{RateLimitError: 429, APIError: fallback}";
        /// What kinds of errors there are above their codes, a closed set by `snake_case` name: what each means, in inline Markdown, or
        /// the long form. An error has one at most.
        "kinds" kinds: Map<Either<Text, KindNode>> => "{card_error: {exception: CardError, status: 402, retry: never}}";
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
        facts facts
    }

    /// How problem types are made.
    "`problem_types`" ProblemTypesNode {
        /// The type of an error that has no `type` of its own, with `{code}` for its code: a URL, a URN or a relative reference.
        "url" url: Option<Text> = "the `url` of `docs`" => "'urn:example:problem:{code}'";
        /// What relative types are resolved against before they are compared: an absolute URL. Servers send them as they are.
        "base" base: Option<Text> = "none: a relative type is only equal to itself" => "https://example.com/problems/";
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
        /// Within what a code is of one error alone, and a `number` too: `catalogue`, `group` or `envelope`. Clients tell those that share a
        /// code apart by their envelope, kind, status or message.
        "scope" scope: Option<Spanned<CodeScope>> = "`catalogue`" => "group";
        /// How sub-codes are written at `$reason`: `text`, or `integer` where they are whole numbers.
        "reasons" reasons: Option<Spanned<ReasonStyle>> = "`text`" => "integer";
        /// What every code looks like: characters for themselves, `[A-Z0-9_]` for one of several, `\\` before a character for that character; behind
        /// one `{4}`, `{2,4}`, `+`, `*` or `?` for how often.
        "pattern" pattern: Option<Text> => "'ORD-[0-9]{4}'";
        /// Codes that no error may have: numbers such as `1900..1999`, or the long form.
        "reserved" reserved: Vec<Either<Text, BandNode>> => "[1900..1999, {prefix: LEGACY-}]";
    }

    /// Codes that begin alike, or whose numbers are in a range, or both.
    "a band of codes" BandNode {
        /// What they begin with.
        "prefix" prefix: Option<Text> => "ORD-";
        /// The first and the last number: of the whole code, else of the digits at its end, else of the entry's `number`.
        "range" range: Option<Text> => "1000..1999";
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
        /// The class that it extends. The fallback is above all others, whether they say so or not.
        "parent" parent: Option<Text> = "the fallback" => "PayError";
        /// The exit code of a command line that ends with one: 1 to 255.
        "exit" exit: Option<Spanned<i64>> = "that of its parent" => "77";
        /// When it is raised, in inline Markdown.
        "doc" doc: Option<Text> => "All other non-2xx responses.";
        /// Its name per language, where it differs.
        "rename" rename: Option<RenameNode> => "{python: AuthError}";
    }

    /// What an error is above its code. What it says holds for its errors that do not say otherwise, and but for the status for codes
    /// of tomorrow, too.
    "a kind" KindNode {
        /// What goes on the wire, at the envelope's `$kind`.
        "value" value: Option<Text> = "the name" => "card-error";
        /// What it means, in inline Markdown.
        "doc" doc: Option<Text> => "The card cannot be charged.";
        /// The status of its errors, or their class.
        "status" status: Option<Spanned<Status>> => "402";
        /// Whether and how to try again: a word, or the long form.
        "retry" retry: Option<RetryValue> = "the catalogue's rule for the status that came" => "never";
        /// The exception class of its errors.
        "exception" exception: Option<Text> = "from the status" => "CardError";
        /// Values that each error of the kind may have: the type of each, or the long form.
        "params" params: Map<Either<TypeNode, ParamNode>> => "{decline_code: {type: string, required: false, at: error.decline_code}}";
    }

    /// A group of entries.
    "a group" GroupNode {
        /// Its heading.
        "title" title: Option<Text> = "the name in words" => "Authentication";
        /// What is said below the heading, in Markdown.
        "description" description: Option<Text> => "Problems with the key.";
        /// The codes of its errors: the numbers that they have, or the long form.
        "codes" codes: Option<Either<Text, BandNode>> => "{prefix: ORD-, range: 1000..1999}";
        /// The kind of its errors that do not name their own.
        "kind" kind: Option<Text> => "card_error";
    }

    /// What is known of a status apart from any code.
    "a status" StatusNode {
        /// A few words.
        "title" title: Option<Text> = "the reason phrase of the IANA registry" => "Rate limited";
        /// What it means here, in inline Markdown.
        "description" description: Option<Text> => "The task is queued.";
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
        /// The request by which it is called, or a list of such: a method and a path, with what varies in braces.
        "http" http: OneOrMany<Text> = "", filled => "POST /submissions/{id}";
        /// What `OpenAPI` calls it, where that is another name.
        "operation_id" operation_id: Option<Text> => "readSubmission";
        /// The errors it may return: one or a list.
        "errors" errors: OneOrMany<Text> = "only those of `includes`" => "[not_found, rate_limited]";
        /// Operations that are a part of it: whatever they may return, it may return too.
        "includes" includes: OneOrMany<Text> => "[authenticate]";
        /// The name of its set of errors per language, where the derived one will not do.
        "rename" rename: Option<RenameNode> => "{rust: ReadSubmissionError}";
    }
}

/// A rule of trying again: a word, or the long form.
pub type RetryValue = Either<Spanned<RetryKind>, RuleNode>;

/// The type of a param: a name, a list of one, or a map from texts to either.
pub type TypeNode = Either<NameOrList, TextTo<NameOrList>>;

/// The name of a type, or a list of one.
pub type NameOrList = Either<Text, Vec<Text>>;
