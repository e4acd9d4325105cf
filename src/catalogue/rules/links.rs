//! Addresses, repositories and licences.

use spdx::error::Reason;
use spdx::{Expression, ParseMode};
use url::{Host, Url};

use crate::catalogue::findings::{Reporter, SourceFile};
use crate::catalogue::loaded::Entry;
use crate::model::Component;

use super::Context;
use super::walk::each_text;

/// Longer addresses break in mail programs and spreadsheets.
const MAX_URL: usize = 2000;

pub(super) fn malformed(_: &Context, file: &SourceFile, report: &mut Reporter) {
    each_text(&file.document.value, &mut |pointer, field, text| {
        if field == "url"
            && let Some(fault) = address_fault(text)
        {
            report.value(
                pointer,
                format!("the address {fault}"),
                "write it as https://www.example.org/page",
            );
        }
    });
}

/// What makes an address unusable for a reader anywhere, if anything does.
pub(crate) fn address_fault(text: &str) -> Option<&'static str> {
    if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Some("has white space in it");
    }
    if text.len() > MAX_URL {
        return Some("is longer than 2000 characters");
    }
    if text.contains('\\') {
        return Some("has a backslash in it");
    }
    let Ok(url) = Url::parse(text) else {
        return Some("is not complete");
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Some("has a user name or a password in it");
    }
    match url.host() {
        None => Some("names no host"),
        Some(Host::Ipv4(_) | Host::Ipv6(_)) => Some("has a number where the name of a public host belongs"),
        Some(Host::Domain(host)) => (!is_public(host)).then_some("does not name a public host"),
    }
}

/// Names that never lead anywhere on the public internet (RFC 6761, RFC 6762, RFC 8375).
const PRIVATE_ENDINGS: [&str; 8] = [
    "localhost",
    "local",
    "internal",
    "intranet",
    "lan",
    "test",
    "invalid",
    "home.arpa",
];

fn is_public(host: &str) -> bool {
    let host = host.trim_end_matches('.');
    let private = PRIVATE_ENDINGS.iter().any(|ending| {
        host.strip_suffix(ending)
            .is_some_and(|before| before.is_empty() || before.ends_with('.'))
    });
    let labels_fine = host.split('.').all(|label| !label.is_empty());
    !private && host.contains('.') && labels_fine
}

pub(super) fn not_https(_: &Context, file: &SourceFile, report: &mut Reporter) {
    each_text(&file.document.value, &mut |pointer, field, text| {
        if field != "url" {
            return;
        }
        if let Some((scheme, rest)) = text.split_once("://").filter(|(scheme, _)| *scheme != "https") {
            let help = format!("write \"https://{rest}\" after trying whether it answers there");
            report.within(
                pointer,
                scheme,
                format!("the address begins with \"{scheme}\", not with \"https\""),
                help,
            );
        }
    });
}

pub(super) fn repository_shared(context: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    let id = &entry.value.id;
    for other in context.neighbours.with_repository_of(&entry.value) {
        if context.reports_pair(id, other) {
            let help = "check whether the two are one; if not, accept the pair in exceptions.yaml";
            report.value(
                "/repositories/0/url",
                format!("\"{other}\" has the same main repository"),
                help,
            );
            report.about(&[id, other]);
        }
    }
}

pub(super) fn license_not_spdx(_: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    let expression = &entry.value.license.expression;
    let Err(error) = Expression::parse_mode(expression, current()) else {
        return;
    };
    if error.reason == Reason::DeprecatedLicenseId {
        return;
    }
    let words = expression
        .get(error.span.clone())
        .filter(|words| !words.is_empty())
        .unwrap_or(expression);
    let help = match Expression::canonicalize(expression) {
        Ok(Some(meant)) => format!("write \"{meant}\""),
        _ => match spdx::imprecise_license_id(words) {
            Some((license, _)) => format!("write \"{}\" if that is meant", license.name),
            None => "write an id of https://spdx.org/licenses/, joined by AND, OR or WITH".to_owned(),
        },
    };
    report.within(
        "/license/expression",
        words,
        format!("\"{words}\" is not an SPDX licence id ({})", error.reason),
        help,
    );
}

pub(super) fn license_deprecated(_: &Context, entry: &Entry<Component>, report: &mut Reporter) {
    let expression = &entry.value.license.expression;
    let Err(error) = Expression::parse_mode(expression, current()) else {
        return;
    };
    if error.reason != Reason::DeprecatedLicenseId {
        return;
    }
    let words = expression.get(error.span.clone()).unwrap_or(expression);
    let help = match current_license(expression) {
        Some(meant) => format!("write \"{meant}\""),
        None if words.starts_with("GPL") || words.starts_with("LGPL") || words.starts_with("AGPL") => {
            format!("write \"{words}-only\" or \"{words}-or-later\", as the licence notice says")
        }
        None => format!("see https://spdx.org/licenses/{words}.html for the id that replaced it"),
    };
    report.within(
        "/license/expression",
        words,
        format!("the SPDX id \"{words}\" is deprecated"),
        help,
    );
    report.about(&[&entry.value.id]);
}

fn current() -> ParseMode {
    ParseMode::STRICT
}

/// Deprecated SPDX ids with one successor only. `GPL-3.0` is not among them: it may mean `-only` or `-or-later`.
const SUCCESSORS: [(&str, &str); 12] = [
    ("AGPL-3.0+", "AGPL-3.0-or-later"),
    ("GPL-1.0+", "GPL-1.0-or-later"),
    ("GPL-2.0+", "GPL-2.0-or-later"),
    ("GPL-3.0+", "GPL-3.0-or-later"),
    ("LGPL-2.0+", "LGPL-2.0-or-later"),
    ("LGPL-2.1+", "LGPL-2.1-or-later"),
    ("LGPL-3.0+", "LGPL-3.0-or-later"),
    ("BSD-2-Clause-FreeBSD", "BSD-2-Clause-Views"),
    ("BSD-2-Clause-NetBSD", "BSD-2-Clause"),
    ("Nunit", "zlib-acknowledgement"),
    ("StandardML-NJ", "SMLNJ"),
    ("bzip2-1.0.5", "bzip2-1.0.6"),
];

/// The expression with current ids, when it has deprecated ones and each has one successor.
pub(crate) fn current_license(expression: &str) -> Option<String> {
    let replaced: Vec<&str> = expression
        .split(' ')
        .map(|word| {
            SUCCESSORS
                .iter()
                .find(|(old, _)| *old == word)
                .map_or(word, |(_, new)| new)
        })
        .collect();
    let replaced = replaced.join(" ");
    let valid = Expression::parse_mode(&replaced, current()).is_ok();
    (replaced != expression && valid).then_some(replaced)
}

#[cfg(test)]
mod tests {
    use super::{address_fault, current_license};

    #[test]
    fn addresses_lead_somewhere_public() {
        for good in [
            "https://example.org",
            "https://a.b.example/x?y=1#z",
            "https://xn--bcher-kva.example/",
            "https://münchen.de/",
        ] {
            assert_eq!(address_fault(good), None, "{good}");
        }
        for bad in [
            "",
            "example.org",
            "https://",
            "https://localhost/",
            "https://10.0.0.1/",
            "https://[::1]/",
            "https://u:p@example.org/",
            "https://u@example.org",
            "https://exa mple.org/",
            "https://printer.local",
            "https://intranet/",
            "https://a..b/",
            "https://example.org\\x",
            "mailto:a@example.org",
        ] {
            assert!(address_fault(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn only_clear_successors_are_written() {
        assert_eq!(
            current_license("MIT OR GPL-3.0+").as_deref(),
            Some("MIT OR GPL-3.0-or-later")
        );
        assert_eq!(current_license("GPL-3.0"), None);
        assert_eq!(current_license("MIT"), None);
        assert_eq!(current_license("GPL-3.0+ OR GPL-2.0"), None);
    }
}
