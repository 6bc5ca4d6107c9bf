// What enters the engine, and who may still call it; xtask puts this in front of wasm-bindgen's bindings.
//
// An exception that crosses wasm leaves everything there as it is in the midst of the call: an object stays "in use", a
// place in the table of references is lost, and after some hundreds of them nothing works any more. So whatever could
// throw does so here: arguments enter as plain copies, and objects that have been freed do not enter.

const MOST = 2 ** 24; // items of one list that are copied: the engine refuses longer ones by their length alone
const DEEPEST = 8;
/** Nothing that the engine takes, which it says itself. */
const OTHER = Symbol("other");

/** The name of a typed array's kind; none for anything else, proxies included. */
const kindOf = /** @type {(this: unknown) => string | undefined} */ (
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)
    ?.get
);

/** The exports of wasm, behind the door. @template {WebAssembly.Exports} T @param {T} exports @returns {T} */
export function behindDoor(exports) {
  return /** @type {T} */ (
    Object.fromEntries(
      Object.entries(exports).map(([name, value]) => [
        name,
        typeof value !== "function" || name.startsWith("__")
          ? value
          : (/** @type {unknown[]} */ ...given) => value(...given.map(copied)),
      ]),
    )
  );
}

/** In the place of the exports until there are any. @type {any} */
export const notLoaded = new Proxy(
  {},
  {
    get() {
      throw refusal("notLoaded");
    },
  },
);

/** Methods refuse an object that has been freed, or whose engine has ended; to free it again does nothing.
 * @param {{ prototype: any }} Class @param {() => number} present  the number of the present engine */
export function guard({ prototype }, present) {
  const isLive = (/** @type {any} */ object) =>
    object instanceof prototype.constructor &&
    object.__wbg_ptr !== 0 &&
    object.__wbg_inst === present();
  for (const [name, { value, get }] of Object.entries(
    Object.getOwnPropertyDescriptors(prototype),
  )) {
    const method = value ?? get;
    if (name === "constructor" || name.startsWith("__")) continue;
    /** @this {any} @param {unknown[]} given */
    const checked = function (...given) {
      if (isLive(this)) return method.apply(this, given);
      if (name !== "free") throw refusal("freed", prototype.constructor.name);
    };
    Object.defineProperty(prototype, name, get ? { get: checked } : { value: checked });
  }
  if (Symbol.dispose) Object.defineProperty(prototype, Symbol.dispose, { value: prototype.free });
}

/** @param {unknown} given */
const copied = (given) => {
  if (typeof given !== "object" && typeof given !== "function") return given;
  try {
    return copy(given, 0);
  } catch {
    throw refusal("unreadable");
  }
};

/** @param {any} value @param {number} depth @returns {unknown} */
function copy(value, depth) {
  if (value === null) return value;
  if (typeof value === "function" || depth > DEEPEST) return OTHER;
  if (typeof value !== "object") return value;
  const kind = kindOf.call(value);
  if (kind?.startsWith("Big")) return OTHER;
  if (kind) return kind === "Uint8Array" ? new Uint8Array(value) : new Float64Array(value);
  if (Array.isArray(value)) {
    const { length } = value;
    if (length > MOST) return new Array(length);
    const list = new Array(length);
    for (let i = 0; i < length; i++) list[i] = copy(value[i], depth + 1);
    return list;
  }
  /** @type {Record<string, unknown>} */
  const plain = {};
  for (const key of Object.keys(value)) plain[key] = copy(value[key], depth + 1);
  return plain;
}

/** In English and in Korean. @type {Record<string, (what: string) => [string, string]>} */
const SENTENCES = {
  notLoaded: () => [
    "The engine is not loaded yet: call initSync() or await init() first.",
    "엔진을 아직 불러오지 않았습니다. initSync()나 await init()을 먼저 부르세요.",
  ],
  freed: (what) => [
    `This ${what} has been freed, or its engine has ended: make a new one.`,
    `이 ${what}은 이미 해제했거나 엔진이 끝났습니다. 새로 만드세요.`,
  ],
  unreadable: () => [
    "The argument cannot be read: its buffer was transferred, or one of its properties throws. Hand in a copy.",
    "인자를 읽을 수 없습니다. 버퍼를 다른 곳으로 넘겼거나, 속성을 읽을 때 예외가 납니다. 복사본을 넘기세요.",
  ],
};

/** @param {keyof typeof SENTENCES} why */
function refusal(why, place = "") {
  const [message, korean] = SENTENCES[why](place);
  return Object.assign(new Error(message), { korean, place });
}
