//! What a terminal shows of a response: its head, as `curl -i`, `curl -v`, `http` and `wget` print it, and the text behind that.

use std::borrow::Cow;

/// The last head of a text, and what is not part of any head or note.
#[derive(Debug, Default)]
pub(super) struct Transcript<'a> {
    pub(super) status: Option<u16>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) rest: Cow<'a, str>,
}

/// Takes a text apart. Without a status line all of it is the rest.
pub(super) fn read(text: &str) -> Transcript<'_> {
    let Some((head, body)) = marked(text) else {
        return plain(Cow::Borrowed(text));
    };
    // With `-i` besides `-v` the head stands there once more, without marks.
    let mut found = plain(Cow::Owned(body));
    if found.status.is_none() {
        (found.status, found.headers) = (
            status(head[0]),
            head[1..].iter().copied().filter_map(header).collect(),
        );
    }
    found
}

/// The last head whose lines `curl -v` marks with `<`, and the lines behind it that are neither marked nor notes.
fn marked(text: &str) -> Option<(Vec<&str>, String)> {
    let (mut head, mut body, mut is_open) = (Vec::new(), String::new(), false);
    for line in text.split_inclusive('\n') {
        let line = without_meter(line);
        if let Some(given) = line
            .strip_prefix('<')
            .filter(|rest| rest.is_empty() || rest.starts_with([' ', '\r', '\n']))
        {
            if status(given).is_some() {
                head.clear();
                body.clear();
                is_open = true;
            }
            is_open &= !given.trim().is_empty();
            if is_open {
                head.push(given);
            }
        } else if !head.is_empty() && !is_note(line) {
            // Older versions end a connection on the line on which the body ends.
            let end = line
                .find("* Connection #")
                .or_else(|| line.find("* Closing connection"));
            body.push_str(&line[..end.unwrap_or(line.len())]);
        }
    }
    (!head.is_empty()).then_some((head, body))
}

/// The last of the heads that stand one behind the other, from the first status line on.
fn plain(text: Cow<'_, str>) -> Transcript<'_> {
    let (mut found, mut at) = (Transcript::default(), 0);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if status(line).is_some() {
            at = start;
            break;
        }
        start += line.len();
    }
    while let Some(code) = status(&text[at..]) {
        found.status = Some(code);
        found.headers.clear();
        let mut lines = text[at..].split_inclusive('\n');
        at += lines.next().map_or(0, str::len);
        for line in lines {
            match header(line) {
                Some(header) => found.headers.push(header),
                None if line.trim().is_empty() => {
                    at += line.len();
                    break;
                }
                // A body right behind the head.
                None => break,
            }
            at += line.len();
        }
        let blank = text[at..].len() - text[at..].trim_start_matches(['\r', '\n']).len();
        if status(&text[at + blank..]).is_some() {
            at += blank;
        }
    }
    found.rest = match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[at..]),
        Cow::Owned(text) => Cow::Owned(text[at..].to_owned()),
    };
    found
}

/// The status of a status line.
fn status(line: &str) -> Option<u16> {
    let mut words = line.lines().next()?.split_ascii_whitespace();
    let version = words.next()?.strip_prefix("HTTP/")?;
    let is_version = version.chars().all(|c| c.is_ascii_digit() || c == '.');
    let status = words.next().filter(|word| is_version && word.len() == 3)?;
    status.parse().ok()
}

fn header(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim_start();
    let is_name = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    let is_header = !name.is_empty() && name.chars().all(is_name);
    is_header.then(|| (name.to_owned(), value.trim().to_owned()))
}

/// What curl says itself: `* Connected …`, `> GET …`, `{ [12 bytes data]`, and the heading of its progress meter.
fn is_note(line: &str) -> bool {
    let line = line.trim_end();
    let marks = ['*', '>'];
    let is_marked = |mark: &char| {
        line.strip_prefix(*mark)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let is_data = line.starts_with(['{', '}'])
        && line[1..].starts_with(" [")
        && line.ends_with("bytes data]");
    let mut words = line.split_ascii_whitespace();
    let is_heading = matches!(
        (words.next(), words.next()),
        (Some("%"), Some("Total")) | (Some("Dload"), Some("Upload"))
    );
    marks.iter().any(is_marked) || is_data || is_heading
}

/// A line without the rows of curl's progress meter that it begins with, which end in no line break.
fn without_meter(line: &str) -> &str {
    let mut rest = line;
    loop {
        let row = rest.trim_start_matches('\r');
        let is_end = |c: char| !c.is_ascii_digit() && !" :-.kKMGTP".contains(c);
        let end = row.find(is_end).unwrap_or(row.len());
        let fields = row[..end].split_ascii_whitespace();
        let is_row = fields
            .clone()
            .next()
            .is_some_and(|first| first.parse::<u8>().is_ok())
            && fields.count() >= 8;
        if !is_row {
            return rest;
        }
        rest = &row[end..];
        if rest.trim().is_empty() {
            return "";
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rest(text: &str) -> (Option<u16>, String) {
        let found = read(text);
        (found.status, found.rest.into_owned())
    }

    #[test]
    fn heads_are_found_wherever_they_stand() {
        let said = |body: &str| (Some(429), body.to_owned());
        for text in [
            "HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\nHTTP/2 429 \r\nretry-after: 3\r\n\r\n{}",
            "HTTP/1.1 429 Too Many Requests\nRetry-After: 3\n{}",
            "$ curl -i https://api.example.com/x\nHTTP/2 429\nretry-after: 3\n\n{}",
            "POST /x HTTP/1.1\nHost: x\n\n{\"a\": 1}\n\n\nHTTP/1.1 429 Too Many\nretry-after: 3\n\n{}",
            "  HTTP/1.1 429 Too Many Requests\n  Retry-After: 3\n\n{}",
            "< HTTP/2 302\n< location: /x\n<\n* Ignoring the response-body\n< HTTP/2 429\n< retry-after: 3\n* a note\n< \n{}",
            "< HTTP/2 429\nHTTP/2 429\n< retry-after: 3\nretry-after: 3\n<\n\n{}",
        ] {
            assert_eq!(rest(text), said("{}"), "{text:?}");
            assert_eq!(read(text).headers.len(), 1, "{text:?}");
        }
        assert_eq!(
            rest("{\"a\": \"HTTP/1.1 429\"}"),
            (None, "{\"a\": \"HTTP/1.1 429\"}".to_owned())
        );
    }

    #[test]
    fn notes_and_the_progress_meter_are_no_part_of_a_body() {
        let row = "  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0";
        let text = format!(
            "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n\
             \x20                                Dload  Upload   Total   Spent    Left  Speed\n\
             \r{row}*   Trying 127.0.0.1:80...\n> GET / HTTP/1.1\n> \n\r{row}< HTTP/1.1 429 Too Many\n< A: b\n< \n\
             {{ [59 bytes data]\n\r{row}\r{row}\n* Connection #0 to host x left intact\n95% > 5\n<b>\n2 * 2"
        );
        assert_eq!(rest(&text), (Some(429), "95% > 5\n<b>\n2 * 2".to_owned()));
        assert_eq!(
            rest("< HTTP/2 429\n<\ngone* Connection #0 to host x left intact\n").1,
            "gone"
        );
    }
}
