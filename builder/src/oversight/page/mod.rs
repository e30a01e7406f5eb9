//! The page: one file with its style, its script and its data inside.
//!
//! What must stay true: it asks for nothing from anywhere, and its policy forbids it to; each
//! picture has a table beside it that says the same.

mod bars;
mod data;
mod learned;
mod pictures;
mod plot;
mod relations;
mod squares;
mod versions;
mod went_in;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Evidence, Sight};

/// In this order: what is narrow, still or printed overrules what stands before it.
const STYLE: &str = concat!(
    include_str!("style/base.css"),
    include_str!("style/tables.css"),
    include_str!("style/pictures.css"),
    include_str!("style/controls.css"),
    include_str!("style/media.css"),
);
const SCRIPT: &str = include_str!("page.js");

/// A part of the page.
pub struct Section {
    /// Its anchor.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What it says.
    pub body: Markup,
}

/// A page before it is written.
pub struct Frame<'a> {
    /// Its heading.
    pub title: &'a str,
    /// Below the heading.
    pub lead: Markup,
    /// Its parts.
    pub sections: &'a [Section],
    /// Only what carries it runs, so that no markup from anywhere else does.
    pub nonce: &'a str,
    /// Below the parts.
    pub after: Markup,
}

pub(super) fn write(sight: &Sight, evidence: &Evidence) -> String {
    let sections = [
        went_in::promise(sight),
        went_in::tally(sight),
        went_in::tiers(sight),
        relations::first(sight, evidence),
        pictures::lift(evidence),
        pictures::heat(sight, evidence),
        relations::products(sight),
        learned::groups(sight),
        learned::calibration(sight),
        pictures::bias(sight, evidence),
        versions::changes(sight, evidence),
        versions::attack(sight),
        relations::decisions(),
    ];
    let nonce = format!("{:08x}", sight.model.checksum());
    let lead = html! { p {
        "Private: this page stays in the shop. It asks for nothing from anywhere; totals of lines and \
         orders are exact, numbers of pairs and products are as coarse as the model's tier."
    } };
    let after = html! {
        (relations::dialog())
        footer.bar {
            p role="status" #status { "Nothing decided yet." }
            button type="button" #save disabled { "Save overrides.json" }
        }
        (data::script(sight, evidence, &nonce))
        script nonce=(nonce) { (PreEscaped(SCRIPT)) }
    };
    let (title, sections) = ("What this model says", &sections);
    write_frame(&Frame { title, lead, sections, nonce: &nonce, after })
}

/// A page that asks for nothing from anywhere.
pub fn write_frame(frame: &Frame) -> String {
    let Frame { title, lead, sections, nonce, after } = frame;
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; \
         base-uri 'none'; form-action 'none'"
    );
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title) " · alongside" }
                style nonce=(nonce) { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#content" { "To the content" }
                header {
                    h1 { (title) }
                    (lead)
                    nav aria-label="Parts of this page" {
                        ul { @for section in *sections {
                            li { a href={ "#" (section.id) } { (section.title) } }
                        } }
                    }
                }
                main #content {
                    @for Section { id, title, body } in *sections {
                        section id=(id) aria-labelledby={ (id) "-title" } {
                            h2 id={ (id) "-title" } { (title) }
                            (body)
                        }
                    }
                }
                (after)
            }
        }
    };
    page.into_string()
}

/// A table that can be scrolled by keyboard where it is too wide.
pub fn table(name: &str, head: &[&str], rows: &[Vec<Markup>]) -> Markup {
    html! {
        div.scroll role="region" aria-label=(name) tabindex="0" {
            table {
                caption { (name) }
                thead { tr { @for name in head { th scope="col" { (name) } } } }
                tbody { @for row in rows {
                    tr {
                        @for (cell, at) in row.iter().zip(0..) {
                            @if at == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                        }
                    }
                } }
            }
        }
    }
}

/// A picture, with the table that says the same folded below it.
pub fn pictured(name: &str, picture: &Markup, table: &Markup) -> Markup {
    html! {
        figure {
            div.scroll role="region" aria-label={ "Picture: " (name) } tabindex="0" { (picture) }
            figcaption { (name) }
        }
        details { summary { "The same as a table" } (table) }
    }
}

/// So many names, the rest counted.
fn listed(names: &[String], most: usize) -> Markup {
    html! {
        ul { @for name in names.iter().take(most) { li { (name) } } }
        @if names.len() > most { p { "… and " (names.len() - most) " more." } }
    }
}

pub fn text(value: &(impl ToString + ?Sized)) -> Markup {
    html! { (value.to_string()) }
}

fn percent(share: f64) -> String {
    match 100.0 * share {
        share if share > 0.0 && share < 0.01 => "under 0.01 %".to_owned(),
        share if share < 10.0 => format!("{share:.2} %"),
        share => format!("{share:.1} %"),
    }
}
