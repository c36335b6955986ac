/* The colours that the reader chose on another page, else those of the system. */
(() => {
  let chosen = null;
  try {
    chosen = JSON.parse(localStorage.getItem("/.__palette"));
  } catch {
    /* Storage that is closed or empty leaves the choice to the system. */
  }
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.body.dataset.mdColorScheme = chosen?.color?.scheme ?? (dark ? "slate" : "default");
})();
