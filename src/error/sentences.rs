//! Each error as one or two sentences that name the place, the offending value and the remedy, in
//! English and in Korean.

use super::{Cause, Error, Kind, Language, Problem};
use crate::text::decimal::{self, Decimal};

impl Error {
    /// The message in the given language: one or two sentences, place and remedy included.
    pub fn message(&self, language: Language) -> String {
        use Value::{Clipped, Count, Either, Number, Plain, Quoted, Text};
        let say = |sentences: [&str; 2], values: &[Value]| {
            fill(sentences[language as usize], values, language)
        };
        match self {
            Error::UnknownName { what, name, known } => {
                let sentences = match known.as_str() {
                    "" => ["Unknown {0} {1}.", "알 수 없는 {0}입니다: {1}."],
                    _ => [
                        "Unknown {0} {1}. Choose from {2}.",
                        "알 수 없는 {0}입니다: {1}. 쓸 수 있는 이름: {2}.",
                    ],
                };
                let noun = Either([*what, korean_noun(what)]);
                say(sentences, &[noun, Quoted(name), Text(known)])
            }
            Error::OutOfRange {
                place,
                value,
                minimum,
                maximum,
            } => say(
                [
                    "{0} must be between {1} and {2}, not {3}.",
                    "{0} 값은 {1} 이상 {2} 이하여야 합니다. 받은 값: {3}.",
                ],
                &[
                    Text(place),
                    Number(*minimum),
                    Number(*maximum),
                    Clipped(value.strip_suffix(".0").unwrap_or(value)),
                ],
            ),
            Error::WrongLength {
                place,
                found,
                expected,
            } => say(
                [
                    "{0} has length {1}; expected {2}.",
                    "{0}의 길이가 {1}입니다. {2}개가 필요합니다.",
                ],
                &[Text(place), Count(*found), Count(*expected)],
            ),
            Error::TooFew {
                place,
                found,
                minimum,
            } => say(
                [
                    "Too few {0}: {2}, where at least {1} are needed.",
                    "{0}: 적어도 {1}개가 필요한데 {2}개가 있습니다.",
                ],
                &[Text(place), Count(*minimum), Count(*found)],
            ),
            Error::TooMany {
                place,
                found,
                maximum,
            } => say(
                [
                    "At most {1} {0}; here are {2}.",
                    "{0}: 최대 {1}개까지 쓸 수 있는데 {2}개가 있습니다.",
                ],
                &[Text(place), Count(*maximum), Count(*found)],
            ),
            Error::BatchTooLarge { place, found, rows } => say(
                [
                    "The batch size ({0}) is {1}, more than the number of rows to train on, {2}. Take at most {2}, or 0 for all rows.",
                    "배치 크기({0})가 {1}인데 학습할 행은 {2}개뿐입니다. {2} 이하로 정하거나, 모든 행을 한 번에 쓰려면 0을 넣어 주세요.",
                ],
                &[Text(place), Count(*found), Count(*rows)],
            ),
            Error::NotFinite { place, value } => say(
                [
                    "{0} must be a finite number, not {1}.",
                    "{0}에는 유한한 수가 필요합니다. 받은 값: {1}.",
                ],
                &[Text(place), Text(special(*value))],
            ),
            Error::NotWhole { place, value } => say(
                [
                    "{0} must be a whole number, not {1}.",
                    "{0}에는 정수가 필요합니다. 받은 값: {1}.",
                ],
                &[Text(place), Plain(value)],
            ),
            Error::NotANumber { place, text } => say(
                [
                    "{0} is not a number: {1}.",
                    "{0}에 있는 {1} 값을 숫자로 읽을 수 없습니다.",
                ],
                &[Text(place), Quoted(text)],
            ),
            Error::TooLarge { place, text } => say(
                [
                    "{0} is too large: {1}. The largest number is about 1.8e308.",
                    "{0}의 값이 너무 큽니다: {1}. 쓸 수 있는 가장 큰 수는 약 1.8e308입니다.",
                ],
                &[Text(place), Quoted(text)],
            ),
            Error::WrongType {
                place,
                expected,
                found,
            } => say(
                [
                    "{0} must be {1}, not {2}.",
                    "{0}의 형식이 잘못되었습니다. 필요한 형식: {1}, 받은 형식: {2}.",
                ],
                &[Text(place), Either(expected.names()), Either(found.names())],
            ),
            Error::Missing { key } => say(
                ["\"{0}\" is missing.", "\"{0}\" 항목이 없습니다."],
                &[Text(key)],
            ),
            Error::Twice { key } => say(
                [
                    "{0} is given twice; keep one.",
                    "{0} 항목이 두 번 나옵니다. 하나만 남겨 주세요.",
                ],
                &[Quoted(key)],
            ),
            Error::NoSuchParameter { name } => say(
                [
                    "There is no weight or bias {0} in this network.",
                    "이 신경망에는 {0} 가중치나 편향이 없습니다.",
                ],
                &[Quoted(name)],
            ),
            Error::Empty => say(["The file is empty.", "파일이 비어 있습니다."], &[]),
            Error::NotUtf8 => say(
                [
                    "The file is not UTF-8 text. Save it again as UTF-8.",
                    "UTF-8 텍스트 파일이 아닙니다. UTF-8로 다시 저장해 주세요.",
                ],
                &[],
            ),
            Error::NotJson { found, .. } if found.starts_with('<') => say(
                [
                    "Not valid JSON: it starts with \"<\" (is it a web page?).",
                    "올바른 JSON이 아닙니다. \"<\"로 시작합니다(웹 페이지를 저장한 파일인가요?).",
                ],
                &[],
            ),
            Error::NotJson {
                found,
                line,
                column,
            } => {
                let (sentences, found) = match found.as_str() {
                    "" => (
                        [
                            "Not valid JSON: it ends too early (line {1}, column {2}).",
                            "올바른 JSON이 아닙니다. 중간에 끝났습니다({1}행 {2}열).",
                        ],
                        Text(found),
                    ),
                    "NaN" | "Infinity" | "-Infinity" => (
                        [
                            "Not valid JSON: {0} is not allowed (line {1}, column {2}). Write a number.",
                            "올바른 JSON이 아닙니다. {0} 값은 쓸 수 없습니다({1}행 {2}열). 숫자를 써 주세요.",
                        ],
                        Text(found),
                    ),
                    _ => (
                        [
                            "Not valid JSON: {0} was not expected (line {1}, column {2}).",
                            "올바른 JSON이 아닙니다. {1}행 {2}열에 예상하지 못한 내용이 있습니다: {0}.",
                        ],
                        Quoted(found),
                    ),
                };
                say(sentences, &[found, Count(*line), Count(*column)])
            }
            Error::TooDeep => say(
                [
                    "The lists are nested too deeply. Take the outer brackets away.",
                    "목록이 너무 깊이 중첩되어 있습니다. 바깥 괄호를 지워 주세요.",
                ],
                &[],
            ),
            Error::TooLong { found, maximum } => say(
                [
                    "This is too long: its length is {0}, the limit {1}. Shorten it.",
                    "너무 깁니다. 길이가 {0}인데 최대 {1}까지입니다. 줄여 주세요.",
                ],
                &[Count(*found), Count(*maximum)],
            ),
            Error::DamagedLink { part } => say(
                [
                    "The link is damaged at {0}. Copy it again, or start from a preset.",
                    "링크의 이 부분이 손상되었습니다: {0}. 링크를 다시 복사하거나 예제에서 시작해 주세요.",
                ],
                &[Quoted(part)],
            ),
            Error::NewerVersion { version } => say(
                [
                    "This was made by a newer version ({0}) of the page. Reload the page and open it again.",
                    "더 새로운 버전({0})에서 만들어졌습니다. 페이지를 새로 고친 뒤 다시 열어 주세요.",
                ],
                &[Clipped(version)],
            ),
            Error::DamagedSnapshot { place } => say(
                [
                    "The snapshot is damaged ({0}). Start from a link or file instead.",
                    "저장된 상태가 손상되었습니다. 링크나 파일에서 다시 시작해 주세요.",
                ],
                &[Text(place)],
            ),
            Error::BrokenChain {
                layer,
                inputs,
                neurons,
            } => say(
                [
                    "layers[{0}] takes {1} inputs, but {2} come in.",
                    "layers[{0}]의 입력은 {1}개인데 앞에서 {2}개가 들어옵니다.",
                ],
                &[Count(*layer), Count(*inputs), Count(*neurons)],
            ),
            Error::ShapesDiffer {
                what,
                found,
                of,
                expected,
            } => say(
                [
                    "The {0} have shape {1}, but the {2} have shape {3}. Give both the same shape.",
                    "{0}의 형태는 {1}인데 {2}의 형태는 {3}입니다. 두 형태를 같게 맞춰 주세요.",
                ],
                &[
                    Either([*what, korean_noun(what)]),
                    Text(&tuple(found)),
                    Either([*of, korean_noun(of)]),
                    Text(&tuple(expected)),
                ],
            ),
            Error::OtherRows { found, expected } => say(
                [
                    "The data has rows of {0} for inputs and outputs, but the network is {1}. Let the first and last layers take the data's sizes, or choose other data.",
                    "데이터의 입력과 출력은 {0}인데 신경망은 {1}입니다. 첫 층과 마지막 층의 크기를 데이터에 맞추거나 다른 데이터를 골라 주세요.",
                ],
                &[Text(&tuple(found)), Text(&tuple(expected))],
            ),
            Error::NoProbabilities { loss, activation } => say(
                [
                    "{0} needs outputs from 0 to 1, and {1} gives others. Choose sigmoid for the output layer, or bce_with_logits for the loss.",
                    "{0} 손실에는 0 이상 1 이하인 출력이 필요한데 {1} 함수의 출력은 그 범위를 벗어납니다. 출력층에 sigmoid를 쓰거나 손실로 bce_with_logits를 골라 주세요.",
                ],
                &[Text(loss), Text(activation)],
            ),
            Error::NoClasses { loss } => say(
                [
                    "{0} needs a target number for each output, not class numbers. Choose cross_entropy, or give rows of numbers.",
                    "{0} 손실에는 클래스 번호가 아니라 출력마다 목푯값이 필요합니다. cross_entropy를 고르거나 목푯값을 행으로 넣어 주세요.",
                ],
                &[Text(loss)],
            ),
            Error::OutOfMemory { numbers } => say(
                [
                    "There is no memory for {0} numbers. Choose fewer neurons or rows.",
                    "숫자 {0}개를 담을 메모리가 없습니다. 뉴런이나 행의 수를 줄여 주세요.",
                ],
                &[Number(*numbers)],
            ),
            Error::NoRandomness => say(
                [
                    "This system has no source of random numbers. Type a seed instead.",
                    "이 시스템에서는 난수를 얻을 수 없습니다. 시드를 직접 입력해 주세요.",
                ],
                &[],
            ),
            Error::GeneratorState => say(
                [
                    "The stored state of the random generator is damaged. Start again from the seed.",
                    "저장된 난수 생성기의 상태가 손상되었습니다. 시드부터 다시 시작해 주세요.",
                ],
                &[],
            ),
            Error::OtherOptimizer { state, optimizer } => say(
                [
                    "This state belongs to the optimizer {0}, not to {1}. Begin with a new state.",
                    "이 상태는 옵티마이저 {0}에서 만들어져 {1}에는 쓸 수 없습니다. 새 상태에서 시작해 주세요.",
                ],
                &[Text(state), Text(optimizer)],
            ),
            Error::Diverged {
                step,
                place,
                row,
                value,
                cause,
            } => {
                let row = match row {
                    Some(row) => say([" in row {0}", "({0}행)"], &[Count(*row)]),
                    None => String::new(),
                };
                let remedy = match cause {
                    Cause::LearningRate => [
                        "The learning rate is probably too high: go back, then lower it.",
                        "학습률이 너무 높은 것 같습니다. 되돌린 뒤 학습률을 낮춰 보세요.",
                    ],
                    Cause::Numbers => [
                        "Inputs, targets or weights are too large: scale them down.",
                        "입력이나 목푯값, 가중치가 너무 큽니다. 크기를 줄여 주세요.",
                    ],
                };
                say(
                    [
                        "Training stopped in step {0}: {1}{2} is {3}. {4}",
                        "{0}번째 스텝에서 유한하지 않은 값이 나와 학습을 멈췄습니다: {1}{2} = {3}. {4}",
                    ],
                    &[
                        Count(*step as usize),
                        Text(place),
                        Text(&row),
                        Text(special(*value)),
                        Either(remedy),
                    ],
                )
            }
            Error::Typed {
                number,
                text,
                problem,
            } => {
                let place = match number {
                    Some(n) => say(["Number {0}: ", "{0}번째 숫자: "], &[Count(*n)]),
                    None => String::new(),
                };
                place + &problem.message(text, language)
            }
            Error::BlankCell { row, column } => say(
                [
                    "Row {0}, column {1} is empty. Write a number there, or copy only cells that hold one.",
                    "{0}행 {1}열이 비어 있습니다. 숫자를 적거나 숫자가 있는 칸만 복사해 주세요.",
                ],
                &[Count(*row), Count(*column)],
            ),
            Error::Cell {
                row,
                column,
                name,
                text,
                problem,
            } => {
                let places = match name.as_str() {
                    "" => ["Row {0}, column {1}: ", "{0}행 {1}열: "],
                    _ => ["Row {0}, column {1} ({2}): ", "{0}행 {1}열({2}): "],
                };
                let place = say(places, &[Count(*row), Count(*column), Quoted(name)]);
                place + &problem.message(text, language)
            }
            Error::Spreadsheet => say(
                [
                    "This is an .xlsx or another zip file. Save the sheet as CSV and open that.",
                    ".xlsx 같은 압축 파일입니다. 시트를 CSV로 저장한 뒤 열어 주세요.",
                ],
                &[],
            ),
            Error::TooWide { column } => say(
                [
                    "The column {0} varies too much for its standard deviation to be computed. Divide its numbers by a power of ten.",
                    "{0} 열은 값의 차이가 너무 커서 표준편차를 계산할 수 없습니다. 값을 10의 거듭제곱으로 나누어 주세요.",
                ],
                &[Quoted(column)],
            ),
            Error::SeveralArrays { found } => say(
                [
                    "These are {0} arrays, and one fits here. Paste them one at a time.",
                    "배열이 {0}개인데 여기에는 하나만 들어갑니다. 하나씩 붙여 넣어 주세요.",
                ],
                &[Count(*found)],
            ),
            Error::WrongShape {
                found,
                expected,
                transpose_fits,
            } => {
                let sentences = match transpose_fits {
                    true => [
                        "This is {0}, and {1} fits here. Transpose it.",
                        "크기가 {0}인데 여기에 맞는 크기는 {1}입니다. 전치하면 맞습니다.",
                    ],
                    false => [
                        "This is {0}, and {1} fits here. Paste an array of that shape.",
                        "크기가 {0}인데 여기에 맞는 크기는 {1}입니다. 크기가 맞는 배열을 붙여 넣어 주세요.",
                    ],
                };
                say(sentences, &[Text(&shape(found)), Text(&shape(expected))])
            }
            Error::RaggedRow {
                row,
                found,
                expected,
            } => say(
                [
                    "Row {0} has length {1}, but the first has {2}. Make all rows equally long.",
                    "첫 행의 숫자는 {2}개인데 {0}번째 행의 숫자는 {1}개입니다. 개수를 맞춰 주세요.",
                ],
                &[Count(*row), Count(*found), Count(*expected)],
            ),
        }
    }
}

/// What stands in the place of `{0}`, `{1}` and so on in a sentence.
enum Value<'a> {
    Text(&'a str),
    /// In quotation marks, and cut where it is long.
    Quoted(&'a str),
    /// Cut where it is long.
    Clipped(&'a str),
    /// Without quotation marks where it is a number.
    Plain(&'a str),
    Count(usize),
    Number(f64),
    /// In both languages.
    Either([&'static str; 2]),
}

impl Kind {
    fn names(self) -> [&'static str; 2] {
        match self {
            Kind::Nothing => ["nothing", "빈 값"],
            Kind::Boolean => ["true or false", "참/거짓"],
            Kind::Number => ["a number", "숫자"],
            Kind::Text => ["text", "텍스트"],
            Kind::List => ["a list", "목록"],
            Kind::Object => ["an object", "객체"],
            Kind::Other => ["something else", "그 밖의 값"],
        }
    }
}

impl Problem {
    fn message(self, text: &str, language: Language) -> String {
        use Value::{Clipped, Quoted};
        let (decimal, plain) = (text.replace(',', "."), ungrouped(text));
        let values = [Quoted(text), Clipped(&decimal), Clipped(&plain)];
        fill(self.sentences()[language as usize], &values, language)
    }

    /// `{0}` is the text, `{1}` the text with a point for its comma, `{2}` without groups of digits.
    fn sentences(self) -> [&'static str; 2] {
        match self {
            Problem::NotANumber => [
                "{0} is not a number. Write it like 3, -5.5 or 1e-3.",
                "숫자로 읽을 수 없습니다: {0}. 3, -5.5, 1e-3처럼 써 주세요.",
            ],
            Problem::TooLarge => [
                "{0} is too large. The largest number is about 1.8e308.",
                "너무 큽니다: {0}. 쓸 수 있는 가장 큰 수는 약 1.8e308입니다.",
            ],
            Problem::DecimalComma => [
                "{0} is not one number. Use a point: {1}.",
                "숫자 하나가 아닙니다: {0}. 소수점을 써 주세요: {1}.",
            ],
            Problem::NotFinite => [
                "{0} is no finite number. Write one like 3, -5.5 or 1e-3.",
                "유한한 수가 아닙니다: {0}. 3, -5.5, 1e-3처럼 써 주세요.",
            ],
            Problem::GroupedDigits => [
                "{0} groups its digits. Write one number as {2}; between several, put a space after each comma.",
                "자릿수를 구분한 표기입니다: {0}. 숫자 하나라면 {2}처럼 쓰고, 여러 개라면 쉼표 뒤를 띄어 주세요.",
            ],
            Problem::EitherComma => [
                "{0} can be {2} or {1}. Write the one that is meant; between two numbers, put a space after the comma.",
                "{2}일 수도 {1}일 수도 있습니다: {0}. 둘 중 하나로 쓰고, 숫자 두 개라면 쉼표 뒤를 띄어 주세요.",
            ],
            Problem::CommaInCell => [
                "{0} has a comma in one cell. Put each number in a cell of its own, with a point for decimals.",
                "한 칸에 쉼표가 있습니다: {0}. 숫자마다 칸을 나누고 소수점은 점으로 써 주세요.",
            ],
            Problem::Summarized => [
                "{0} stands for numbers that were left out. In NumPy, call np.set_printoptions(threshold=np.inf) (PyTorch: torch.set_printoptions(threshold=float('inf'))), then print again.",
                "출력에서 생략된 숫자가 있습니다: {0}. NumPy라면 np.set_printoptions(threshold=np.inf)를 실행한 뒤 다시 출력해 주세요(PyTorch: torch.set_printoptions(threshold=float('inf'))).",
            ],
            Problem::NoNumber => [
                "Here a number is missing. Write it like 3, -5.5 or 1e-3.",
                "숫자가 빠졌습니다. 3, -5.5, 1e-3처럼 써 주세요.",
            ],
            Problem::Bracket => [
                "{0} does not fit here. Check the brackets.",
                "괄호의 짝이나 위치가 맞지 않습니다: {0}.",
            ],
            Problem::Unpaired => [
                "{0} has no partner. Add it, or copy the array from its first bracket to its last.",
                "괄호의 짝이 없습니다: {0}. 괄호를 채우거나 배열의 첫 괄호부터 마지막 괄호까지 복사해 주세요.",
            ],
            Problem::Computed => [
                "{0} is not computed here. Write the numbers themselves.",
                "여기서는 계산하지 않습니다: {0}. 숫자를 직접 써 주세요.",
            ],
            Problem::MixedMarks => [
                "{0} has a decimal point, where other numbers have a comma. Write all of them one way.",
                "다른 숫자에는 쉼표를 썼는데 여기에는 소수점이 있습니다: {0}. 한 가지로 통일해 주세요.",
            ],
            Problem::Quotation => [
                "The quotation mark at {0} has no partner. Close it, or delete it.",
                "따옴표의 짝이 맞지 않습니다: {0}. 따옴표를 닫거나 지워 주세요.",
            ],
            Problem::Stopped => [
                "This is Python's error message, not a result.",
                "파이썬 오류 메시지라서 비교하지 않습니다.",
            ],
            Problem::Numbered => [
                "Nothing says which weight each number is. Paste whole arrays, as print(W1) shows them.",
                "어느 가중치인지 알 수 없습니다. print(W1)처럼 배열을 통째로 붙여 넣어 주세요.",
            ],
            Problem::NoClass => [
                "{0} is no class. Write a whole number or a name.",
                "클래스가 아닙니다: {0}. 정수나 이름을 써 주세요.",
            ],
        }
    }
}

fn korean_noun(what: &str) -> &'static str {
    match what {
        "activation" => "활성화 함수",
        "loss" => "손실 함수",
        "targets" => "목푯값",
        "outputs" => "출력",
        "inputs" => "입력",
        "data set" => "데이터셋",
        "trace's layers" => "순전파 결과의 층",
        "gradients' layers" => "기울기의 층",
        "network's layers" => "신경망의 층",
        "initialization" => "초기화 방법",
        "optimizer" => "옵티마이저",
        "hyper-parameter" => "하이퍼파라미터",
        "preset" => "예제",
        "schedule" => "학습률 스케줄",
        "order" => "순서",
        "unit" => "단위",
        "library" => "라이브러리",
        "key" => "항목",
        "edit" => "편집",
        _ => "이름",
    }
}

/// A place that is a word of English, not a path such as `inputs[0][2]`.
fn korean_place(place: &str) -> &str {
    match place {
        "seed" => "시드",
        "learning rate" => "학습률",
        "rows" => "행",
        "columns" => "열",
        "layers" => "층",
        "keys" => "항목",
        "classes" => "클래스",
        "numbers" => "숫자",
        "arrays" => "배열",
        "dimensions" => "차원",
        "inputs" => "입력",
        "targets" => "목푯값",
        "outputs" => "출력",
        _ => place,
    }
}

/// As NumPy prints a shape: `(4,)`, `(4, 1)`.
fn tuple(sizes: &[usize]) -> String {
    let sizes: Vec<String> = sizes.iter().map(usize::to_string).collect();
    match &sizes[..] {
        [one] => format!("({one},)"),
        _ => format!("({})", sizes.join(", ")),
    }
}

/// A sentence with the values in their places: `{0}`, `{1}` and so on.
fn fill(sentence: &str, values: &[Value], language: Language) -> String {
    let mut message = String::new();
    for part in sentence.split('{') {
        let Some((place, rest)) = part.split_once('}') else {
            message += part;
            continue;
        };
        let value = place.bytes().next().map(|digit| usize::from(digit - b'0'));
        if let Some(value) = value.and_then(|place| values.get(place)) {
            message += &value.text(language);
        }
        message += rest;
    }
    message
}

impl Value<'_> {
    fn text(&self, language: Language) -> String {
        match *self {
            Value::Text(text) if language == Language::Korean => korean_place(text).into(),
            Value::Text(text) => text.into(),
            Value::Plain(text) if decimal::parse(text).is_none() => {
                Value::Quoted(text).text(language)
            }
            Value::Clipped(text) | Value::Plain(text) => clip(text).0,
            Value::Quoted(text) => match (clip(text), language) {
                ((text, None), _) => format!("\"{text}\""),
                ((text, Some(length)), Language::English) => {
                    format!("\"{text}\" ({length} characters)")
                }
                ((text, Some(length)), Language::Korean) => format!("\"{text}\"({length}자)"),
            },
            Value::Count(count) => count.to_string(),
            // 0.001, 4294967295
            Value::Number(value) => Decimal::shortest(value).positional(0),
            Value::Either(names) => names[language as usize].into(),
        }
    }
}

/// `1,234.5` and `1.234,5` -> `1234.5`: the last mark is the point unless it groups as well.
fn ungrouped(text: &str) -> String {
    let text = &text.replace(['\u{2009}', '\u{202f}', '\''], ",")[..];
    let is_mark = |c| matches!(c, ',' | '.');
    let point = text.rfind(is_mark).filter(|&last| {
        text.matches(text.as_bytes()[last] as char).count() == 1
            && text.matches(is_mark).count() > 1
    });
    let (whole, fraction) = text.split_at(point.unwrap_or(text.len()));
    whole.replace(is_mark, "") + &fraction.replace(',', ".")
}

/// `3 × 4`, `3`; of a single number 1.
fn shape(axes: &[usize]) -> String {
    match axes {
        [] => "1".into(),
        _ => Vec::from_iter(axes.iter().map(|n| n.to_string())).join(" × "),
    }
}

/// Long text to its first characters and its length: 200,000 times `a` -> (`aaaaaaaa...`, 200000).
pub(super) fn clip(text: &str) -> (String, Option<usize>) {
    const LONGEST: usize = 48;
    if text.len() <= LONGEST {
        return (text.into(), None);
    }
    let length = text.chars().count();
    let start: String = text.chars().take(8).collect();
    (start + "...", Some(length))
}

/// NaN and the infinities as Python writes them.
fn special(value: f64) -> &'static str {
    match value {
        f64::INFINITY => "inf",
        f64::NEG_INFINITY => "-inf",
        _ => "nan",
    }
}
