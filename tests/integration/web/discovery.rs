//! What leads browsers, search engines, sites and assistants here; and what clients are told about time.

use dpi_catalogue::web::{Deprecated, document};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::Server;
use crate::support::Copy;

const PUBLIC: [&str; 2] = ["--public-url", "https://catalogue.example.org"];

#[test]
fn the_apis_are_found_from_the_host_alone() {
    let server = Server::start_with(&PUBLIC);

    let answer = server.get("/.well-known/api-catalog");
    let head = server.ask("HEAD", "/.well-known/api-catalog", &[]);
    let component = server.get("/v1/components/river-pay");

    let kind = "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"";
    assert_eq!((answer.status, answer.header("content-type")), (200, kind));
    let own = "<https://catalogue.example.org/.well-known/api-catalog>; rel=\"api-catalog\"";
    assert_eq!((head.status, head.header("link"), head.body.as_str()), (200, own, ""));
    let set = answer.json();
    let items = set["linkset"][0]["item"].as_array().unwrap();
    for item in items {
        let anchor = set["linkset"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["anchor"] == item["href"])
            .unwrap();
        let status = anchor["status"][0]["href"].as_str().unwrap();
        assert_eq!(server.get(status.trim_start_matches(PUBLIC[1])).status, 200);
    }
    let described = set["linkset"][1]["service-desc"][0]["href"].as_str().unwrap();
    assert_eq!(server.get(described.trim_start_matches(PUBLIC[1])).json(), *document());
    for relation in ["api-catalog", "license", "cite-as", "describedby", "linkset"] {
        assert!(
            component.header("link").contains(&format!("rel=\"{relation}\"")),
            "{relation}"
        );
    }
}

#[test]
fn what_needs_the_public_address_says_so_without_it() {
    let server = Server::start();
    for path in [
        "/opensearch.xml",
        "/sitemap.xml",
        "/.well-known/security.txt",
        "/oembed?url=http%3A%2F%2Fa%2Fc%2Friver-pay",
    ] {
        let answer = server.get(path);
        assert_eq!(
            (answer.status, answer.json()["code"].clone()),
            (404, json!("not-configured")),
            "{path}"
        );
    }
    for path in [
        "/.well-known/api-catalog",
        "/robots.txt",
        "/llms.txt",
        "/opensearch-suggest?q=riv",
    ] {
        assert_eq!(server.get(path).status, 200, "{path}");
    }
    assert!(!server.get("/robots.txt").body.contains("Sitemap"));
    for path in [
        "/robots.txt?a=1",
        "/llms.txt?a=1",
        "/.well-known/api-catalog?a=1",
        "/opensearch-suggest",
        "/oembed",
    ] {
        assert_eq!(server.get(path).status, 400, "{path}");
    }
}

#[test]
fn browsers_learn_how_to_search_and_complete() {
    let server = Server::start_with(&PUBLIC);

    let description = server.get("/opensearch.xml?lang=fr").body;
    let completions = server.get("/opensearch-suggest?q=riv&lang=fr").json();
    let nothing = server.get("/opensearch-suggest?q=").json();

    assert!(description.contains("template=\"https://catalogue.example.org/fr/search?q={searchTerms}\""));
    assert!(description.contains("/opensearch-suggest?lang=fr&amp;q={searchTerms}"));
    assert_eq!(
        completions,
        json!([
            "riv",
            ["RiverPay"],
            ["component"],
            ["https://catalogue.example.org/fr/c/river-pay"]
        ])
    );
    assert_eq!(nothing, json!(["", [], [], []]));
    assert_eq!(server.get("/opensearch.xml?lang=xx").status, 400);
}

#[test]
fn the_site_map_has_every_page_in_every_language() {
    let catalogue = Copy::new();
    let server = Server::start_on(catalogue, &PUBLIC);

    let map = server.get("/sitemap.xml");

    assert_eq!(map.header("content-type"), "application/xml");
    for path in [
        "/",
        "/search",
        "/about",
        "/inclusion",
        "/accessibility",
        "/collections",
        "/organisations",
        "/compare",
        "/stack",
        "/domains",
        "/domains/payments",
        "/building-blocks/payments",
        "/countries/KE",
        "/sdgs/1",
        "/standards/iso-20022",
        "/capabilities/instant-transfers",
        "/c/river-pay",
        "/organisations/harbour-foundation",
        "/collections/paying-families",
    ] {
        for lang in ["ar", "en", "es", "fr", "pt", "ru", "zh"] {
            let page = format!("https://catalogue.example.org/{lang}{path}");
            assert!(map.body.contains(&format!("<loc>{page}</loc>")), "{page}");
            let alternate = format!("hreflang=\"{lang}\" href=\"{page}\"");
            assert_eq!(
                map.body.matches(&alternate).count(),
                7,
                "{page}: each of the seven names all seven"
            );
        }
    }
    assert!(
        !map.body.contains("old-exchange"),
        "withdrawn components are no pages to look for"
    );
    assert!(
        map.body
            .contains("hreflang=\"x-default\" href=\"https://catalogue.example.org/c/river-pay\"")
    );
    assert!(
        !server.get("/sitemap.xml?part=2").body.contains("<url>"),
        "there is only one part"
    );
    for bad in ["part=0", "part=x", "page=1"] {
        assert_eq!(server.get(&format!("/sitemap.xml?{bad}")).status, 400, "{bad}");
    }
    for loc in map
        .body
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split("</loc>").next())
    {
        let path = loc.trim_start_matches(PUBLIC[1]);
        if path.starts_with("/ar/") {
            assert_eq!(server.get(path).status, 200, "{path}");
        }
    }
    let robots = server.get("/robots.txt").body;
    assert!(
        robots.contains("Sitemap: https://catalogue.example.org/sitemap.xml\n"),
        "{robots}"
    );
}

#[test]
fn the_contact_for_security_problems_never_expires() {
    let server = Server::start_with(&["--security-contact", "https://example.org/report"]);

    let text = server.get("/.well-known/security.txt").body;

    assert!(text.starts_with("Contact: https://example.org/report\n"), "{text}");
    let expires = text.lines().find_map(|line| line.strip_prefix("Expires: ")).unwrap();
    let left = expires.parse::<Timestamp>().unwrap().duration_since(Timestamp::now());
    assert!(
        left > SignedDuration::from_hours(24 * 150) && left < SignedDuration::from_hours(24 * 365),
        "{expires}"
    );
}

#[test]
fn the_guide_for_language_models_leads_to_addresses_that_answer() {
    let server = Server::start();

    let text = server.get("/llms.txt").body;

    assert!(text.starts_with("# DPI catalogue\n\n> "), "{text}");
    let links: Vec<&str> = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .collect();
    assert!(links.len() > 8);
    for path in links.into_iter().filter(|path| *path != "/mcp") {
        assert_eq!(server.get(path).status, 200, "{path}");
    }
}

#[test]
fn sites_embed_a_component_by_its_address() {
    let server = Server::start_with(&PUBLIC);
    let of =
        |page: &str, tail: &str| server.get(&format!("/oembed?url=https%3A%2F%2Fcatalogue.example.org{page}{tail}"));

    let card = of("%2Ffr%2Fc%2Friver-pay", "&maxwidth=300&maxheight=9000").json();
    let plain = of("%2Fc%2Friver-pay", "&format=xml");
    let former = of("%2Fc%2Fferry-bus", "").json();

    assert_eq!(
        (&card["version"], &card["type"], &card["title"]),
        (&json!("1.0"), &json!("rich"), &json!("RiverPay"))
    );
    assert_eq!((&card["width"], &card["height"]), (&json!(300), &json!(240)));
    let html = card["html"].as_str().unwrap();
    assert!(
        html.contains("src=\"https://catalogue.example.org/c/river-pay/embed?lang=fr\""),
        "{html}"
    );
    assert_eq!(plain.header("content-type"), "text/xml; charset=utf-8");
    assert!(
        plain
            .body
            .contains("<html>&lt;iframe src=&quot;https://catalogue.example.org/c/river-pay/embed&quot;")
    );
    assert_eq!(former["title"], "Message Ferry");
    for (page, status) in [
        ("%2Fc%2Fno-such", 404),
        ("%2Fc%2Fold-exchange", 410),
        ("%2Fdocs", 404),
        ("%2Fxx%2Fc%2Friver-pay", 404),
        ("%2Fc%2Friver-pay%2Fembed", 404),
        ("%3A8443%2Fc%2Friver-pay", 404),
        (".evil.example%2Fc%2Friver-pay", 404),
    ] {
        assert_eq!(of(page, "").status, status, "{page}");
    }
    for bad in ["&format=yaml", "&maxwidth=0", "&maxheight=x", "&width=3"] {
        assert_eq!(of("%2Fc%2Friver-pay", bad).status, 400, "{bad}");
    }
}

#[test]
fn a_name_cannot_break_out_of_the_card() {
    let catalogue = Copy::new();
    catalogue.replace(
        "components/river-pay.yaml",
        "name: RiverPay",
        "name: 'River \"><script>x</script>'",
    );
    let server = Server::start_on(catalogue, &PUBLIC);

    let card = server.get("/oembed?url=https://catalogue.example.org/c/river-pay");
    let html = card.json();

    assert!(!html["html"].as_str().unwrap().contains("<script"), "{}", card.body);
}

static ROWS: [Deprecated; 1] = [Deprecated {
    path: "/v1/organisations/{id}",
    since: date(2026, 11, 1),
    sunset: Some(date(2028, 1, 1)),
    documentation: "/docs#moving-on",
    successor: Some("/v2/organisations"),
}];

#[test]
fn an_operation_that_will_go_says_so_in_every_answer() {
    let server = Server::start_whole(Copy::new(), &[], |manners| manners.with_deprecated(&ROWS));
    for path in ["/v1/organisations/harbour-foundation", "/v1/organisations/nope"] {
        let answer = server.ask("HEAD", path, &[]);
        assert_eq!(answer.header("deprecation"), "@1793491200", "{path}");
        assert_eq!(answer.header("sunset"), "Sat, 01 Jan 2028 00:00:00 GMT", "{path}");
        let links: Vec<&str> = answer
            .headers
            .get_all("link")
            .iter()
            .map(|link| link.to_str().unwrap())
            .collect();
        assert!(
            links.contains(&"</docs#moving-on>; rel=\"deprecation\"; type=\"text/html\""),
            "{links:?}"
        );
        assert!(
            links.contains(&"</v2/organisations>; rel=\"successor-version\""),
            "{links:?}"
        );
    }
    let other = server.get("/v1/organisations");
    assert!(other.headers.get("deprecation").is_none() && other.headers.get("sunset").is_none());
}

#[test]
fn every_list_says_when_it_changed_last_and_is_not_sent_again() {
    let server = Server::start_with(&PUBLIC);
    // Within the second in which a state was taken up nothing is said about time.
    let begun = std::time::Instant::now();
    while server.get("/v1/components").headers.get("last-modified").is_none() {
        assert!(begun.elapsed().as_secs() < 5, "it never says when");
        std::thread::yield_now();
    }
    for path in [
        "/v1/components",
        "/v1/components?id=river-pay",
        "/v1/components/river-pay?lang=fr",
        "/v1/vocabularies",
        "/v1/vocabularies/domains",
        "/v1/vocabularies/domains/payments",
        "/v1/organisations",
        "/v1/collections",
        "/v1/graph",
        "/v1/compare?id=river-pay&id=birth-ledger",
        "/v1/export.ndjson",
        "/v1/export.csv",
        "/v1/export.json",
        "/v1/dataset",
        "/catalog.jsonld",
        "/sitemap.xml",
        "/openapi.json",
    ] {
        let first = server.get(path);
        let at = first.header("last-modified");
        let moment = jiff::fmt::rfc2822::parse(at).unwrap_or_else(|error| panic!("{path}: {error}: {at:?}"));
        assert!(moment.timestamp() <= Timestamp::now(), "{path}: {at}");
        let again = server.ask("GET", path, &[("if-modified-since", at)]);
        assert_eq!((again.status, again.body.as_str()), (304, ""), "{path}");
        let older = server.ask("GET", path, &[("if-modified-since", "Sun, 01 Nov 2026 00:00:00 GMT")]);
        assert_eq!(older.status, 200, "{path}");
        let tag_first = server.ask(
            "GET",
            path,
            &[("if-modified-since", at), ("if-none-match", "\"other\"")],
        );
        assert_eq!(tag_first.status, 200, "{path}");
    }
}
