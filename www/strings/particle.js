// 조사.

/** 앞말에 맞는 조사를 붙인다: particle("h₄", "은", "는") → "h₄는". @param {string} word @param {string} closed 받침이 있을 때 @param {string} open 없을 때 */
export function particle(word, closed, open) {
  const last = word.replace(/[)\]'"⁾]+$/u, "").at(-1) ?? "";
  const digit =
    "₀₁₂₃₄₅₆₇₈₉".indexOf(last) >= 0 ? "₀₁₂₃₄₅₆₇₈₉".indexOf(last) : "0123456789".indexOf(last);
  const code = last.charCodeAt(0);
  let tail = false;
  let rieul = false;
  if (digit >= 0) {
    tail = [true, true, false, true, false, false, true, true, true, false][digit]; // 영 일 이 삼 사 오 육 칠 팔 구
    rieul = [1, 7, 8].includes(digit);
  } else if (code >= 0xac00 && code <= 0xd7a3) {
    tail = (code - 0xac00) % 28 !== 0;
    rieul = (code - 0xac00) % 28 === 8;
  } else {
    tail = /[lmnrLMNR]/.test(last);
    rieul = /[lrLR]/.test(last);
  }
  return word + (tail && !(closed === "으로" && rieul) ? closed : open);
}
