// The colours that the reader has chosen, before anything is painted: a classic script in the page's head.
try {
  const { theme } = JSON.parse(localStorage.getItem("perceptible") ?? "{}");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {} // a browser that keeps nothing is fine
