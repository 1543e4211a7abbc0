//! The layout of the reference.

use crate::{
    api::{DateStyle, GroupBy, Layout, SectionKind, Show},
    read::{Json, Map, Spanned, Text, record},
};

record! {
    /// The layout of the reference.
    "`docs`" DocsNode {
        /// The URL of an entry's documentation, with `{code}` for its code.
        "url" url: Option<Text> => "'https://example.com/errors/{code}'";
        /// The line under the title and the summary.
        "breadcrumb" breadcrumb: Option<Text> => "Public API";
        /// When the page was last changed. It comes from the catalogue, never from the clock.
        "updated" updated: Option<UpdatedNode> => "{date: 2026-06-03, label: Last updated, style: long}";
        /// What else stands in the front matter of every page, for generators of documentation that have one.
        "front_matter" front_matter: Map<Json> => "{tags: [errors]}";
        /// What stands below the last section, in Markdown.
        "footer" footer: Option<Text> => "Thanks for reading.";
        /// How the sections that show errors divide them: `none`, `status` or `group`.
        "group_by" group_by: Option<Spanned<GroupBy>> = "`none`" => "status";
        /// The columns of the tables of errors: what each holds, and its heading. There are `code`, `name`, `number`, `status`,
        /// `grpc`, `title`, `message`, `quoted` (the message as a JSON string), `cause`, `remedy`, `cases` (both in pairs),
        /// `description` (its first paragraph), `reasons`, `params`, `examples`, `retry`, `processed`, `severity`, `fault`,
        /// `channels`, `close`, `exit`, `operations`, `kind`, `type`, `traits`, `aliases`, `parent`, `prefix`, `base` (what the class also is),
        /// `exception`, `group`, `audience`, `since`, `rust`, `typescript` and `python`.
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
        /// language), `headers`, `correlation`, `params`, `constants`, `operations`, `kinds`, `traits`, `table` or `retired`.
        "show" show: Option<Spanned<Show>> = "`text`" => "errors";
        /// How it shows errors: `table`, or `details` with one heading each; for `retry`, `list` is one list in place of two, safe
        /// or not. What a row cannot hold (reasons, cases with a remedy each, members of the body beside the envelope's) stands
        /// below the table, unless the error has a heading elsewhere.
        "layout" layout: Option<Spanned<Layout>> = "`table`" => "details";
        /// How it divides errors.
        "group_by" group_by: Option<Spanned<GroupBy>> = "as `docs` says" => "group";
        /// The groups whose errors it shows.
        "groups" groups: Vec<Text> = "every error", filled => "[auth]";
        /// The kinds whose errors it shows.
        "kinds" kinds: Vec<Text> = "every error", filled => "[card_error]";
        /// The traits of which the errors that it shows have one.
        "traits" traits: Vec<Text> = "every error", filled => "[transient]";
        /// The columns of its table: what each holds, and its heading. For `errors` and `classes` there are those of `docs`; for
        /// `fields` `name`, `description`, `stable` and `user_safe`; for `statuses` `status`, `title` and `description`; for
        /// `exceptions` `name`, `parent`, `exception`, `status`, `exit`, `rust`, `typescript`, `python` and `when`; for `samples` the languages.
        "columns" columns: Map<Text> = "for `table` as `docs` says; for `details` all but `severity`, under the labels of `docs`" => "{code: Code, cause: When}";
        /// The headers that it shows, by role.
        "headers" headers: Vec<Text> = "every header" => "[retry_after]";
        /// The table it shows.
        "table" table: Option<Text> => "tiers";
        /// The entry whose body is the example of the envelope, or which the samples catch.
        "example" example: Option<Text> = "the first entry; for samples the first with a value" => "scope_required";
    }

    /// A table of the reference that is not made of errors.
    "a table" TableNode {
        /// The headings.
        "columns" columns: Vec<Text>, required => "[Tier, Limit]";
        /// The rows, each cell inline Markdown.
        "rows" rows: Vec<Vec<Text>>, required => "[[free, 10], [pro, 60]]";
    }
}
