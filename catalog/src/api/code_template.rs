//! Codes that have values of the error in them, such as `FLOOD_WAIT_{seconds}`.

use std::borrow::Cow;

use super::{Entry, ParamType, Part};

impl Entry {
    /// The code in pieces, if values of the error stand in it.
    pub fn code_parts(&self) -> Option<Vec<Part>> {
        let mut rest = self.code.as_deref().filter(|code| code.contains('{'))?;
        let (mut parts, mut text) = (Vec::new(), String::new());
        while let Some(at) = rest.find('{') {
            let (before, braced) = rest.split_at(at);
            text.push_str(before);
            let inner = braced[1..].split_once('}');
            if let Some((name, after)) = inner.filter(|(name, _)| self.param(name).is_some()) {
                if !text.is_empty() {
                    parts.push(Part::Text(std::mem::take(&mut text)));
                }
                parts.push(Part::Param(name.to_owned()));
                rest = after;
            } else {
                text.push('{');
                rest = &braced[1..];
            }
        }
        text.push_str(rest);
        if !text.is_empty() {
            parts.push(Part::Text(text));
        }
        let is_param = |part: &Part| matches!(part, Part::Param(_));
        parts.iter().any(is_param).then_some(parts)
    }

    /// The code with values in it, by the names of their params, if it has places for some; `{param}` where there is none.
    pub fn code_with<'a>(&self, value: &dyn Fn(&str) -> Option<Cow<'a, str>>) -> Option<String> {
        let mut text = String::new();
        for part in self.code_parts()? {
            match part {
                Part::Text(own) => text.push_str(&own),
                Part::Param(name) => match value(&name) {
                    Some(value) => text.push_str(&value),
                    None => text.extend(["{", &name, "}"]),
                },
            }
        }
        Some(text)
    }

    /// Whether clients recognise it by this code: its own, with any values in it, or an alias.
    pub fn is_called(&self, code: &str) -> bool {
        let mut aliases = self.aliases.iter();
        self.code.as_deref() == Some(code)
            || aliases.any(|alias| alias == code)
            || self.code_parts().is_some_and(|parts| {
                is_instance(&parts, code, &|name, text| self.is_value(name, text))
            })
    }

    /// Whether a text in a code is a value of the param of that name.
    fn is_value(&self, name: &str, text: &str) -> bool {
        match self.param(name).map(|param| &param.ty) {
            Some(ParamType::Integer) => text.parse::<i64>().is_ok(),
            Some(ParamType::Number | ParamType::Seconds) => {
                text.parse::<f64>().is_ok_and(f64::is_finite)
            }
            Some(ParamType::Boolean) => matches!(text, "true" | "false"),
            Some(ParamType::Enum(words)) => words.iter().any(|word| word == text),
            _ => true,
        }
    }
}

/// Whether a text is what the pieces say, with a value in the place of each param.
pub(super) fn is_instance(
    parts: &[Part],
    text: &str,
    is_value: &dyn Fn(&str, &str) -> bool,
) -> bool {
    let [first, rest @ ..] = parts else {
        return text.is_empty();
    };
    match first {
        Part::Text(own) => text
            .strip_prefix(own.as_str())
            .is_some_and(|text| is_instance(rest, text, is_value)),
        Part::Param(name) => {
            let mut ends = text.char_indices().skip(1).map(|(at, _)| at);
            let is_end =
                |at: usize| is_value(name, &text[..at]) && is_instance(rest, &text[at..], is_value);
            !text.is_empty() && (ends.any(is_end) || is_end(text.len()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, is_instance};

    #[test]
    fn a_value_is_at_least_one_letter() {
        let parts = [
            Part::Text("A_".into()),
            Part::Param("x".into()),
            Part::Text("#B".into()),
        ];
        let fits = |text| is_instance(&parts, text, &|_, value| value != "1");
        assert!(fits("A_é#B") && fits("A_#B#B"));
        assert!(!fits("A_#B") && !fits("A_2#BC") && !fits("A_1#B"));
    }
}
