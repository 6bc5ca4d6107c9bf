//! LaTeX's matrices and lists as ours.

/// LaTeX's commands, one a call, as `(what stands there, what follows)`: its matrices and lists become ours.
pub(super) fn latex(text: &str) -> String {
    let has_matrix = text.contains("\\begin{");
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, command) = rest.split_at(at);
        push(&mut plain, before, has_matrix);
        rest = &command[1..];
        let name = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (name, after) = rest.split_at(name);
        rest = after;
        match name {
            "begin" | "end" => {
                let mut is_matrix = false;
                // the name, and an array's columns: {array}{cc}
                while let Some((inside, after)) =
                    rest.strip_prefix("{").and_then(|r| r.split_once('}'))
                {
                    is_matrix |= MATRICES.iter().any(|kind| inside.ends_with(kind));
                    rest = after;
                }
                if has_matrix && plain.ends_with("= ") {
                    name_in_letters(&mut plain);
                }
                plain.push(match (is_matrix, name) {
                    (false, _) => ' ',
                    (true, "begin") => '[',
                    (true, _) => ']',
                });
            }
            // the brackets around a matrix are its own
            "left" | "right" if has_matrix => rest = rest.get(1..).unwrap_or(rest),
            "left" | "right" | "hline" | "quad" | "displaystyle" | "mathbf" | "boldsymbol"
            | "mathrm" => plain.push(' '),
            "" if has_matrix && rest.starts_with(['[', ']']) => rest = &rest[1..],
            "" if rest.starts_with("\\") => {
                plain.push(';');
                rest = &rest[1..];
            }
            "" if rest.starts_with(",") || rest.starts_with(";") => {
                plain.push(' ');
                rest = &rest[1..];
            }
            _ => {
                plain.push('\\');
                plain.push_str(name);
            }
        }
    }
    push(&mut plain, rest, has_matrix);
    plain
}

/// LaTeX's environments of rows.
const MATRICES: &[&str] = &["matrix", "array", "tabular"];

/// `W^{(1)} = ` at the end of the text -> `W1= `.
fn name_in_letters(plain: &mut String) {
    let at = plain.rfind('\n').map_or(0, |end| end + 1);
    let line = plain.split_off(at);
    plain.extend(line.chars().filter(|&c| c.is_alphanumeric() || c == '='));
    plain.push(' ');
}

fn push(plain: &mut String, text: &str, has_matrix: bool) {
    match has_matrix {
        true => plain.push_str(&text.replace("&", ",").replace("$", "")),
        false => plain.push_str(text),
    }
}
