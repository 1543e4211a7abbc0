//! What the services are asked, and what they answer, whatever framework they are on.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::{
    capture::{self, Event},
    client::{Answer, ask},
};

/// What the sources, private values, panics and rejected values of these cases hold, and no client may see.
pub(crate) const POISON: &str = "sk_poison";

/// A body that is larger than the services take.
const LONG: &str = match std::str::from_utf8(&[b'7'; 2000]) {
    Ok(text) => text,
    Err(_) => "",
};

/// A request that fails.
#[derive(Clone, Copy)]
pub(crate) struct Case {
    request: &'static str,
    headers: &'static [(&'static str, &'static str)],
    body: Option<&'static str>,
    status: u16,
    code: &'static str,
    message: &'static str,
    details: &'static str,
    level: &'static str,
    /// Headers that the response has, each as `name: value`.
    has: &'static [&'static str],
    /// Texts that stand in these fields of the event.
    logs: &'static [(&'static str, &'static str)],
}

const JSON: (&str, &str) = ("Content-Type", "application/json");

const fn case(
    request: &'static str,
    status: u16,
    code: &'static str,
    message: &'static str,
) -> Case {
    let level = if status < 500 { "INFO" } else { "ERROR" };
    Case {
        request,
        headers: &[],
        body: None,
        status,
        code,
        message,
        details: "{}",
        level,
        has: &[],
        logs: &[],
    }
}

/// What is the same on every framework.
pub(crate) const CASES: &[Case] = &[
    case(
        "GET /submissions/7",
        404,
        "not_found",
        "There is no such resource in your account.",
    ),
    case(
        "GET /nowhere",
        404,
        "not_found",
        "There is no such resource in your account.",
    ),
    case(
        "DELETE /submissions/7",
        409,
        "state_conflict",
        "The submission cannot move from its current state to the requested one.",
    ),
    Case {
        details: r#"{"field":"genes"}"#,
        headers: &[JSON],
        body: Some(r#"{"name":"fly","genes":[]}"#),
        ..case(
            "POST /submissions",
            422,
            "validation_failed",
            "The submission's parameters are inconsistent: fly has no genes.",
        )
    },
    Case {
        headers: &[JSON],
        body: Some(r#"{"name":"sk_poison""#),
        logs: &[("sources", "EOF while parsing")],
        ..case(
            "POST /submissions",
            400,
            "invalid_body",
            "The body is not what this endpoint takes: it is not JSON (line 1, column 19).",
        )
    },
    Case {
        headers: &[("Content-Type", "text/plain")],
        body: Some("sk_poison"),
        ..case(
            "POST /submissions",
            400,
            "invalid_body",
            "The body is not what this endpoint takes: this route does not take this content type.",
        )
    },
    Case {
        headers: &[JSON],
        body: Some(LONG),
        ..case(
            "POST /submissions",
            400,
            "invalid_body",
            "The body is not what this endpoint takes: the body is too large.",
        )
    },
    Case {
        details: r#"{"retry_after":41.2}"#,
        has: &["Retry-After: 42"],
        body: Some(""),
        ..case(
            "POST /submissions/7/runs",
            429,
            "rate_limited",
            "Too many requests. Retry after 41.2 seconds.",
        )
    },
    Case {
        has: &[r#"WWW-Authenticate: Bearer realm="evolution""#],
        ..case(
            "GET /account",
            401,
            "missing_credentials",
            "The request has no Authorization header.",
        )
    },
    Case {
        headers: &[("Authorization", "Bearer expired")],
        has: &[r#"WWW-Authenticate: Bearer realm="evolution""#],
        ..case(
            "GET /account",
            401,
            "invalid_credentials",
            "The API key is not valid.",
        )
    },
    case(
        "GET /credits",
        402,
        "insufficient_credits",
        "Your credit balance does not cover this submission.",
    ),
    Case {
        details: r#"{"reason":"daily_quota","used":20,"limit":20}"#,
        logs: &[("reason", "daily_quota")],
        ..case(
            "GET /capacity",
            429,
            "capacity_exceeded",
            "You have reached your daily quota.",
        )
    },
    Case {
        logs: &[
            (
                "sources",
                "cannot connect to postgres://evolution:sk_poison@db/archive",
            ),
            (
                "private",
                "{statement: \"SELECT * FROM archive WHERE key = 'sk_poison'\"}",
            ),
        ],
        ..case(
            "GET /archive",
            500,
            "internal_error",
            "Something on our side broke.",
        )
    },
    Case {
        logs: &[("sources", "no worker for sk_poison")],
        ..case(
            "GET /crash",
            500,
            "internal_error",
            "Something on our side broke.",
        )
    },
    Case {
        details: r#"{"field":"genes"}"#,
        headers: &[JSON],
        body: Some(r#"{"name":"sk_poison"}"#),
        ..case(
            "POST /submissions",
            400,
            "invalid_body",
            "The body is not what this endpoint takes: missing field `genes`.",
        )
    },
    Case {
        level: "WARN",
        has: &["Retry-After: 2"],
        ..case(
            "GET /slow",
            503,
            "service_unavailable",
            "The platform is temporarily over-loaded or in maintenance. Retry after 1.5 seconds.",
        )
    },
];

impl Case {
    /// A method that the route does not take; the framework says which ones it does.
    pub(crate) const fn method(has: &'static [&'static str]) -> Self {
        let message = "There is no such resource in your account.";
        Self {
            has,
            ..case("PATCH /submissions/7", 404, "not_found", message)
        }
    }

    /// A case whose request is rejected for a value with the poison in it.
    pub(crate) const fn rejected(
        request: &'static str,
        code: &'static str,
        message: &'static str,
        details: &'static str,
    ) -> Self {
        Self {
            details,
            ..case(request, 400, code, message)
        }
    }

    /// With a JSON body.
    pub(crate) const fn json(mut self, body: &'static str) -> Self {
        self.headers = &[JSON];
        self.body = Some(body);
        self
    }

    /// With what the log says of the sources.
    pub(crate) const fn logs(mut self, logs: &'static [(&'static str, &'static str)]) -> Self {
        self.logs = logs;
        self
    }

    fn send(&self, base: &str, headers: &[(&str, &str)]) -> Answer {
        let (method, path) = self.request.split_once(' ').expect("method and path");
        let headers = [self.headers, headers].concat();
        ask(base, method, path, &headers, self.body)
    }

    /// Sends the request, and holds every promise about its response and its log.
    pub(crate) fn check(&self, base: &str) {
        let name = self.request;
        let id = new_id();
        let answer = self.send(base, &[("x-request-id", &id)]);
        let own = format!(
            r#"{{"error":{{"code":"{}","message":"{}","details":{},"request_id":"{id}"}}}}"#,
            self.code, self.message, self.details
        );
        assert_eq!(answer.body, own, "{name}");
        assert_eq!(answer.header("Content-Type"), "application/json", "{name}");
        self.check_head(&answer, &id);
        self.check_event(&capture::events(&id));

        let id = new_id();
        let accept = "application/json;q=0.5, application/problem+json";
        let problem = self.send(base, &[("x-request-id", &id), ("Accept", accept)]);
        assert_eq!(
            problem.header("Content-Type"),
            "application/problem+json",
            "{name}"
        );
        assert!(
            problem
                .body
                .starts_with(r#"{"type":"https://example.com/evolution/errors/"#),
            "{name}"
        );
        let rest = format!(
            r#","status":{},"detail":"{}","code":"{}","details":{},"request_id":"{id}"}}"#,
            self.status, self.message, self.code, self.details
        );
        assert!(problem.body.ends_with(&rest), "{name}: {}", problem.body);
        self.check_head(&problem, &id);
        self.check_event(&capture::events(&id));
    }

    fn check_head(&self, answer: &Answer, id: &str) {
        let name = self.request;
        assert_eq!(answer.status, self.status, "{name}");
        assert_eq!(answer.header("X-Request-Id"), id, "{name}");
        assert_eq!(answer.header("Cache-Control"), "no-store", "{name}");
        assert_eq!(answer.header("Vary"), "Accept", "{name}");
        assert_eq!(
            answer.header("Content-Length"),
            answer.body.len().to_string(),
            "{name}"
        );
        for header in self.has {
            let (field, value) = header.split_once(": ").expect("name and value");
            assert_eq!(sorted(&answer.header(field)), sorted(value), "{name}");
        }
        assert!(!answer.shows(POISON), "{name}: {answer:?}");
    }

    fn check_event(&self, events: &[Event]) {
        let name = self.request;
        let [event] = events else {
            panic!("{name}: not one event but {events:#?}");
        };
        assert_eq!(event.level, self.level, "{name}");
        let status = self.status.to_string();
        let (method, path) = self.request.split_once(' ').expect("method and path");
        let route = match path.split('?').next().unwrap_or_default() {
            "/nowhere" => "",
            "/submissions/7" | "/submissions/sk_poison" => "/submissions/{id}",
            "/submissions/7/runs" => "/submissions/{id}/runs",
            path => path,
        };
        assert_eq!(event.field("route"), route, "{name}: route");
        assert_eq!(event.field("method"), method, "{name}: method");
        let fields = [
            ("code", self.code),
            ("status", &status),
            ("message", self.message),
            ("pages", "false"),
        ];
        for (field, value) in fields.into_iter().chain([("catalog", "evolution")]) {
            assert_eq!(event.field(field), value, "{name}: {field}");
        }
        for (field, text) in self.logs {
            let value = event.field(field);
            assert!(value.contains(text), "{name}: {field} is {value}");
        }
    }
}

/// The items of a list in one order, for headers whose order says nothing.
fn sorted(list: &str) -> Vec<&str> {
    let mut items: Vec<_> = list
        .split([',', ' '])
        .filter(|item| !item.is_empty())
        .collect();
    items.sort_unstable();
    items
}

/// An id that no other request of the tests has.
pub(crate) fn new_id() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("req_{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// A response that nobody made from an error keeps its status, in the envelope of the catalogue.
pub(crate) fn check_legacy(base: &str) {
    let id = new_id();
    let answer = ask(base, "GET", "/legacy", &[("x-request-id", &id)], None);
    assert_eq!(answer.status, 418);
    let body = format!(
        r#"{{"error":{{"message":"the request failed","details":{{}},"request_id":"{id}"}}}}"#
    );
    assert_eq!(answer.body, body);
    let [event] = &*capture::events(&id) else {
        panic!("not one event");
    };
    assert_eq!(
        ["code", "status", "pages"].map(|field| event.field(field)),
        ["uncatalogued", "418", "false"]
    );
    assert_eq!(event.level, "INFO");
    assert!(event.field("sources").contains("the teapot of sk_poison"));
}

/// What holds for ids and for requests that do not fail.
pub(crate) fn check_ids(base: &str) {
    let id = new_id();
    let fine = ask(
        base,
        "GET",
        "/submissions/1",
        &[("x-request-id", &id)],
        None,
    );
    assert_eq!((fine.status, fine.body.as_str()), (200, "submission 1"));
    assert_eq!(fine.header("X-Request-Id"), id);
    assert!(capture::events(&id).is_empty());

    let id = new_id();
    let head = ask(base, "HEAD", "/nowhere", &[("x-request-id", &id)], None);
    assert_eq!((head.status, head.body.as_str()), (404, ""));
    assert_eq!(
        (head.header("X-Request-Id"), capture::events(&id).len()),
        (id, 1)
    );

    for brought in ["", "a b", "<script>", "sk_poison;", &"a".repeat(129)] {
        let answer = ask(base, "GET", "/nowhere", &[("x-request-id", brought)], None);
        let made = answer.header("X-Request-Id");
        assert!(
            made != brought && made.len() == 32,
            "{brought:?} gave {made:?}"
        );
        assert!(answer.body.contains(&format!(r#""request_id":"{made}""#)));
        assert_eq!(capture::events(&made).len(), 1);
    }
}
