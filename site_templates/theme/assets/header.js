/* The colours that the reader chose, else those of the system, which also may force its own; lists in the header that
   close; a language that keeps the query and the place on the page; tables that do not hide what has the focus. */
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const forced = matchMedia("(forced-colors: active)");
  const stored = () => {
    try {
      return localStorage.getItem("scheme");
    } catch {
      return null; /* Storage that is closed leaves the choice to the system. */
    }
  };
  let chosen = stored();
  let button;

  const apply = () => {
    const scheme = (!forced.matches && chosen) || (dark.matches ? "slate" : "default");
    document.body.dataset.mdColorScheme = scheme;
    button?.setAttribute("aria-label", scheme === "slate" ? button.dataset.light : button.dataset.dark);
  };

  apply();
  dark.addEventListener("change", apply);
  forced.addEventListener("change", apply);

  /* The page at `/` leads to `en/index.html`, which also opens from a disk. There a folder has no
     page of its own. */
  if (location.protocol === "file:") {
    document.addEventListener("click", ({ target }) => {
      const link = target.closest("a");
      if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    });
  } else if (location.pathname.endsWith("/index.html")) {
    const { pathname, search, hash } = location;
    history.replaceState(null, "", pathname.replace(/index\.html$/, "") + search + hash);
  }

  /* On paper nothing is folded, also where style sheets cannot unfold it. */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details.folded:not([open])")];
    for (const section of unfolded) section.open = true;
  });
  addEventListener("afterprint", () => {
    for (const section of unfolded) section.open = false;
  });

  /* The head and the first column of a table stay in sight: what has the focus is not to lie below them. */
  document.addEventListener("focusin", ({ target }) => {
    const corner = target.parentElement?.closest(".table")?.querySelector("th");
    const cell = target.closest("th, td");
    if (!corner || !cell || cell.closest("thead") || !target.matches(":focus-visible")) return;
    target.style.scrollMarginInlineStart = cell.cellIndex ? `${corner.offsetWidth}px` : "";
    target.style.scrollMarginBlockStart = `${corner.offsetHeight}px`;
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  document.addEventListener("DOMContentLoaded", () => {
    button = document.querySelector("button.scheme");
    button.hidden = false;
    button.addEventListener("click", () => {
      chosen = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate";
      try {
        localStorage.setItem("scheme", chosen);
      } catch {
        /* The choice then holds for this page. */
      }
      apply();
    });
    apply();
    document.querySelector("header .languages").addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link) Object.assign(link, { search: location.search, hash: location.hash });
    });
    for (const list of document.querySelectorAll("header details")) {
      list.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
          list.open = false;
          list.querySelector("summary").focus();
        }
      });
      list.addEventListener("focusout", (event) => {
        if (event.relatedTarget && !list.contains(event.relatedTarget)) list.open = false;
      });
    }
  });
})();
