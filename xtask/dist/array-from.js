// In the place of Array.from in the one-file script: old libraries (prototype.js) put one of their own there, which
// leaves out what makes the items.

/** @param {Iterable<any> | ArrayLike<any>} from @param {(item: any, i: number) => any} [make] */
function arrayFrom(from, make = (item) => item) {
  const items = from[Symbol.iterator] ? [...from] : [];
  if (!from[Symbol.iterator]) for (let i = 0; i < from.length; i++) items.push(from[i]);
  return items.map((item, i) => make(item, i));
}

export { arrayFrom as "Array.from" };
