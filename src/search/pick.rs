//! Components by id instead of by question.

use super::answer::{Hit, Notice, NoticeCode};
use super::engine::{Engine, Lookup};
use super::present::hit;
use crate::index::IndexError;
use crate::model::{Lang, Slug};

impl Engine {
    /// Returns the listed components with these ids, in this order and each once, and a notice for every id that leads
    /// elsewhere: a former id gives the component under its present one.
    ///
    /// # Errors
    /// [`IndexError`] when the generation cannot be read.
    pub fn pick(&self, ids: &[Slug], lang: Lang) -> Result<(Vec<Hit>, Vec<Notice>), IndexError> {
        let mut places: Vec<u32> = Vec::new();
        let mut notices = Vec::new();
        for id in ids {
            let present = match self.lookup(id.as_str())? {
                Lookup::Found(_) => Some(id.clone()),
                Lookup::Renamed(now) => {
                    let message = format!("\"{id}\" is called \"{now}\" now");
                    notices.push(Notice {
                        became: Some(now.clone()),
                        ..about(id, NoticeCode::IdRenamed, message)
                    });
                    Some(now)
                }
                Lookup::Withdrawn { withdrawn, .. } => {
                    let message = format!("\"{id}\" was taken out on {}: {}", withdrawn.on, withdrawn.reason);
                    notices.push(about(id, NoticeCode::IdWithdrawn, message));
                    None
                }
                Lookup::Unknown(nearest) => {
                    let near: Vec<String> = nearest.iter().map(|near| format!("\"{near}\"")).collect();
                    let near = if near.is_empty() {
                        String::new()
                    } else {
                        format!("; the nearest: {}", near.join(", "))
                    };
                    let message = format!("no component has the id \"{id}\"{near}");
                    notices.push(about(id, NoticeCode::IdUnknown, message));
                    None
                }
            };
            let place = present.and_then(|id| self.generation.places.get(&id)).copied();
            places.extend(place.filter(|place| !places.contains(place)));
        }
        let hits: Result<Vec<Hit>, IndexError> = places
            .into_iter()
            .map(|place| hit(place, None, &[], lang, false, &self.generation))
            .collect();
        Ok((hits?, notices))
    }
}

fn about(id: &Slug, code: NoticeCode, message: String) -> Notice {
    Notice {
        value: Some(id.to_string()),
        ..Notice::new(code, message)
    }
}
