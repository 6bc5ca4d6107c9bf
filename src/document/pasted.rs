//! A whole network among what people paste.

/// What a pasted text holds, where it is a whole network and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pasted<'a> {
    /// A link's address or its fragment alone: from an address bar, in `<…>`, or in Markdown.
    Link(&'a str),
    /// A saved file's JSON.
    Json,
}

impl Pasted<'_> {
    /// Looks at how a text begins and at its signs, and reads no further: what is wrong in it is said when it is opened.
    ///
    /// ```
    /// use perceptible::Pasted;
    /// assert_eq!(Pasted::of("<https://example.org/#v1&seed=7>"), Some(Pasted::Link("https://example.org/#v1&seed=7")));
    /// assert_eq!(Pasted::of("3, 1, 5.5"), None);
    /// ```
    pub fn of(text: &str) -> Option<Pasted<'_>> {
        let text = text.trim();
        let after_brace = text.strip_prefix('{').map(str::trim_start);
        if after_brace.is_some_and(|rest| rest.starts_with("\"perceptible\"")) {
            return Some(Pasted::Json);
        }
        let address = match text.strip_prefix('[') {
            Some(markdown) => markdown.split_once("](")?.1,
            None => text,
        };
        let address = address.strip_prefix('<').unwrap_or(address);
        let address = address.trim_end_matches(['>', ')']);
        let (has_sharp, fragment) = match address.rsplit_once('#') {
            Some((_, fragment)) => (true, fragment),
            None => (false, address),
        };
        let version = fragment.strip_prefix('v')?;
        let rest = version.trim_start_matches(|sign: char| sign.is_ascii_digit());
        let is_link = rest.len() < version.len()
            && (rest.starts_with('&') || has_sharp && rest.is_empty())
            && !address.contains(|sign: char| sign.is_whitespace() || matches!(sign, '>' | ')'));
        is_link.then_some(Pasted::Link(address))
    }
}
