//! Pages as a browser without scripts gets them.

use super::Server;

const BROWSER: [(&str, &str); 1] = [("accept", "text/html,application/xhtml+xml,*/*;q=0.8")];

#[test]
fn the_root_leads_each_reader_to_a_home_page() {
    let server = Server::start();

    let french = server.ask("GET", "/", &[("accept-language", "fr-CA, en;q=0.5")]);
    let unknown = server.ask("GET", "/", &[("accept-language", "tlh")]);
    let old_search = server.get("/?q=birth&domain=civil-registration");
    let without_slash = server.get("/ar");

    assert_eq!((french.status, french.header("location")), (302, "/fr/"));
    assert_eq!(french.header("vary"), "accept-language");
    assert_eq!(unknown.header("location"), "/en/");
    assert_eq!(
        old_search.header("location"),
        "/en/search?q=birth&domain=civil-registration"
    );
    assert_eq!(without_slash.header("location"), "/ar/");
}

#[test]
fn the_home_page_asks_a_question_and_shows_what_there_is_in_each_language() {
    let server = Server::start();

    let english = server.get("/en/").body;
    let arabic = server.get("/ar/").body;

    assert!(english.contains("<html lang=\"en\" dir=\"ltr\">") && arabic.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(english.contains("action=\"/en/search\"") && english.contains("href=\"/en/domains/payments\""));
    assert!(english.contains("neither endorsement nor certification"));
    for lang in ["ar", "en", "es", "fr", "pt", "ru", "zh"] {
        assert!(
            arabic.contains(&format!("hreflang=\"{lang}\" href=\"/{lang}/\"")),
            "{lang}"
        );
    }
}

#[test]
fn the_search_page_answers_narrows_and_says_why() {
    let server = Server::start();

    let page = server.get("/en/search?q=birth").body;
    let narrowed = server.get("/en/search?q=birth&domain=civil-registration").body;

    for part in [
        "href=\"/en/c/birth-ledger\"",
        "<mark>",
        "type=\"checkbox\" name=\"domain\" value=\"civil-registration\" form=\"ask\"",
        "href=\"/v1/export.csv?q=birth&#38;lang=en\"",
        "href=\"/feed.atom?q=birth&#38;lang=en\"",
        "hreflang=\"fr\" href=\"/fr/search?q=birth\"",
    ] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    assert!(
        narrowed.contains("class=\"chip\" href=\"/en/search?q=birth\""),
        "{narrowed}"
    );
    assert!(narrowed.contains("value=\"civil-registration\" form=\"ask\" checked"));
}

#[test]
fn a_notice_is_one_sentence_in_the_language_of_the_page() {
    let server = Server::start();
    let asked = "colour:red%20domain:helth%20%22birth";

    let api = server.get(&format!("/v1/components?q={asked}")).json();
    let notices = api["meta"]["notices"].clone();
    let of = |code: &str| {
        let mut all = notices.as_array().unwrap().iter();
        all.find(|notice| notice["code"] == code).unwrap().clone()
    };
    assert_eq!(of("unknown-field")["field"], "colour");
    let value = of("unknown-value");
    assert_eq!((&value["field"], &value["value"]), (&"domain".into(), &"helth".into()));
    let left_out = &of("relaxed")["left_out"];
    assert!(left_out.as_array().is_some_and(|parts| !parts.is_empty()), "{notices}");

    let english = server.get(&format!("/en/search?q={asked}")).body;
    assert!(english.contains("Nothing is known as “helth” for the filter “Domains”."));
    for lang in ["ar", "es", "fr", "pt", "ru", "zh"] {
        let page = server.get(&format!("/{lang}/search?q={asked}")).body;
        let told: Vec<&str> = page
            .split("<p class=\"notice\">")
            .skip(1)
            .map(|rest| rest.split("</p>").next().unwrap())
            .collect();
        assert_eq!(told.len(), notices.as_array().unwrap().len(), "{lang}: {told:?}");
        let all = told.join(" ");
        assert!(all.contains("colour") && all.contains("helth"), "{lang}: {all}");
        for notice in notices.as_array().unwrap() {
            assert!(!all.contains(notice["message"].as_str().unwrap()), "{lang}: {all}");
        }
        assert!(
            !all.contains("the filter") && !all.contains("lang=\"en\""),
            "{lang}: {all}"
        );
    }
}

#[test]
fn what_other_sites_add_to_a_link_does_no_harm_but_a_wrong_value_is_told() {
    let server = Server::start();

    let shared = server.get("/en/search?utm_source=mail&q=birth&fbclid=1");
    let wrong = server.ask("GET", "/fr/search?domain=helth", &BROWSER);

    assert_eq!(shared.status, 200);
    assert!(shared.body.contains("href=\"/en/c/birth-ledger\"") && !shared.body.contains("utm_source"));
    assert_eq!(wrong.status, 400);
    assert!(
        wrong.body.contains("<html lang=\"fr\"") && wrong.body.contains("<code>health</code>"),
        "{}",
        wrong.body
    );
    // Only what is English is marked as English: the question behind it is in the reader's language.
    let error = wrong.body.split("<code>domain</code>").nth(1).unwrap();
    let (english, rest) = error.split_once("</span>").unwrap();
    assert!(english.starts_with(": <span lang=\"en\" dir=\"ltr\">") && !english.contains("health"));
    assert!(rest.trim_start().starts_with("Vouliez-vous dire"), "{rest}");
}

#[test]
fn what_was_typed_is_shown_as_text_only() {
    let server = Server::start();

    let page = server
        .get("/en/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22onfocus=%22x")
        .body;

    assert!(!page.contains("<script>") && !page.contains("\"onfocus"), "{page}");
}

#[test]
fn plain_pages_are_there_in_every_language_and_nowhere_else() {
    let server = Server::start();

    for path in ["/about", "/inclusion", "/accessibility", "/api"] {
        for lang in ["ar", "en", "es", "fr", "pt", "ru", "zh"] {
            let answer = server.get(&format!("/{lang}{path}"));
            assert_eq!(answer.status, 200, "{lang}{path}");
            assert_eq!(answer.body.matches("<h1").count(), 1, "{lang}{path}");
        }
        assert_eq!(server.get(&format!("/de{path}")).status, 404);
    }
}

#[test]
fn errors_are_pages_for_people_and_lead_on() {
    let server = Server::start();

    let unknown = server.ask("GET", "/c/river-pya", &BROWSER);
    let withdrawn = server.ask("GET", "/c/old-exchange", &BROWSER);
    let renamed = server.ask("GET", "/c/ferry-bus", &BROWSER);
    let program = server.get("/c/river-pya");

    assert_eq!(unknown.status, 404);
    assert!(unknown.body.contains("href=\"/en/c/river-pay\""), "{}", unknown.body);
    assert_eq!(withdrawn.status, 410);
    assert!(
        withdrawn.body.contains("href=\"/en/c/message-ferry\""),
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
    let methods = document["paths"].as_object().unwrap().values();
    for operation in methods.flat_map(|item| item.as_object().unwrap().values()) {
        let id = operation["operationId"].as_str().unwrap();
        assert!(page.contains(&format!("id=\"operation-{id}\"")), "{id}");
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
    // Examples may name addresses elsewhere; nothing may be fetched from there.
    assert!(!page.contains("<script") && !page.contains("=\"https://"), "{page}");
}

#[test]
fn the_stylesheet_may_be_kept_for_ever_under_its_own_name_only() {
    let server = Server::start();
    let page = server.get("/en/").body;
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
