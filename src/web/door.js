// What enters the engine, and who may still call it; xtask puts this in front of wasm-bindgen's bindings.
//
// An exception that crosses wasm leaves everything there as it is in the midst of the call: an object stays "in use", a
// place in the table of references is lost, and after some hundreds of them nothing works any more. So whatever could
// throw does so here: arguments enter as plain copies, and objects that have been freed do not enter.

const MOST = 2 ** 24; // items of one list that are copied: the engine refuses longer ones by their length alone
const DEEPEST = 8;
/** Nothing that the engine takes, which it says itself. */
const OTHER = Symbol("other");

const ofTypedArrays = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(Uint8Array.prototype));
/** The name of a typed array's kind; none for anything else, proxies included. */
const kindOf = /** @type {(this: unknown) => string | undefined} */ (
  ofTypedArrays[Symbol.toStringTag].get
);
/** Its true length, whatever its owner has defined; 0 once its buffer is somebody else's. */
const lengthOf = /** @type {(this: unknown) => number} */ (ofTypedArrays.length.get);

/** The exports of wasm, behind the door. @template {WebAssembly.Exports} T @param {T} exports @returns {T} */
export function behindDoor(exports) {
  return /** @type {T} */ (
    Object.fromEntries(
      Object.entries(exports).map(([name, value]) => [
        name,
        typeof value !== "function" || name.startsWith("__")
          ? value
          : guarded(/** @type {any} */ (value)),
      ]),
    )
  );
}

/** As many arguments as it takes, each copied. @param {(...given: unknown[]) => unknown} value */
function guarded(value) {
  switch (value.length) {
    case 0:
    case 1:
      return (/** @type {unknown} */ a) => value(copied(a));
    case 2:
      return (/** @type {unknown} */ a, /** @type {unknown} */ b) => value(copied(a), copied(b));
    default:
      return (/** @type {unknown[]} */ ...given) => value(...given.map(copied));
  }
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

/** A quick way into `outputs`, which programs call by the million: a flat array goes straight into the engine's memory.
 * Whatever is not quite that, or is refused, takes the other way, which says why.
 * @param {{ prototype: any }} Network  guarded @param {() => Float64Array} memory  the engine's, at present
 * @param {() => number} present  the number of the present engine */
export function quicken({ prototype }, memory, present) {
  const { outputs } = prototype;
  /** @this {any} @param {unknown} given */
  const quick = function (given) {
    const inputs = flat(given);
    // A freed network is refused there, and so is anything that is no network.
    if (!inputs || !this.__wbg_ptr || this.__wbg_inst !== present())
      return outputs.call(this, given);
    if (!this.__ends) {
      const sizes = this.sizes();
      Object.defineProperty(this, "__ends", { value: [sizes[0], sizes[sizes.length - 1]] });
    }
    const [n, m] = this.__ends;
    const length = lengthOf.call(inputs);
    const at = length && this.__place(length) / Float64Array.BYTES_PER_ELEMENT;
    if (!at) return outputs.call(this, given);
    put(inputs, 0, memory(), at, length);
    const from = this.__run() / Float64Array.BYTES_PER_ELEMENT;
    if (!from) return outputs.call(this, given);
    const y = new Float64Array((length / n) * m);
    put(memory(), from, y, 0, y.length);
    return y;
  };
  Object.defineProperty(prototype, "outputs", { value: quick });
}

const FEW = 32; // items that are copied one by one more quickly

/** @param {Float64Array} from @param {number} at @param {Float64Array} to @param {number} there @param {number} length */
function put(from, at, to, there, length) {
  if (length > FEW) to.set(at ? from.subarray(at, at + length) : from, there);
  else for (let i = 0; i < length; i++) to[there + i] = from[at + i];
}

/** A true Float64Array, or a list of nothing but numbers as one; else null. @param {any} given */
function flat(given) {
  if (typeof given !== "object") return null;
  if (kindOf.call(given) === "Float64Array") return given;
  if (!Array.isArray(given) || given.length > FEW) return null;
  const numbers = new Float64Array(given.length);
  for (let i = 0; i < numbers.length; i++) {
    const number = given[i];
    if (typeof number !== "number") return null;
    numbers[i] = number;
  }
  return numbers;
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
