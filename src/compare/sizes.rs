//! Sizes that people print beside their arrays, which are no numbers of a network.

/// A cleaned printout with its lines in their places: of a line that says how large the next array is, only the name.
pub fn without_sizes(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (line, below) = rest.split_at(rest.find('\n').map_or(rest.len(), |end| end + 1));
        let is_above = below.trim_start_matches(' ').starts_with('[');
        match before_size(line) {
            Some(name) if is_above && !name.contains("hape") => left.push_str(name),
            None => left.push_str(line.trim_end_matches('\n')),
            _ => (),
        }
        if line.ends_with('\n') {
            left.push('\n');
        }
        rest = below;
    }
    left
}

/// `W1 (3, 4) float64`, `W1.shape: torch.Size([4, 3])`, `(3, 4)`: what stands before the size.
fn before_size(line: &str) -> Option<&str> {
    let (name, sizes) = line.split_once('(')?;
    let (sizes, dtype) = sizes.split_once(')')?;
    let is_of = |text: &str, others: &str| {
        let is_it = |b: u8| b.is_ascii_digit() || others.as_bytes().contains(&b);
        text.bytes().all(is_it)
    };
    let is_size = sizes.contains(',') && is_of(sizes, ", []") && !dtype.contains(['(', '[', ',']);
    let is_said = !name.contains('=') || name.contains("hape");
    (is_size && is_said && !name.contains('[')).then_some(name.trim_end_matches("torch.Size"))
}
