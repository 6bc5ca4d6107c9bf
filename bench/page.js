/** What the bench's page runs, called by name from kernel.js and cost.js. */
import { compare } from "./compare.js";
import { contenders } from "./contenders.js";
import { WORKS } from "./works.js";

/** @returns {Promise<import("./contenders.js").Engine>} */
async function load() {
  const module = await WebAssembly.compileStreaming(fetch("engine.wasm"));
  // Fresh seeds, which nothing here asks for.
  /** @type {Record<string, Record<string, () => void>>} */
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module))
    (imports[from] ??= {})[name] = () => {
      throw new Error(`the engine called ${name}`);
    };
  return /** @type {any} */ ((await WebAssembly.instantiate(module, imports)).exports);
}

/** @param {string} id @param {number} rounds @param {string[]} [names] parts of the names of those that run */
async function work(id, rounds, names) {
  const work = WORKS.find((work) => work.id === id);
  if (!work) throw new Error(`there is no work ${id}`);
  const engine = await load();
  const { all, missing } = await contenders(engine, work);
  const chosen = all.filter(
    ({ name }, i) => i === 0 || !names || names.some((part) => name.includes(part)),
  );
  const compared = await compare(chosen, rounds);
  return { ...compared, missing: [...missing, ...compared.missing] };
}

Object.assign(globalThis, { bench: { work } });
