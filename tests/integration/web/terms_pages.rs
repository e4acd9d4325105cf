//! Lists, terms, organisations and collections as pages: they tell the facts of their twins.

use serde_json::Value;

use super::Server;

const BROWSER: [(&str, &str); 1] = [("accept", "text/html,application/xhtml+xml,*/*;q=0.8")];
const PAGED: [&str; 6] = [
    "domains",
    "building-blocks",
    "standards",
    "countries",
    "sdgs",
    "capabilities",
];

/// A page as a reader sees its letters.
pub fn readable(page: &str) -> String {
    page.replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#38;", "&")
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text"))
}

pub fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn has(page: &str, part: &str, path: &str) {
    assert!(page.contains(part), "{path}: {part} is missing in {page}");
}

/// The sources of a fact: title, address and the language's way to write the day are on the page.
fn has_evidence(page: &str, evidence: &Value, path: &str) {
    for one in list(evidence) {
        has(page, text(&one["title"]), path);
        has(page, text(&one["url"]), path);
    }
}

fn has_components(page: &str, detail: &Value, lang: &str, path: &str) {
    for component in list(&detail["components"]) {
        let link = format!(
            "<a href=\"/{lang}/c/{}\"><bdi>{}</bdi></a>",
            text(&component["id"]),
            text(&component["name"])
        );
        has(page, &link, path);
        has(page, text(&component["summary"]), path);
        has(page, text(&component["license"]), path);
        component["note"]
            .as_str()
            .into_iter()
            .for_each(|note| has(page, note, path));
        has_evidence(page, &component["evidence"], path);
    }
    let listed = list(&detail["components"]).count();
    assert_eq!(page.matches("<p class=\"name\">").count(), listed, "{path}");
}

fn page_with_twin(server: &Server, path: &str, twin: &str) -> (String, Value) {
    let answer = server.get(path);
    assert_eq!(answer.status, 200, "{path}");
    assert_eq!(
        answer.header("link"),
        format!("<{twin}>; rel=\"alternate\"; type=\"application/json\"")
    );
    has(&answer.body, &format!("href=\"{}\"", twin.replace('&', "&#38;")), path);
    (readable(&answer.body), server.get(twin).json()["data"].clone())
}

#[test]
fn every_term_page_tells_the_facts_of_its_twin() {
    let server = Server::start();
    let mut terms = 0;
    for (name, lang) in PAGED.into_iter().flat_map(|name| [(name, "en"), (name, "fr")]) {
        let (overview, vocabulary) = page_with_twin(
            &server,
            &format!("/{lang}/{name}"),
            &format!("/v1/vocabularies/{name}?lang={lang}"),
        );
        for term in list(&vocabulary["terms"]) {
            let id = text(&term["id"]);
            has(&overview, &format!("href=\"/{lang}/{name}/{id}\""), name);
            let path = format!("/{lang}/{name}/{id}");
            let (page, detail) = page_with_twin(&server, &path, &format!("/v1/vocabularies/{name}/{id}?lang={lang}"));
            terms += 1;

            has(&page, text(&detail["label"]), &path);
            if let Some(definition) = detail.get("definition") {
                has(&page, text(&definition["text"]), &path);
                if let Some(source) = definition.get("source") {
                    has(&page, text(&source["title"]), &path);
                    has(&page, text(&source["url"]), &path);
                }
            }
            for other in list(&detail["crosswalk"]) {
                has(&page, text(&other["term"]), &path);
            }
            for word in list(&detail["synonyms"][lang]) {
                has(&page, text(word), &path);
            }
            for fact in ["spec_version", "publisher", "url"] {
                detail[fact]
                    .as_str()
                    .into_iter()
                    .for_each(|value| has(&page, value, &path));
            }
            assert_eq!(
                page.contains("class=\"notice gap\""),
                detail.get("gap").is_some(),
                "{path}"
            );
            has_components(&page, &detail, lang, &path);
        }
    }
    assert!(terms > 40, "only {terms} terms were looked at");
}

#[test]
fn claims_and_states_of_use_are_said_in_words() {
    let server = Server::start();
    let words = [
        ("tested", "tested"),
        ("self-reported", "said by the project"),
        ("mapped-by-curator", "read by a curator"),
    ];
    let mut seen = 0;
    for name in ["building-blocks", "standards", "capabilities"] {
        let vocabulary = server.get(&format!("/v1/vocabularies/{name}")).json();
        for term in list(&vocabulary["data"]["terms"]) {
            let id = text(&term["id"]);
            let detail = server.get(&format!("/v1/vocabularies/{name}/{id}?lang=en")).json();
            let page = server.get(&format!("/en/{name}/{id}")).body;
            let rows: Vec<&str> = page.split("<p class=\"name\">").skip(1).collect();
            for (row, component) in rows.iter().zip(list(&detail["data"]["components"])) {
                let status = text(&component["mapping_status"]);
                let word = words.iter().find(|(known, _)| *known == status).unwrap().1;
                assert!(
                    row.contains(&format!("\">{word}</span>")),
                    "{name}/{id}: {word} in {row}"
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 3, "no claim was looked at");

    let country = server.get("/v1/vocabularies/countries").json();
    let used = list(&country["data"]["terms"])
        .map(|term| {
            server
                .get(&format!("/v1/vocabularies/countries/{}?lang=en", text(&term["id"])))
                .json()
        })
        .find(|detail| list(&detail["data"]["components"]).any(|one| one["deployment_status"] == "live"))
        .expect("the invented catalogue has a country with regular use");
    let page = server.get(&format!("/en/countries/{}", text(&used["data"]["id"]))).body;
    assert!(
        page.contains("In regular use") && page.contains("<svg class=\"map\""),
        "{page}"
    );
}

#[test]
fn every_organisation_page_tells_the_facts_of_its_twin() {
    let server = Server::start();
    let words = [
        ("owner", "Owner"),
        ("maintainer", "Maintainer"),
        ("host", "Host"),
        ("funder", "Funder"),
        ("implementer", "Implementer"),
        ("supporter", "Supporter"),
    ];
    let overview = server.get("/en/organisations").body;
    let all = server.get("/v1/organisations").json();
    assert!(list(&all["data"]).count() > 1);
    for organisation in list(&all["data"]) {
        let id = text(&organisation["id"]);
        let path = format!("/en/organisations/{id}");
        has(&overview, &format!("href=\"{path}\""), &path);
        let (page, detail) = page_with_twin(&server, &path, &format!("/v1/organisations/{id}?lang=en"));

        has(&page, text(&detail["name"]), &path);
        for fact in ["country_label", "url"] {
            detail[fact]
                .as_str()
                .into_iter()
                .for_each(|value| has(&page, value, &path));
        }
        for alias in list(&detail["aliases"]) {
            has(&page, text(alias), &path);
        }
        for component in list(&detail["components"]) {
            for role in list(&component["roles"]) {
                let word = words.iter().find(|(known, _)| role["role"] == *known).unwrap().1;
                let group = page
                    .split(&format!("<h3>{word}"))
                    .nth(1)
                    .unwrap_or_else(|| panic!("{path}: {word}"));
                let group = group.split("<h3>").next().unwrap();
                has(group, &format!("href=\"/en/c/{}\"", text(&component["id"])), &path);
                has_evidence(group, &role["evidence"], &path);
            }
        }
    }
}

#[test]
fn every_collection_page_tells_the_facts_of_its_twin() {
    let server = Server::start();
    let overview = readable(&server.get("/fr/collections").body);
    let all = server.get("/v1/collections?lang=fr").json();
    assert!(list(&all["data"]).count() > 0);
    for summary in list(&all["data"]) {
        let id = text(&summary["id"]);
        let path = format!("/fr/collections/{id}");
        has(&overview, &format!("href=\"{path}\""), &path);
        has(&overview, text(&summary["title"]), &path);
        let answer = server.get(&format!("/v1/collections/{id}?lang=fr")).json();
        let (page, data) = page_with_twin(&server, &path, &format!("/v1/collections/{id}?lang=fr"));

        has(&page, text(&answer["title"]), &path);
        has(&page, text(&answer["description"]), &path);
        has_evidence(&page, &data["evidence"], &path);
        let rows: Vec<&str> = page.split("<p class=\"name\">").skip(1).collect();
        assert_eq!(rows.len(), list(&data["members"]).count(), "{path}");
        for (row, member) in rows.iter().zip(list(&data["members"])) {
            let reason = &member["reason"];
            has(row, text(reason.get("fr").unwrap_or(&reason["en"])), &path);
            has(row, &format!("href=\"/fr/c/{}\"", text(&member["component"])), &path);
            if let Some(block) = member["building_block"].as_str() {
                has(row, &format!("href=\"/fr/building-blocks/{block}\""), &path);
            }
            for evidence in list(&member["evidence"]) {
                has(row, &format!("href=\"#evidence-{}\"", text(evidence)), &path);
            }
        }
        let stack = text(&answer["links"]["stack"]).replace("/v1/stack", "/fr/stack");
        has(&page, &format!("href=\"{stack}\""), &path);
        has(&page, "<svg class=\"drawing\"", &path);
    }
}

#[test]
fn an_unknown_term_organisation_or_collection_leads_to_the_nearest() {
    let server = Server::start();
    for (path, nearest) in [
        ("/en/building-blocks/paymants", "payments"),
        ("/fr/collections/paying-familes", "paying-families"),
        ("/ar/organisations/harbor-foundation", "harbour-foundation"),
    ] {
        let answer = server.ask("GET", path, &BROWSER);

        assert_eq!(answer.status, 404, "{path}");
        assert!(
            answer.body.contains(&format!("<a href=\"{nearest}\">")),
            "{path}: {}",
            answer.body
        );
    }
    assert_eq!(server.ask("GET", "/en/birds", &BROWSER).status, 404);
    assert_eq!(server.ask("GET", "/en/birds/heron", &BROWSER).status, 404);
    assert_eq!(server.ask("GET", "/v1/domains", &BROWSER).status, 404);
}

#[test]
fn a_term_has_one_address_however_it_is_written() {
    let server = Server::start();

    let page = server.get("/en/building-blocks/p%61yments").body;

    assert!(
        page.contains("<link rel=\"canonical\" href=\"/en/building-blocks/payments\">"),
        "{page}"
    );
}
