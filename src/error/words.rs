//! The words that sentences are made of: kinds, causes, problems of what people type, nouns, places.

use super::{
    Cause, Kind, Language, Problem,
    fill::{Value, fill, ungrouped},
};

impl Kind {
    pub(super) fn names(self) -> [&'static str; 2] {
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

impl Cause {
    pub(super) fn remedy(self) -> [&'static str; 2] {
        match self {
            Cause::LearningRate => [
                "The learning rate is probably too high: go back, then lower it.",
                "학습률이 너무 높은 것 같습니다. 되돌린 뒤 학습률을 낮춰 보세요.",
            ],
            Cause::Numbers => [
                "Inputs, targets or weights are too large: scale them down.",
                "입력이나 목푯값, 가중치가 너무 큽니다. 크기를 줄여 주세요.",
            ],
        }
    }
}

impl Problem {
    pub(super) fn message(self, text: &str, language: Language) -> String {
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

/// What to say of text that is not JSON, and the text.
pub(super) fn not_json(found: &str) -> ([&'static str; 2], Value<'_>) {
    let sentences = match found {
        _ if found.starts_with('<') => [
            "Not valid JSON: it starts with \"<\" (is it a web page?).",
            "올바른 JSON이 아닙니다. \"<\"로 시작합니다(웹 페이지를 저장한 파일인가요?).",
        ],
        "" => [
            "Not valid JSON: it ends too early (line {1}, column {2}).",
            "올바른 JSON이 아닙니다. 중간에 끝났습니다({1}행 {2}열).",
        ],
        "NaN" | "Infinity" | "-Infinity" => {
            let sentences = [
                "Not valid JSON: {0} is not allowed (line {1}, column {2}). Write a number.",
                "올바른 JSON이 아닙니다. {0} 값은 쓸 수 없습니다({1}행 {2}열). 숫자를 써 주세요.",
            ];
            return (sentences, Value::Text(found));
        }
        _ => [
            "Not valid JSON: {0} was not expected (line {1}, column {2}).",
            "올바른 JSON이 아닙니다. {1}행 {2}열에 예상하지 못한 내용이 있습니다: {0}.",
        ],
    };
    (sentences, Value::Quoted(found))
}

pub(super) fn korean_noun(what: &str) -> &'static str {
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
pub(super) fn korean_place(place: &str) -> &str {
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
