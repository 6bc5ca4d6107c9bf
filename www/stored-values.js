export function storedValues() { return null; }
