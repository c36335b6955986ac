/* Searches the site, with Pagefind. Without this script the page has the lists to browse.

   The words, and the way to the top of the site, are attributes of the script element. The state is kept in the address. */
(() => {
  const words = document.currentScript.dataset;
  const root = new URL(`${words.top}${document.documentElement.dataset.language}/`, location.href);
  const state = new URLSearchParams(location.search);
  const labels = { kind: words.kind, package: words.package, entity: words.entity, indicator: words.indicator, period: words.period };
  const PAGE = 10;
  const EXACT = 100;
  const LEADING = 20;
  const FEW = 3;
  const SOME = 30;

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

  /* As the index has it (`name_word` in generator/site/search.py): a symbol, number, id or
     acronym as one word. */
  const whole = (name) => `q${name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")}q0`;
  const names = (query) => {
    const parts = query.match(/[\p{L}\p{N}_./~-]+/gu) ?? [];
    const named = /\p{N}|[./~]|^\p{Lu}[\p{L}\p{N}_-]*\p{Lu}/u;
    const isName = (part) => named.test(part) || (parts.length === 1 && /\p{Lo}/u.test(part));
    return [...new Set(parts.filter(isName).map(whole))];
  };

  /* As the index has it (`with_breaks` in generator/site/search.py): each Chinese character is a word,
     and a phrase its characters. */
  const HAN = "\\u3400-\\u4dbf\\u4e00-\\u9fff";
  const between = new RegExp(`(?<=[${HAN}])(?=[${HAN}a-z0-9])|(?<=[a-z0-9])(?=[${HAN}])`, "gi");
  const apart = (text) => text.replace(between, " ");
  const phrases = async (pagefind, query, filters) => {
    const parts = query.split(/\s+/).map((part) => (apart(part) === part ? part : `"${apart(part)}"`));
    const found = await Promise.all(parts.map((part) => pagefind.search(part, { filters })));
    const all = found.map((one) => new Set(one.results.map((result) => result.id)));
    const ranked = await pagefind.search(apart(query), { filters });
    return ranked.results.filter((one) => all.every((ids) => ids.has(one.id)));
  };

  let isLoose = false;
  /* Pages in which every part of the query stands; where none has a Chinese phrase as it is, those with its characters. */
  const pages = async (pagefind, query, filters) => {
    const found = apart(query) === query ? [] : await phrases(pagefind, query, filters);
    isLoose = apart(query) !== query && !found.length;
    return found.length ? found : (await pagefind.search(apart(query) || null, { filters })).results;
  };

  /* Of a number that is on no page, the index finds pages with its first digits: 20 for 2011. */
  let numbers;
  const unknown = async (query) => {
    const asked = query.match(/(?<![\w./~-])\d+(?![\w/~-])/g) ?? [];
    if (!asked.length) return [];
    const known = new URL("pagefind/numbers.json", root);
    numbers ??= new Set(await fetch(known).then((answer) => answer.json(), () => asked));
    return asked.filter((number) => !numbers.has(number));
  };

  /* Words of letters of which the first pages that the index finds do not have the beginning:
     it found others instead. */
  const LOOKED_AT = 5;
  const strange = async (pagefind, query) => {
    const isChecked = (part) => /^\p{L}{4,}$/u.test(part) && !/\p{Script=Han}/u.test(part);
    const parts = [...new Set(query.split(/\s+/))].filter(isChecked);
    const absent = async (part) => {
      const begin = part.toLowerCase().slice(0, Math.max(4, Math.ceil(part.length * 0.7)));
      const { results } = await pagefind.search(part);
      const seen = await Promise.all(results.slice(0, LOOKED_AT).map((one) => one.data()));
      const has = ({ content, meta }) =>
        [content, meta.title, meta.figure, meta.name].join(" ").toLowerCase().includes(begin);
      return seen.some(has) ? null : part;
    };
    return (await Promise.all(parts.map(absent))).filter(Boolean);
  };

  /* Pages with at least half of the words: with more of them first, then with rarer ones. */
  const partly = async (pagefind, query, filters) => {
    const parts = query.split(/\s+/);
    if (parts.length < 2) return [];
    const found = await Promise.all(parts.map((part) => pages(pagefind, part, filters)));
    const scores = new Map();
    for (const results of found) {
      for (const one of results) {
        const { count, rarity } = scores.get(one.id) ?? { count: 0, rarity: 0 };
        scores.set(one.id, { one, count: count + 1, rarity: rarity + 1 / results.length });
      }
    }
    const enough = [...scores.values()].filter(({ count }) => count >= parts.length / 2);
    enough.sort((a, b) => b.count - a.count || b.rarity - a.rarity);
    return enough.slice(0, SOME).map(({ one }) => one);
  };

  /* Pages that go by a name exactly, then those that cite it; where there is none the index finds others that are like it. */
  const exact = async (pagefind, name, filters) => {
    const found = await pagefind.search(name, { filters });
    const pages = await Promise.all(found.results.slice(0, EXACT).map((one) => one.data()));
    const by = (field) => found.results.filter((_, place) => pages[place]?.meta[field]?.split(" ").includes(name));
    return [...by("name"), ...by("cites")];
  };

  const chosen = () => Object.fromEntries([...selects.querySelectorAll("select")].map((one) => [one.name, one.value]).filter(([, value]) => value));

  const plain = (html) => new DOMParser().parseFromString(`<p>${html}`, "text/html").body.textContent;
  const marked = (excerpt) =>
    excerpt.split(/<\/?mark>/).map((part, place) => (place % 2 ? made("mark", {}, plain(part)) : plain(part)));

  /* The text of a result: from its first word on, and in the direction of its letters, where it has any. */
  const excerptOf = ([beginning, ...rest]) => {
    const text = made("p", {}, beginning.replace(/^[\s:：;,.)(–]+/, ""), ...rest);
    if (/\p{L}/u.test(text.textContent)) text.dir = "auto";
    return text;
  };

  const item = ({ url, meta, filters, excerpt }) => {
    const title = (meta.title ?? meta.figure).replaceAll("\u200b", "");
    const heading = made("p", {}, made("a", { href: url }, title));
    if (meta.value) heading.append(" ", made("b", {}, meta.value));
    const kinds = filters.kind.map((kind) => made("span", { className: "kind" }, kind));
    const about = made("p", { className: "about" }, ...kinds, " ", (filters.package ?? []).join(" · "));
    const text = marked(excerpt.replaceAll("\u200b", ""));
    const said = text.map((part) => part.textContent ?? part).join("");
    const repeats = meta.figure && (said.startsWith(title) || said.trim() === `${meta.value}.`);
    return made("li", {}, heading, about, excerptOf(repeats ? [""] : text));
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

  /* Pages whose whole title is the query come first: ranked by words alone, a long title that repeats one wins. */
  const titled = async (found, query) => {
    const pages = await Promise.all(found.slice(0, LEADING).map((one) => one.data()));
    const { compare } = new Intl.Collator(document.documentElement.lang, { sensitivity: "base" });
    const title = ({ meta }) => (meta.title ?? meta.figure)?.replaceAll("\u200b", "");
    const same = (page) => title(page) !== undefined && compare(title(page), query) === 0;
    return found.filter((_, place) => pages[place] && same(pages[place]));
  };

  /* What is said of a search: how many pages, which words are on none of them, and what the site
     does not hold. */
  const say = (asked, exactly, missing) => {
    const count = new Intl.NumberFormat(document.documentElement.lang).format(left.length);
    const said = left.length ? words.hits.replace("{count}", count) : words.nothing;
    const absent = missing.length ? words.absent.replace("{words}", missing.join(", ")) : "";
    const some = left.length && !exactly ? words.some : "";
    status.value = asked ? [absent, some, said].filter(Boolean).join(" ") : "";
    if (!asked || (exactly && !absent)) return;
    const held = new URL("search/#what-this-site-holds", root);
    const letters = made("a", { href: new URL("a-z/", root) }, words.letters);
    status.append(" ", made("a", { href: held }, words.held), " · ", letters);
  };

  const search = async (pagefind) => {
    const turn = ++current;
    const typed = input.value.trim();
    const filters = chosen();
    const kept = new URLSearchParams(typed ? { q: typed, ...filters } : filters).toString();
    if (`?${kept}` !== location.search) history.replaceState(null, "", kept ? `?${kept}` : location.pathname);
    const missing = [...(await unknown(typed)), ...(await strange(pagefind, typed))];
    const without = (text, word) => text.replace(new RegExp(`${word}[年]?`), " ");
    const query = missing.reduce(without, typed).trim();
    const asked = query || Object.keys(filters).length;
    const groups = asked ? await Promise.all(names(query).map((name) => exact(pagefind, name, filters))) : [];
    const found = asked ? await pages(pagefind, query, filters) : [];
    const first = await titled(found, query);
    const further = asked && found.length < FEW ? await partly(pagefind, query, filters) : [];
    if (turn !== current) return;
    const all = [...groups.flat(), ...first, ...found, ...further];
    left = [...new Map(all.map((one) => [one.id, one])).values()];
    const isNames = groups.length === query.split(/\s+/).length;
    const named = isNames && groups.every((pages) => pages.length);
    say(typed || asked, (found.length > 0 && !isLoose) || named, missing);
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
    await pagefind.options({ noWorker: true, ranking: { pageLength: 0.3, metaWeights: { title: 30, figure: 2, name: 0, cites: 0, value: 0 } } });
    await pagefind.init();
    let waiting;
    if (narrow.open || Object.keys(labels).some((name) => state.has(name))) {
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

  /* The index weighs more than the page: it is fetched when somebody asks, in the form or in the address. */
  let begun;
  const begin = () => guarded((begun ??= start()));
  if (input.value || Object.keys(labels).some((name) => state.has(name))) begin();
  else {
    form.addEventListener("input", begin, { once: true });
    narrow.addEventListener("toggle", begin, { once: true });
  }
})();
