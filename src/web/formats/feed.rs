//! Changes as an Atom feed (RFC 4287) and as a JSON Feed 1.1.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::xml;

/// A feed.
pub struct Feed {
    /// Title for people.
    pub title: String,
    /// What stands before the paths of this server; empty where it does not know its address.
    pub base: String,
    /// Path and query of the feed itself.
    pub this: String,
    /// Path and query of the page that shows the same.
    pub page: String,
    /// Language of the texts.
    pub lang: &'static str,
    /// The newest change; the beginning of time when nothing was published yet.
    pub updated: Timestamp,
    /// Newest first.
    pub items: Vec<Item>,
}

/// One change in a feed.
pub struct Item {
    /// Id of the component.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// What the component does, or where to go from it.
    pub text: String,
    /// What happened.
    pub kind: &'static str,
    /// When its id was published first.
    pub published: Timestamp,
    /// When this happened.
    pub updated: Timestamp,
    /// Domains of the component.
    pub tags: Vec<String>,
}

impl Feed {
    /// An address that stays the same for ever and may be an identifier, be the server's address known or not.
    fn identifier(&self, path: &str) -> String {
        if self.base.is_empty() {
            format!("urn:dpi-catalogue:{}", path.trim_start_matches('/').replace('/', ":"))
        } else {
            format!("{}{path}", self.base)
        }
    }

    /// An entry is one state of a component: a later change is another entry.
    fn item_identifier(&self, item: &Item) -> String {
        format!(
            "{}#{}-{}",
            self.identifier(&format!("/c/{}", item.id)),
            item.kind,
            item.updated.as_second()
        )
    }
}

/// Writes a feed as Atom.
#[must_use]
pub fn atom(feed: &Feed) -> String {
    let base = xml(&feed.base);
    let (this, page) = (xml(&feed.this), xml(&feed.page));
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n\
         <id>{id}</id>\n<title>{title}</title>\n<updated>{updated}</updated>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{base}{this}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{base}{page}\"/>\n\
         <author><name>The catalogue's maintainers</name></author>\n",
        lang = feed.lang,
        id = xml(&feed.identifier(&feed.this)),
        title = xml(&feed.title),
        updated = feed.updated,
    );
    for item in &feed.items {
        out.push_str(&format!(
            "<entry>\n<id>{id}</id>\n<title>{title}</title>\n<published>{published}</published>\n\
             <updated>{updated}</updated>\n<link rel=\"alternate\" type=\"text/html\" href=\"{base}/c/{component}\"/>\n\
             <summary>{text}</summary>\n<category term=\"{kind}\"/>\n",
            id = xml(&feed.item_identifier(item)),
            title = xml(&item.title),
            published = item.published,
            updated = item.updated,
            component = xml(&item.id),
            text = xml(&item.text),
            kind = xml(item.kind),
        ));
        for tag in &item.tags {
            out.push_str(&format!("<category term=\"{}\"/>\n", xml(tag)));
        }
        out.push_str("</entry>\n");
    }
    out.push_str("</feed>\n");
    out
}

/// Writes a feed as JSON Feed 1.1.
#[must_use]
pub fn json_feed(feed: &Feed) -> Value {
    let items = feed.items.iter().map(|item| {
        let tags: Vec<&str> = std::iter::once(item.kind)
            .chain(item.tags.iter().map(String::as_str))
            .collect();
        json!({
            "id": feed.item_identifier(item),
            "url": format!("{}/c/{}", feed.base, item.id),
            "title": item.title,
            "content_text": item.text,
            "date_published": item.published.to_string(),
            "date_modified": item.updated.to_string(),
            "tags": tags,
        })
    });
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": format!("{}{}", feed.base, feed.page),
        "feed_url": format!("{}{}", feed.base, feed.this),
        "language": feed.lang,
        "authors": [{ "name": "The catalogue's maintainers" }],
        "items": items.collect::<Vec<_>>(),
    })
}
