//! Pages as a browser without scripts gets them.

use super::Server;

const BROWSER: [(&str, &str); 1] = [("accept", "text/html,application/xhtml+xml,*/*;q=0.8")];

#[test]
fn the_front_page_searches_and_narrows() {
    let server = Server::start();

    let page = server.get("/?q=birth").body;
    let narrowed = server.get("/?q=birth&domain=civil-registration").body;

    assert!(
        page.contains("href=\"/c/birth-ledger\"") && page.contains("<mark>"),
        "{page}"
    );
    assert!(
        page.contains("href=\"/?q=birth&#38;domain=civil-registration\""),
        "{page}"
    );
    assert!(narrowed.contains("aria-current=\"true\""), "{narrowed}");
    assert!(narrowed.contains("type=\"hidden\" name=\"domain\" value=\"civil-registration\""));
    assert!(page.contains("neither endorsement nor certification"));
}

#[test]
fn what_was_typed_is_shown_as_text_only() {
    let server = Server::start();

    let page = server.get("/?q=%3Cscript%3Ealert(1)%3C/script%3E%22onfocus=%22x").body;

    assert!(!page.contains("<script") && !page.contains("\"onfocus"), "{page}");
}

#[test]
fn a_component_page_shows_facts_with_sources_and_its_twin() {
    let server = Server::start();

    let answer = server.get("/c/river-pay");

    for part in [
        "<h1 dir=\"auto\">RiverPay</h1>",
        "Apache-2.0",
        "href=\"#evidence-readme\"",
        "id=\"evidence-readme\"",
        "href=\"https://river-pay.example.org/\"",
        "href=\"/v1/components/river-pay\"",
        "href=\"/c/message-ferry\"",
    ] {
        assert!(answer.body.contains(part), "{part} is missing in {}", answer.body);
    }
    assert!(
        answer
            .header("link")
            .contains("</v1/components/river-pay>; rel=\"alternate\"")
    );
}

#[test]
fn an_unreviewed_translation_says_so() {
    let server = Server::start();

    let page = server.get("/c/birth-ledger?lang=ar").body;

    assert!(page.contains("lang=\"ar\" dir=\"auto\""));
    assert!(page.contains("not yet reviewed by a person"), "{page}");
}

#[test]
fn errors_are_pages_for_people_and_lead_on() {
    let server = Server::start();

    let unknown = server.ask("GET", "/c/river-pya", &BROWSER);
    let withdrawn = server.ask("GET", "/c/old-exchange", &BROWSER);
    let renamed = server.ask("GET", "/c/ferry-bus", &BROWSER);
    let program = server.get("/c/river-pya");

    assert_eq!(unknown.status, 404);
    assert!(unknown.body.contains("href=\"/c/river-pay\""), "{}", unknown.body);
    assert_eq!(withdrawn.status, 410);
    assert!(
        withdrawn.body.contains("href=\"/c/message-ferry\""),
        "{}",
        withdrawn.body
    );
    assert_eq!((renamed.status, renamed.header("location")), (301, "/c/message-ferry"));
    assert_eq!(program.header("content-type"), "application/problem+json");
}

#[test]
fn the_reference_has_every_operation_error_and_schema_and_nothing_from_elsewhere() {
    let server = Server::start();

    let page = server.get("/docs").body;

    let document = dpi_catalogue::web::document();
    for item in document["paths"].as_object().unwrap().values() {
        assert!(page.contains(&format!(
            "id=\"operation-{}\"",
            item["get"]["operationId"].as_str().unwrap()
        )));
    }
    for code in dpi_catalogue::web::ErrorCode::ALL {
        assert!(page.contains(&format!("id=\"error-{}\"", code.name())));
    }
    for link in page
        .split("href=\"#")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
    {
        assert!(page.contains(&format!("id=\"{link}\"")), "#{link} leads nowhere");
    }
    assert!(!page.contains("<script") && !page.contains("https://"), "{page}");
}

#[test]
fn the_stylesheet_may_be_kept_for_ever_under_its_own_name_only() {
    let server = Server::start();
    let page = server.get("/").body;
    let address = page
        .split("rel=\"stylesheet\" href=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();

    let now = server.get(address);
    let old = server.get("/static/000000000000/style.css");

    assert!(now.header("cache-control").contains("immutable"));
    assert!(now.header("content-type").starts_with("text/css"));
    assert_eq!(old.body, now.body);
    assert_eq!(old.header("cache-control"), "public, max-age=60");
}
