/* Searches the site, with Pagefind. Without this script the page has the lists to browse.

   The words, and the way to the top of the site, are attributes of the script element. The state is kept in the address. */
(() => {
  const words = document.currentScript.dataset;
  const root = new URL(`${words.top}${document.documentElement.dataset.language}/`, location.href);
  const state = new URLSearchParams(location.search);
  const labels = { kind: words.kind, package: words.package, entity: words.entity, indicator: words.indicator, period: words.period };
  const PAGE = 10;
  const EXACT = 3;

  const made = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const input = made("input", { type: "search", name: "q", value: state.get("q") ?? "", autocomplete: "off" });
  const selects = made("div", { className: "labels" });
  const narrow = made("details", {}, made("summary", {}, words.search), selects);
  const form = made("form", { className: "filters search" });
  form.setAttribute("role", "search");
  form.append(made("label", {}, words.query, input), made("button", {}, words.query), narrow);
  const status = made("output", {});
  const list = made("ol", { className: "results" });
  const more = made("button", { type: "button", className: "more", hidden: true }, words.more);
  document.querySelector("article h1").after(form, status, list, more);

  /* As the index has it (`whole` in generator/site/search.py): a symbol, number, id or acronym as one word. */
  const whole = (name) => `q${name.toLowerCase().replace(/[^a-z0-9]/g, "")}`;
  const names = (query) => {
    const parts = query.match(/[\w./~-]+/g) ?? [];
    return [...new Set(parts.filter((part) => /\d|[./~]|^[A-Z][A-Z-]+$/.test(part)).map(whole))];
  };

  /* Pages that go by a name exactly; the index also finds names that only begin with it. */
  const exact = async (pagefind, name, filters) => {
    const found = await pagefind.search(name, { filters });
    const pages = await Promise.all(found.results.slice(0, EXACT).map((one) => one.data()));
    return found.results.filter((_, place) => pages[place]?.meta.name?.split(" ").includes(name));
  };

  const chosen = () => Object.fromEntries([...selects.querySelectorAll("select")].map((one) => [one.name, one.value]).filter(([, value]) => value));

  const plain = (html) => new DOMParser().parseFromString(`<p>${html}`, "text/html").body.textContent;
  const marked = (excerpt) =>
    excerpt.split(/<\/?mark>/).map((part, place) => (place % 2 ? made("mark", {}, plain(part)) : plain(part)));

  const item = ({ url, meta, excerpt }) => {
    const heading = made("p", {}, made("a", { href: url }, meta.title), " ", made("span", { className: "kind" }, meta.kind));
    return made("li", {}, heading, made("p", { dir: "auto" }, ...marked(excerpt)));
  };

  let current = 0;
  let left = [];
  const show = async (turn) => {
    const pages = await Promise.all(left.splice(0, PAGE).map((one) => one.data()));
    if (turn !== current) return null;
    const items = pages.map(item);
    list.append(...items);
    more.hidden = !left.length;
    return items[0];
  };

  const search = async (pagefind) => {
    const turn = ++current;
    const query = input.value.trim();
    const filters = chosen();
    const kept = new URLSearchParams(query ? { q: query, ...filters } : filters).toString();
    history.replaceState(null, "", kept ? `?${kept}` : location.pathname);
    const asked = query || Object.keys(filters).length;
    const groups = asked ? await Promise.all(names(query).map((name) => exact(pagefind, name, filters))) : [];
    const found = asked ? await pagefind.search(query || null, { filters }) : { results: [] };
    if (turn !== current) return;
    left = [...new Map([...groups.flat(), ...found.results].map((one) => [one.id, one])).values()];
    status.value = !asked ? "" : left.length ? words.hits.replace("{count}", left.length) : words.nothing;
    list.replaceChildren();
    await show(turn);
  };

  /* The labels are fetched only when somebody wants them: their index is the part that grows with the site. */
  let offered;
  const offer = async (pagefind) => {
    const known = await pagefind.filters();
    for (const [name, text] of Object.entries(labels)) {
      const values = Object.keys(known[name] ?? {}).sort((one, other) => one.localeCompare(other, undefined, { numeric: true }));
      if (values.length < 2) continue;
      const select = made("select", { name }, new Option(words.all, ""), ...values.map((value) => new Option(value, value)));
      select.value = state.get(name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
      selects.append(made("label", {}, text, select));
    }
  };

  const guarded = (action) => action.catch((error) => (status.value = `${words.failed} ${error.message}`));
  const start = async () => {
    const pagefind = await import(new URL("pagefind/pagefind.js", root));
    await pagefind.options({ noWorker: true });
    await pagefind.init();
    let waiting;
    if (Object.keys(labels).some((name) => state.has(name))) {
      await (offered = offer(pagefind));
      narrow.open = true;
    }
    narrow.addEventListener("toggle", () => guarded((offered ??= offer(pagefind))));
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => guarded(search(pagefind)), 250);
    });
    await search(pagefind);
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", async () => (await show(current))?.querySelector("a").focus());
  if (!input.value) input.focus();
  guarded(start());
})();
