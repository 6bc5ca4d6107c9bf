/** What was set before the element was defined lies over the setters: they get it now. @param {any} element @param {string[]} names */
export function upgraded(element, names) {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    Reflect.deleteProperty(element, name);
    element[name] = value;
  }
}
