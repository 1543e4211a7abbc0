//! Documentation as comments.

use super::node::Node;

/// The text of a documentation comment that can stand as one.
pub(super) fn documentation(attribute: &[Node]) -> Option<String> {
    let [name, mark, Node::Word(literal)] = attribute else {
        return None;
    };
    let text = (name.is("doc") && mark.is("=")).then(|| unquoted(literal))??;
    let stays = !text.contains(['\n', '\r'])
        && !text.ends_with(char::is_whitespace)
        && !text.starts_with('/');
    stays.then_some(text)
}

/// The text that a literal stands for.
fn unquoted(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix("r\"") {
        return Some(raw.strip_suffix('"')?.to_owned());
    }
    let quoted = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::new();
    let mut rest = quoted.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match rest.next()? {
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            '0' => text.push('\0'),
            'u' => {
                let digits: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
                text.push(char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?);
            }
            other => text.push(other),
        }
    }
    Some(text)
}
