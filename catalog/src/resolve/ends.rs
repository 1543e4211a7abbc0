//! How things end: a WebSocket, a command line, and the time in which an error is sent.

use super::{Resolver, docs};
use crate::{
    api::{Channel, DateStyle, Exception},
    diagnostic::Diagnostic,
    each::each,
    language::EntryNode,
    read::{Spanned, Text},
    rule::{self, Rule},
    source::Span,
};

impl Resolver<'_> {
    /// The code with which a server closes a WebSocket for this error.
    pub(super) fn close(&mut self, node: &EntryNode) -> Option<u16> {
        let given = node.close.as_ref()?;
        let code = u16::try_from(given.value).ok();
        let code = code.filter(|code| (4000..=4999).contains(code));
        if code.is_none() {
            let message = format!(
                "a close code of one's own is 4000 to 4999, not {}",
                given.value
            );
            self.malformed_end(
                &rule::MALFORMED_CLOSE,
                given.span,
                message,
                "out of range",
                "take another; those below have meanings of their own (RFC 6455, section 7.4.2)",
            );
            return None;
        }
        let mut channels = node.channels.0.iter();
        if !channels.any(|channel| channel.value == Channel::Websocket) {
            self.malformed_end(
                &rule::MALFORMED_CLOSE,
                given.span,
                "the error has a close code and does not come over a WebSocket".to_owned(),
                "of which WebSocket?",
                "write `channels: websocket`, or `channels: [http, websocket]`",
            );
        }
        code
    }

    /// The exit code of a command line.
    pub(super) fn exit(&mut self, given: Option<&Spanned<i64>>) -> Option<u8> {
        let given = given?;
        let code = u8::try_from(given.value).ok().filter(|code| *code > 0);
        if code.is_none() {
            let message = format!("an exit code of an error is 1 to 255, not {}", given.value);
            let help = if given.value == 0 {
                "leave it out: 0 says that the command has done what it should"
            } else {
                "take another; shells and `sysexits.h` use 64 to 78 for such"
            };
            let label = "out of range";
            self.malformed_end(&rule::MALFORMED_EXIT, given.span, message, label, help);
        }
        code
    }

    /// The date from which an error is no longer sent.
    pub(super) fn sunset(&mut self, given: Option<&Text>) -> Option<String> {
        let given = given?;
        if docs::written(&given.value, DateStyle::Iso).is_none() {
            self.not_a_date(given);
            return None;
        }
        Some(given.value.clone())
    }

    fn malformed_end(
        &mut self,
        rule: &'static Rule,
        span: Span,
        message: String,
        label: &str,
        help: &str,
    ) {
        let finding = Diagnostic::new(rule, span, message, label);
        self.diagnostics.push(finding.help(help));
    }
}

/// Gives each class the exit code of the nearest class above it that has one.
pub(super) fn inherit_exits(exceptions: &mut [Exception]) {
    let exits = each(exceptions, &mut |class| {
        let mut nearest = class;
        // A circle of parents is a finding of its own.
        for _ in 0..exceptions.len() {
            match nearest.parent_in(exceptions) {
                Some(parent) if nearest.exit.is_none() => nearest = parent,
                _ => break,
            }
        }
        nearest.exit
    });
    for (class, exit) in exceptions.iter_mut().zip(exits) {
        class.exit = exit;
    }
}
