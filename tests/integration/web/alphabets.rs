//! Names stand in the order in which readers of each language look for them.

use super::Server;
use super::terms_pages::{list, readable, text};
use crate::support::Copy;

/// Countries with one component each, and their names where the order of code points differs from the alphabet's.
const COUNTRIES: [(&str, [(&str, &str); 4]); 5] = [
    (
        "DE",
        [
            ("ar", "ألمانيا"),
            ("en", "Germany"),
            ("fr", "Allemagne"),
            ("zh", "德国"),
        ],
    ),
    (
        "EC",
        [
            ("ar", "إكوادور"),
            ("en", "ecuador"),
            ("fr", "Équateur"),
            ("zh", "厄瓜多尔"),
        ],
    ),
    ("EG", [("ar", "مصر"), ("en", "Egypt"), ("fr", "Égypte"), ("zh", "埃及")]),
    (
        "ET",
        [
            ("ar", "إثيوبيا"),
            ("en", "Ethiopia"),
            ("fr", "Éthiopie"),
            ("zh", "埃塞俄比亚"),
        ],
    ),
    (
        "ZM",
        [("ar", "زامبيا"), ("en", "Zambia"), ("fr", "Zambie"), ("zh", "赞比亚")],
    ),
];
/// Their order in each language, from dictionaries: accents and capitals do not part letters, the forms of alif are one
/// letter, and Chinese goes by sound (ai ji, ai sai, de, e, zan).
const ORDERED: [(&str, [&str; 5]); 4] = [
    ("ar", ["ET", "EC", "DE", "ZM", "EG"]),
    ("en", ["EC", "EG", "ET", "DE", "ZM"]),
    ("fr", ["DE", "EG", "EC", "ET", "ZM"]),
    ("zh", ["EG", "ET", "DE", "EC", "ZM"]),
];

/// A catalogue with these countries; only the given ones are in use, all by one component.
fn catalogue(used: &[&str]) -> Copy {
    let copy = Copy::new();
    let mut terms = copy.text("vocabularies/countries.yaml");
    for (id, names) in COUNTRIES {
        terms += &format!("  - id: {id}\n    labels:\n");
        for (lang, name) in names {
            terms += &format!("      {lang}: {name}\n");
        }
    }
    copy.write("vocabularies/countries.yaml", terms);
    let mut deployments = String::new();
    for id in used {
        deployments += &format!(
            "  - country: {id}
    evidence: [registry]
"
        );
    }
    let file = "components/birth-ledger.yaml";
    copy.replace(file, "relations:\n", &format!("{deployments}relations:\n"));
    copy
}

fn is_ours(id: &str) -> bool {
    COUNTRIES.iter().any(|(ours, _)| *ours == id)
}

fn facet(server: &Server, filter: &str, query: &str) -> Vec<String> {
    let answer = server.get(&format!("/v1/components?facets={filter}&{query}")).json();
    list(&answer["facets"][filter])
        .map(|value| text(&value["value"]).to_owned())
        .collect()
}

/// Looks at the values of the filter for countries in each language, with some of them chosen.
fn assert_ordered(server: &Server, chosen: &str) {
    for (lang, wanted) in ORDERED {
        let mut found = facet(server, "country", &format!("lang={lang}{chosen}"));
        found.retain(|id| is_ours(id));
        assert_eq!(found, wanted, "{lang}");
    }
}

#[test]
fn values_of_equal_count_are_in_the_order_of_the_languages_alphabet() {
    let server = Server::start_on(catalogue(&COUNTRIES.map(|(id, _)| id)), &[]);

    assert_ordered(&server, "");
}

#[test]
fn chosen_values_that_nothing_has_are_in_this_order_too() {
    let server = Server::start_on(catalogue(&[]), &[]);
    let chosen = COUNTRIES.map(|(id, _)| format!("&country={id}")).concat();

    assert_ordered(&server, &chosen);
}

#[test]
fn pages_list_countries_as_their_readers_look_for_them() {
    let server = Server::start_on(catalogue(&COUNTRIES.map(|(id, _)| id)), &[]);

    for (lang, wanted) in ORDERED {
        for path in ["/countries", "/c/birth-ledger", "/compare?c=birth-ledger&c=river-pay"] {
            let page = readable(&server.get(&format!("/{lang}{path}")).body);
            let address = |id: &str| format!("href=\"/{lang}/countries/{id}\"");
            let places = wanted.map(|id| {
                page.find(&address(id))
                    .unwrap_or_else(|| panic!("{lang}{path}: no {id}"))
            });
            assert!(places.is_sorted(), "{lang}{path}: {wanted:?} at {places:?}");
        }
    }
}

#[test]
fn a_comparison_names_goals_by_their_numbers_in_order() {
    let server = Server::start();

    let page = readable(&server.get("/en/compare?c=birth-ledger&c=settlement-marks").body);

    let place = |goal: &str| page.find(goal).unwrap_or_else(|| panic!("no {goal}"));
    assert!(place("3. Good health") < place("16. Peace"), "{page}");
}

#[test]
fn numbers_in_names_go_by_their_value() {
    let copy = catalogue(&["EG", "ET"]);
    let file = "vocabularies/countries.yaml";
    copy.replace(file, "en: Egypt\n", "en: Zone 10\n");
    copy.replace(file, "en: Ethiopia\n", "en: Zone 2\n");
    let server = Server::start_on(copy, &[]);

    let mut found = facet(&server, "country", "lang=en");

    found.retain(|id| is_ours(id));
    assert_eq!(found, ["ET", "EG"]);
}

#[test]
fn the_search_page_names_goals_with_their_numbers() {
    let server = Server::start();

    let page = readable(&server.get("/en/search?sdg=16&sdg=3").body);

    for goal in [
        "3. Good health and well-being",
        "16. Peace, justice and strong institutions",
    ] {
        let shown = page.matches(&format!("<bdi>{goal}</bdi>")).count();
        assert_eq!(shown, 2, "once among the chosen, once among the values: {goal}");
    }
    let twin = server.get("/v1/components?facets=sdg&limit=1").json();
    let labels: Vec<&str> = list(&twin["facets"]["sdg"]).map(|one| text(&one["label"])).collect();
    assert!(labels.contains(&"Good health and well-being"), "{labels:?}");
}
