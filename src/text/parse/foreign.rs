//! What programs other than Python's write around and between numbers, rewritten as bare rows or Python's
//! lists, line for line: MATLAB, R, Julia, LaTeX, pandas, JavaScript's console, Markdown.

use super::number::begins_like_one;

/// A cleaned text in which only the reader's own grammar is left. Lines keep their numbers.
pub(super) fn plain(text: &str) -> String {
    let text = match text.contains('\\') {
        true => latex(text),
        false => text.into(),
    };
    let lines = Vec::from_iter(text.split('\n'));
    let mut writer = Writer::default();
    let mut block = 0;
    for (i, line) in lines.iter().enumerate() {
        if i >= block && !line.trim().is_empty() {
            let rest = &lines[i..];
            let length = rest.iter().position(|line| line.trim().is_empty());
            let rest = &rest[..length.unwrap_or(rest.len())];
            block = i + rest.len();
            writer.index = index(rest).map(|(first, last)| (i + first, i + last));
            writer.names = writer.index.map(|_| (i, block));
        }
        writer.line(i, line);
    }
    writer.end_vector();
    writer.lines.join("\n")
}

#[derive(Default)]
struct Writer {
    lines: Vec<String>,
    /// The lines of the present block that begin with a row's name, and those of the whole block.
    index: Option<(usize, usize)>,
    names: Option<(usize, usize)>,
    /// MATLAB's `1.0e+03 *` above a matrix: the exponent of its numbers.
    exponent: Option<String>,
    /// A matrix too wide for the screen comes in pieces: where its first row stands, and how many rows of
    /// this piece have been.
    first_row: usize,
    piece: Option<usize>,
    /// R's `[1] 3 1 5.5`, which may go on.
    is_in_vector: bool,
}

impl Writer {
    fn line(&mut self, i: usize, line: &str) {
        let text = line.trim();
        let vector = r_index(text, "").filter(|(_, rest)| begins_with_number(rest));
        if let Some((_, rest)) = vector {
            let open = if self.is_in_vector { "" } else { "[" };
            self.is_in_vector = true;
            return self.lines.push(format!("{open}{rest}"));
        }
        self.end_vector();
        if is_within(self.names, i) {
            let row = text.split_once([' ', '\t']).map(|(_, row)| row.trim());
            let is_row = is_within(self.index, i);
            return self.lines.push(row.filter(|_| is_row).unwrap_or("").into());
        }
        if let Some(first) = first_column(text) {
            self.first_row = if first == 1 {
                self.lines.len() + 1
            } else {
                self.first_row
            };
            self.piece = (first > 1).then_some(0);
            return self.lines.push(String::new());
        }
        let row = r_index(text, ",").map(|(_, rest)| rest);
        if row.is_some() || text.starts_with(is_number_start) && is_row(text) {
            let mut row = row.unwrap_or(line).to_string();
            if let Some(exponent) = &self.exponent {
                row = scaled(&row, exponent);
            }
            if let Some(done) = &mut self.piece {
                let at = self.lines[self.first_row..].iter().enumerate();
                let at = at.filter(|(_, line)| !line.is_empty()).nth(*done);
                if let Some((at, _)) = at {
                    *done += 1;
                    self.lines[self.first_row + at] += &format!(" {}", row.trim());
                    return self.lines.push(String::new());
                }
            }
            return self.lines.push(row);
        }
        if let Some(exponent) = scale(text) {
            self.exponent = Some(exponent.into());
            return self.lines.push(String::new());
        }
        if !text.is_empty() {
            (self.exponent, self.piece) = (None, None);
        }
        self.lines.push(other(line, text));
    }

    fn end_vector(&mut self) {
        if std::mem::take(&mut self.is_in_vector)
            && let Some(last) = self.lines.last_mut()
        {
            last.push(']');
        }
    }
}

fn is_within(lines: Option<(usize, usize)>, i: usize) -> bool {
    lines.is_some_and(|(first, end)| (first..end).contains(&i))
}

/// A line that is no row: a prompt, a heading, one statement.
fn other(line: &str, text: &str) -> String {
    let is_mark = matches!(text, "[ ]" | "In [ ]:" | "[ ]:" | ">>" | ">" | "julia>");
    if is_mark || text.starts_with("```") || text.starts_with('%') || is_size(text) {
        return String::new();
    }
    for prompt in ["julia>", "(Pdb)", "ipdb>", ">>", ">"] {
        if let Some(code) = text
            .strip_prefix(prompt)
            .and_then(|code| code.strip_prefix(' '))
        {
            return match prompt == ">" && code.starts_with(['[', '(', '{']) {
                true => code.into(), // quoted, as in a letter
                false => format!(">>> {}", statement(code)),
            };
        }
    }
    match text.contains(['\'', '"', '\t', '%', '<', '(', '=', '`', '$', '&']) {
        true => statement(line),
        false => line.into(),
    }
}

fn statement(line: &str) -> String {
    let text = line.trim();
    // MATLAB's comment and its transposition
    if let Some(at) = text.find('%')
        && text[..at].trim_end().ends_with(';')
    {
        return statement(&text[..at]);
    }
    let end = text.trim_end_matches(';');
    if let Some(matrix) = end.strip_suffix("]'")
        && matrix.matches('\'').count() % 2 == 0
    {
        // a row becomes a column
        return match (matrix.rsplit_once('['), matrix.contains(';')) {
            (Some((name, row)), false) => format!("{name}[[{row}]].T"),
            _ => format!("{matrix}].T"),
        };
    }
    // the page's own link
    let link = text.strip_prefix('#').unwrap_or(text);
    if let Some(pairs) = link.strip_prefix("v1&") {
        return pairs.replace('&', "; ");
    }
    // R
    let (name, value) = text.split_once(" <- ").unwrap_or(("", text));
    let equals = if name.is_empty() { "" } else { " = " };
    if let Some(list) = value.strip_prefix("c(") {
        return format!("{name}{equals}({list}");
    }
    if !name.is_empty() {
        return format!("{name}{equals}{value}");
    }
    // JavaScript's console: `(3) [3, 1, 5.5]`, `Float64Array(3) [ 3, 1, 5.5 ]`; a spreadsheet's `={1,2;3,4}`
    if let Some((head, list)) = text.split_once(") [")
        && let Some((kind, length)) = head.split_once('(')
        && (kind.is_empty() || kind.ends_with("Array"))
        && !length.is_empty()
        && length.bytes().all(|b| b.is_ascii_digit())
    {
        return format!("[{list}");
    }
    for mark in ['`', '$'] {
        let inside = text
            .strip_prefix(mark)
            .and_then(|text| text.strip_suffix(mark));
        if let Some(inside) = inside {
            return inside.into();
        }
    }
    if text.starts_with("={") {
        return text[1..].into();
    }
    cells(line)
}

/// Quotation marks around every cell, and spaces that group digits in one.
fn cells(line: &str) -> String {
    let is_quoted = |mark: char| {
        let cells = line.trim().split([',', ';', '\t']);
        let mut bare = line.trim().split(mark).skip(1).step_by(2).peekable();
        let is_number = |cell: &str| begins_like_one(cell.trim()) && !cell.contains(' ');
        cells.clone().all(|cell| cell.contains(mark))
            && bare.peek().is_some()
            && bare.all(is_number)
    };
    if is_quoted('"') || is_quoted('\'') && !line.contains('\t') {
        let tight = line.replace("\",\"", "\t").replace("','", "\t");
        return tight.replace(['"', '\''], "");
    }
    if !line.contains('\t') {
        return line.into();
    }
    let cell = |cell: &str| match is_grouped(cell.trim()) {
        true => cell.trim().replace(' ', "\u{202f}"),
        false => cell.into(),
    };
    let cells = Vec::from_iter(line.split('\t').map(cell));
    cells.join("\t")
}

/// `1 234`, `-12 345.6`.
fn is_grouped(cell: &str) -> bool {
    let digits = cell.trim_start_matches(['-', '+']);
    let whole = digits.split(['.', ',']).next().unwrap_or("");
    let mut groups = whole.split(' ');
    let is_digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let head = groups.next().unwrap_or("");
    let mut rest = groups.peekable();
    is_digits(head)
        && head.len() <= 3
        && rest.peek().is_some()
        && rest.all(|group| group.len() == 3 && is_digits(group))
}

/// Julia's `2×3 Matrix{Float64}:` and `3-element Vector{Float64}:`, MATLAB's `2×2 double`.
fn is_size(text: &str) -> bool {
    let is_julia = text.ends_with(':') && text.contains('{');
    let is_matlab = text.contains('×') && (text.contains("double") || text.contains("single"));
    text.starts_with(|c: char| c.is_ascii_digit()) && (is_julia || is_matlab)
}

fn is_number_start(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'N' | 'n' | 'I' | 'i')
}

fn begins_with_number(text: &str) -> bool {
    begins_like_one(text.split_whitespace().next().unwrap_or(""))
}

/// Numbers between spaces.
fn is_row(text: &str) -> bool {
    !text.contains(['\t', ',', ';'])
        && text
            .split(' ')
            .all(|word| word.is_empty() || begins_like_one(word))
}

/// `[3] 1 2` with an empty mark and `[3,] 1 2` with a comma: the number, and what follows.
fn r_index<'a>(text: &'a str, mark: &str) -> Option<(usize, &'a str)> {
    let (number, rest) = text.strip_prefix('[')?.split_once(']')?;
    let number = number.strip_suffix(mark)?.parse().ok()?;
    rest.starts_with(' ').then_some((number, rest))
}

/// The first column in R's `[,1] [,2]` and MATLAB's `Columns 1 through 3`.
fn first_column(text: &str) -> Option<usize> {
    let mut words = text.split_whitespace();
    match words.next()? {
        "Columns" | "Column" => words.next()?.parse().ok(),
        first => {
            let is_name = |word: &str| word.starts_with("[,") && word.ends_with(']');
            (is_name(first) && words.all(is_name)).then_some(())?;
            first[2..first.len() - 1].parse().ok()
        }
    }
}

/// `1.0e+03 *` -> `e+03`.
fn scale(text: &str) -> Option<&str> {
    let factor = text.strip_suffix('*')?.trim_end();
    let at = factor.find('e')?;
    let (mantissa, exponent) = factor.split_at(at);
    let is_one = mantissa.trim_end_matches('0') == "1.";
    (is_one && begins_like_one(&exponent[1..])).then_some(exponent)
}

fn scaled(row: &str, exponent: &str) -> String {
    let is_plain = |word: &&str| {
        word.bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.'))
    };
    let words = row.split_whitespace();
    let words = words.map(|word| match Some(word).filter(is_plain) {
        Some(word) => format!("{word}{exponent}"),
        None => word.into(),
    });
    Vec::from_iter(words).join(" ")
}

/// The lines of a block, as a range in it, whose rows begin with a name or number of their own: below
/// column names (pandas, R), or above pandas' `dtype: float64`.
fn index(block: &[&str]) -> Option<(usize, usize)> {
    let count = |line: &str| line.split_whitespace().count();
    let last = block.len() - 1;
    let is_series = last > 0 && block[last].contains("dtype: ");
    let rows = if is_series {
        &block[..last]
    } else {
        block.get(1..)?
    };
    let columns = if is_series { 1 } else { count(block[0]) };
    let is_named = |line: &&str| {
        let mut words = line.split_whitespace();
        let is_flush =
            !line.starts_with(' ') && !line.contains(['[', '(', ',', '=', '\t', '"', '\'']);
        words.next().is_some()
            && count(line) == columns + 1
            && is_flush
            && words.all(begins_like_one)
    };
    let is_below_names = block[0].starts_with("  ") && !block[0].contains(['[', ',']);
    let is_table = !rows.is_empty() && rows.iter().all(is_named) && (is_series || is_below_names);
    is_table.then_some(if is_series {
        (0, last)
    } else {
        (1, block.len())
    })
}

/// Matrices and lists of LaTeX; elsewhere a backslash stays.
fn latex(text: &str) -> String {
    let mut plain = text.replace('$', "");
    if let Some(begin) = plain.find("\\begin{") {
        for side in ["\\left", "\\right"] {
            while let Some(at) = plain.find(side) {
                let bracket = plain[at + side.len()..]
                    .chars()
                    .next()
                    .map_or(0, char::len_utf8);
                plain.replace_range(at..at + side.len() + bracket, "");
            }
        }
        let mut at = plain.find("\\begin{").unwrap_or(begin);
        while let Some(end) = plain[at..].find('}') {
            let mut end = at + end + 1;
            // columns of an array: {cc}
            if plain[end..].starts_with('{') {
                end += plain[end..].find('}').map_or(0, |close| close + 1);
            }
            plain.replace_range(at..end, "[");
            match plain[at..].find("\\begin{") {
                Some(next) => at += next,
                None => break,
            }
        }
        while let Some(at) = plain.find("\\end{") {
            let end = plain[at..]
                .find('}')
                .map_or(plain.len(), |end| at + end + 1);
            plain.replace_range(at..end, "]");
        }
        plain = plain
            .replace('&', ",")
            .replace("\\\\", ";")
            .replace("\\hline", "");
    }
    for (command, mark) in [
        ("\\left", ""),
        ("\\right", ""),
        ("\\,", " "),
        ("\\;", " "),
        ("\\quad", " "),
    ] {
        plain = plain.replace(command, mark);
    }
    plain
}
