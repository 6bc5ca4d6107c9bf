// In the page's head, before anything is painted: the reader's colours; whether the figure comes soon, which
// it does not where a file would have to read others; and where a link asks for another network, the stored
// numbers are not the ones to see at first.
{
  const { dataset } = document.documentElement;
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  if (location.protocol !== "file:" || !own.src) dataset.coming = "";
  if (location.hash.length > 1) dataset.linked = "";
  try {
    const { theme } = JSON.parse(localStorage.getItem("perceptible") ?? "{}");
    if (theme === "light" || theme === "dark") dataset.theme = theme;
  } catch {}
}
