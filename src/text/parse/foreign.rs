//! What programs other than Python's write around and between numbers, rewritten as bare rows or Python's
//! lists, line for line: MATLAB, R, Julia, LaTeX, pandas, JavaScript's console, Markdown.

use super::{
    headings::{Heading, heading, is_numbered},
    latex::latex,
    number::begins_like_one,
};

/// A cleaned text in which only the reader's own grammar is left. Lines keep their numbers.
pub(super) fn plain(text: &str) -> String {
    let latex = text.contains('\\').then(|| latex(text));
    let text = latex.as_deref().unwrap_or(text);
    let piped = text.contains('|').then(|| piped(text));
    let text = piped.as_deref().unwrap_or(text);
    let lines = Vec::from_iter(text.split('\n'));
    let mut writer = Writer::default();
    let mut block = 0;
    for (i, line) in lines.iter().enumerate() {
        if i >= block && !line.trim().is_empty() {
            let rest = &lines[i..];
            // A table's names stand further in than the rows of one right above them.
            let is_next =
                |two: &[&str]| two[1].starts_with("  ") && !two[0].starts_with([' ', '[']);
            let ends = |two: &[&str]| two[1].trim().is_empty() || is_next(two);
            let length = rest.windows(2).position(ends).map(|last| last + 1);
            block = i + length.unwrap_or(rest.len());
            writer.heading = heading(&lines[i..block]).map(|names| (i, block, names));
            writer.is_numbered = is_numbered(&lines[i..block]);
            writer.frame = frame(&lines[i..block]).map(|(first, end)| (block, i + first, i + end));
        }
        writer.line(i, line);
    }
    writer.end_vector();
    writer.lines.join("\n")
}

#[derive(Default)]
struct Writer {
    lines: Vec<String>,
    /// Of a table with names: where its block ends, and the rows that begin with one.
    frame: Option<(usize, usize, usize)>,
    /// The line with the names of a table's columns, and where its block ends.
    heading: Option<(usize, usize, Heading)>,
    /// Lines begin with `1.`, `2.`, as those of a list do.
    is_numbered: bool,
    /// MATLAB's `1.0e+03 *` above a matrix: the exponent of its numbers.
    exponent: Option<String>,
    /// A matrix too wide for the screen comes in pieces: where its first row may stand, and how many rows of
    /// a later piece have been.
    first_row: usize,
    piece: Option<usize>,
    /// R's `[1] 3 1 5.5`, which may go on.
    is_in_vector: bool,
}

impl Writer {
    fn line(&mut self, i: usize, line: &str) {
        let text = line.trim();
        if let Some((_, rest)) = r_index(text, "]")
            && begins_with_number(rest)
        {
            let open = if self.is_in_vector { "" } else { "[" };
            self.is_in_vector = true;
            return self.push(&[open, rest]);
        }
        self.end_vector();
        if let Some((first, block, heading)) = self.heading
            && i < block
        {
            let row = match line.split_once(heading.mark) {
                Some((_, row)) if heading.has_row_names => row,
                _ => line,
            };
            // below names that commas separate, commas end cells
            let row = match heading.mark {
                ' ' => text.into(),
                mark => row.replace(mark, "\t"),
            };
            return self.push(&[if i == first { "" } else { &row }]);
        }
        if self.is_numbered
            && let Some((_, row)) = text.split_once(". ")
        {
            return self.push(&[row]);
        }
        if let Some((block, first, end)) = self.frame
            && i < block
        {
            let Some((_, row)) = text.split_once(' ').filter(|_| first <= i && i < end) else {
                return self.push(&[]);
            };
            // In brackets, so that a table right below is another.
            let open = if i == first { "[[" } else { "[" };
            return self.push(&[open, row, if i + 1 == end { "]]" } else { "]" }]);
        }
        if let Some(first) = first_column(text) {
            self.piece = (first > 1).then_some(0);
            if first == 1 {
                self.first_row = i;
            }
            return self.push(&[]);
        }
        let row = r_index(text, ",]").map(|(_, rest)| rest);
        if let Some(row) = row.or_else(|| is_row(text).then_some(line)) {
            return self.row(row);
        }
        if let Some(exponent) = scale(text) {
            self.exponent = Some(exponent.into());
            return self.push(&[]);
        }
        if !text.is_empty() {
            (self.exponent, self.piece) = (None, None);
        }
        self.other(line, text);
    }

    fn push(&mut self, parts: &[&str]) {
        self.lines.push(parts.concat());
    }

    fn end_vector(&mut self) {
        if std::mem::take(&mut self.is_in_vector)
            && let Some(last) = self.lines.last_mut()
        {
            last.push(']');
        }
    }

    fn row(&mut self, row: &str) {
        let scaled = self
            .exponent
            .as_deref()
            .map(|exponent| scaled(row, exponent));
        let row = scaled.as_deref().unwrap_or(row);
        if let Some(done) = &mut self.piece {
            let mut above = self.lines[self.first_row..].iter_mut();
            if let Some(line) = above.by_ref().filter(|line| !line.is_empty()).nth(*done) {
                *done += 1;
                line.push(' ');
                line.push_str(row);
                return self.push(&[]);
            }
        }
        self.push(&[row]);
    }

    /// A line that is no row: a prompt, a heading, a statement.
    fn other(&mut self, line: &str, text: &str) {
        let is_mark = matches!(text, "[ ]" | "In [ ]:" | "[ ]:" | ">>" | ">" | "julia>");
        if is_mark || text.starts_with("```") || text.starts_with("%") || is_size(text) {
            return self.push(&[]);
        }
        for prompt in ["julia> ", "(Pdb) ", "ipdb> ", ">> ", "> "] {
            if let Some(code) = text.strip_prefix(prompt) {
                // quoted, as in a letter
                let is_quoted = prompt == "> " && code.starts_with("[");
                return self.statement(if is_quoted { "" } else { ">>> " }, code, code);
            }
        }
        self.statement("", line, text);
    }

    fn statement(&mut self, before: &str, line: &str, text: &str) {
        // MATLAB's comment and its transposition, by which a row becomes a column
        if let Some((code, _)) = text.split_once('%')
            && code.trim_end().ends_with(";")
        {
            return self.statement(before, code, code.trim_end());
        }
        let end = text.strip_suffix(";").unwrap_or(text);
        if let Some(matrix) = end.strip_suffix("]'")
            && matrix.matches("'").count() % 2 == 0
        {
            return match matrix.split_once('[') {
                Some((name, row)) if !row.contains(";") => {
                    self.push(&[before, name, "[[", row, "]].T"]);
                }
                _ => self.push(&[before, matrix, "].T"]),
            };
        }
        // R's assignment and list
        let (name, equals, value) = match text.split_once(" <- ") {
            Some((name, value)) => (name, " = ", value),
            None => ("", "", text),
        };
        if let Some(list) = value.strip_prefix("c(") {
            return self.push(&[before, name, equals, "(", list]);
        }
        if !name.is_empty() {
            return self.push(&[before, name, equals, value]);
        }
        // JavaScript's console: `(3) [3, 1, 5.5]`, `Float64Array(3) [ 3, 1, 5.5 ]`
        if let Some((head, list)) = text.split_once(") [")
            && let Some((kind, length)) = head.split_once('(')
            && (kind.is_empty() || kind.ends_with("Array"))
            && length.parse::<u32>().is_ok()
        {
            return self.push(&["[", list]);
        }
        // code in a line, a formula, a spreadsheet's `={1,2;3,4}`
        for (open, close) in [("`", "`"), ("$", "$"), ("={", "}")] {
            let inside = text
                .strip_prefix(open)
                .and_then(|text| text.strip_suffix(close));
            if let Some(inside) = inside {
                return self.push(&[&open[1..], inside, &close[open.len() % 2..]]);
            }
        }
        match cells(line, text) {
            Some(cells) => self.push(&[&cells]),
            None => self.push(&[before, line]),
        }
    }
}

/// Quotation marks around every cell, and spaces that group digits in one.
fn cells(line: &str, text: &str) -> Option<String> {
    let tabs = text.replace("\",\"", "\t");
    let all = |test: fn(&str) -> bool| tabs.split('\t').all(|cell| test(cell.trim()));
    if text.starts_with("\"") && all(|cell| begins_like_one(&cell.replace("\"", ""))) {
        return Some(tabs.replace("\"", ""));
    }
    if !line.contains('\t') || all(|cell| !is_grouped(cell)) {
        return None;
    }
    let cells = line.split('\t').map(|cell| match is_grouped(cell.trim()) {
        true => cell.trim().replace(" ", "\u{202f}"),
        false => cell.into(),
    });
    Some(Vec::from_iter(cells).join("\t"))
}

/// `1 234`, `-12 345.6`.
fn is_grouped(cell: &str) -> bool {
    let size = cell.strip_prefix("-").unwrap_or(cell);
    let whole = size.split_once('.').map_or(size, |(whole, _)| whole);
    let is_digits = |group: &str| group.parse::<u16>().is_ok_and(|group| group < 1000);
    let mut groups = whole.split(' ');
    let head = groups.next().is_some_and(is_digits);
    head && whole.contains(" ") && groups.all(|group| group.len() == 3 && is_digits(group))
}

/// Julia's `2×3 Matrix{Float64}:` and `3-element Vector{Float64}:`, MATLAB's `2×2 double`.
fn is_size(text: &str) -> bool {
    let is_julia = text.ends_with(":") && text.contains("{");
    let is_matlab = text.contains("×") && (text.contains("double") || text.contains("single"));
    (is_julia || is_matlab) && begins_like_one(text)
}

fn begins_with_number(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(begins_like_one)
}

/// Numbers between spaces.
fn is_row(text: &str) -> bool {
    begins_like_one(text)
        && text
            .split(' ')
            .all(|word| word.is_empty() || is_plain(word))
}

/// A number and nothing that separates.
pub(super) fn is_plain(word: &str) -> bool {
    begins_like_one(word) && !word.bytes().any(|b| matches!(b, b',' | b';' | b'\t'))
}

/// `[3] 1 2` with the end `]`, `[3,] 1 2` with `,]`: the number, and what follows.
fn r_index<'a>(text: &'a str, end: &str) -> Option<(usize, &'a str)> {
    let (number, rest) = text.strip_prefix("[")?.split_once(end)?;
    rest.starts_with(" ")
        .then_some((number.parse().ok()?, rest))
}

/// The first column in R's `[,1] [,2]` and MATLAB's `Columns 1 through 3`.
fn first_column(text: &str) -> Option<usize> {
    let mut words = text.split_whitespace();
    let first = words.next()?;
    if matches!(first, "Columns" | "Column") {
        return words.next()?.parse().ok();
    }
    let number = first.strip_prefix("[,")?.strip_suffix("]")?;
    words.all(|word| word.starts_with("[,")).then_some(())?;
    number.parse().ok()
}

/// `1.0e+03 *` -> `e+03`.
fn scale(text: &str) -> Option<&str> {
    let factor = text.strip_suffix("*")?.trim_end();
    let (mantissa, exponent) = factor.split_at_checked(factor.find('e')?)?;
    let is_one = mantissa.starts_with("1.") && mantissa.bytes().skip(2).all(|b| b == b'0');
    (is_one && exponent[1..].parse::<i32>().is_ok()).then_some(exponent)
}

fn scaled(row: &str, exponent: &str) -> String {
    let mut scaled = String::new();
    for word in row.split_whitespace() {
        scaled.push(' ');
        scaled.push_str(word);
        if !word.bytes().any(|b| b.is_ascii_alphabetic()) {
            scaled.push_str(exponent);
        }
    }
    scaled
}

/// The lines of a block, as a range in it, whose rows begin with a name or number of their own: below
/// column names (pandas, R), or above pandas' `dtype: float64`.
fn frame(block: &[&str]) -> Option<(usize, usize)> {
    let last = block.len() - 1;
    let is_series = last > 0 && block[last].contains("dtype: ");
    let is_below_names = block[0].starts_with("  ") && !block[0].contains("[");
    let (first, end) = if is_series {
        (0, last)
    } else {
        (1, block.len())
    };
    let columns = match is_series {
        true => 1,
        false => block[0].split_whitespace().count(),
    };
    let is_named = |line: &&str| {
        let mut numbers = line.split_whitespace().skip(1);
        let is_flush = !line.starts_with(" ") && !line.starts_with("[");
        is_flush && numbers.clone().count() == columns && numbers.all(is_plain)
    };
    let is_frame = first < end && block[first..end].iter().all(is_named);
    (is_frame && (is_series || is_below_names)).then_some((first, end))
}

/// The tables of Markdown and of SQL's console, `| 1 | 2 |`, with tabs between cells. The rule below the names of
/// columns changes places with them, so that they stand upon their rows.
fn piped(text: &str) -> String {
    let mut lines = Vec::<String>::new();
    let mut above = "";
    for line in text.split('\n') {
        let row = line.trim();
        let is_rule = row.contains('-') && row.bytes().all(|b| b"|+-: ".contains(&b));
        if is_rule {
            let first = above.split('|').nth(1);
            let has_names = first.is_some_and(|cell| !begins_like_one(cell.trim()));
            lines.insert(lines.len() - usize::from(has_names), String::new());
            // one column's name is no row
            if has_names && let Some(names) = lines.last_mut().filter(|row| !row.contains('\t')) {
                names.clear();
            }
        } else if row.starts_with('|') && row.ends_with('|') {
            lines.push(row.get(1..row.len() - 1).unwrap_or("").replace('|', "\t"));
        } else {
            lines.push(line.into());
        }
        above = if is_rule { "" } else { row };
    }
    lines.join("\n")
}
