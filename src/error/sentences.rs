//! Each error as one or two sentences that name the place, the offending value and the remedy, in
//! English and in Korean.

use super::{
    Error, Language,
    fill::{Value, fill, shape, special, tuple},
    words::{korean_noun, not_json},
};

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
            Error::NotJson {
                found,
                line,
                column,
            } => {
                let (sentences, found) = not_json(found);
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
                        Either(cause.remedy()),
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
