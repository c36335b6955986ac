/* Sorts and narrows down the first table of a page, which without this script stands whole. Columns (`ListColumn` in
   generator/pages/page.py) and words are attributes of the script; the address keeps the state, in keys of no language. */
(() => {
  const words = document.currentScript.dataset;
  const table = document.querySelector("article table, main table");
  if (!table) return;
  const lang = document.documentElement.lang;
  const { compare } = new Intl.Collator(lang, { numeric: true });
  const marks = new Intl.NumberFormat(`${lang}-u-nu-latn`).formatToParts(123456.7);
  const [group, decimal] = ["group", "decimal"].map((type) => marks.find((mark) => mark.type === type).value);
  const columns = JSON.parse(words.columns).map((column, place) => ({ ...column, place, head: table.tHead.rows[0].cells[place] }));
  const rows = [...table.tBodies[0].rows].map((row) => {
    const texts = [...row.cells].map((cell) => cell.textContent.trim());
    return { row, texts, parts: texts.map((text) => text.split(" · ")), all: texts.join(" ").toLocaleLowerCase(lang) };
  });
  const frame = table.closest(".table") ?? table;

  const made = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const box = made("input", { type: "search", autocomplete: "off" });
  const status = made("output");
  const reset = made("button", { type: "button" }, words.reset);
  const SHORT = 20;
  const SPARE = 5;
  const more = made("button", { type: "button", className: "more" });
  let isWhole = false;
  const labels = made("div", { className: "labels" });
  const fold = made("details", {}, made("summary", {}, words.filters), labels);
  const form = made("form", { className: "filters list" }, made("label", {}, words.search, box), fold);

  /* A key stands for its text: two keys of one text are one choice. */
  const key = ({ values }, wanted) => {
    const text = values.find(([one]) => one === wanted)?.[1];
    return values.find(([, one]) => one === text)?.[0] ?? "";
  };
  const filters = columns.filter((column) => column.filtered);
  for (const column of filters) {
    const said = new Set(rows.flatMap(({ parts }) => parts[column.place]));
    const choices = column.values.filter(([name, text]) => said.has(text) && key(column, name) === name);
    if (column.order === "text") choices.sort(([a, one], [b, two]) => (a === "none") - (b === "none") || compare(one, two));
    column.select = made("select", {}, new Option(words.all, ""), ...choices.map(([name, text]) => new Option(text, name)));
    labels.append(made("label", {}, column.head.textContent, column.select));
  }
  fold.hidden = !filters.length;
  const wide = matchMedia("(min-width: 45em)");
  wide.onchange = () => (fold.open = wide.matches);

  /* What a cell sorts by: its class, and its place in it. What is absent comes last, whichever way. */
  const rank = (text, { order, values }) => {
    const given = values.findIndex((value) => value[1] === text);
    const number = parseFloat(text.replace("−", "-").replaceAll(group, "").replace(decimal, ".").match(/[+-]?\d[\d.]*/));
    if (!text || text === "–" || values[given]?.[0] === "none") return [3, 0];
    if (order === "number" && number === number) return [0, number];
    return order !== "text" && given >= 0 ? [1, given] : [2, text];
  };
  let sort = "";
  const arrange = () => {
    const column = columns.find(({ name }) => sort.replace("-", "") === name);
    const way = sort[0] === "-" ? -1 : 1;
    for (const { head } of columns) head.removeAttribute("aria-sort");
    column?.head.setAttribute("aria-sort", way < 0 ? "descending" : "ascending");
    const ranked = rows.map(({ row, texts }) => [row, ...(column ? rank(texts[column.place], column) : [0, 0])]);
    ranked.sort(([, a, one], [, b, two]) => a - b || way * (a === 2 ? compare(one, two) : one - two));
    table.tBodies[0].append(...ranked.map(([row]) => row));
  };
  /* A long list shows its first rows, and a button for the others. Paper has all of them. */
  const cut = (left) => {
    const shown = [...table.tBodies[0].rows].filter((row) => !row.hidden);
    for (const row of shown) row.classList.remove("further");
    const isTall = table.offsetHeight > innerHeight * (wide.matches ? 5 : 11);
    const most = isWhole || !isTall || left <= SHORT + SPARE ? left : SHORT;
    shown.forEach((row, place) => row.classList.toggle("further", place >= most));
    more.textContent = words.whole.replace("{shown}", most).replace("{all}", left);
    more.hidden = most === left;
    return most;
  };
  const narrow = () => {
    const wanted = box.value.toLocaleLowerCase(lang).split(/\s+/);
    const chosen = filters.filter(({ select }) => select.value);
    let left = 0;
    for (const { row, parts, all } of rows) {
      const fits = chosen.every(({ place, select }) => parts[place].includes(select.selectedOptions[0].text));
      row.hidden = !(fits && wanted.every((word) => all.includes(word)));
      left += !row.hidden;
    }
    const most = cut(left);
    frame.hidden = !left;
    reset.hidden = !(sort || box.value || chosen.length);
    const all = most < left ? left : rows.length;
    status.value = (left ? "" : `${words.nothing} `) + words.count.replace("{shown}", most).replace("{all}", all);
  };

  const keep = (how) => {
    const pairs = [["text", box.value], ...filters.map(({ name, select }) => [name, select.value]), ["sort", sort]];
    const query = new URLSearchParams(pairs.filter(([, value]) => value)).toString();
    history[how](null, "", location.pathname + (query && `?${query}`) + location.hash);
  };
  const read = () => {
    const state = new URLSearchParams(location.search);
    const text = state.get("text") ?? "";
    if (box.value !== text) box.value = text; // not while it is typed: that would end what an input method composes
    sort = state.get("sort") ?? "";
    for (const column of filters) column.select.value = key(column, state.get(column.name));
    fold.open ||= wide.matches || filters.some(({ select }) => select.value);
    arrange();
    narrow();
  };
  const change = (how) => {
    keep(how);
    read();
  };
  for (const { name, head } of columns) {
    const button = made("button", { type: "button", className: "sort" }, ...head.childNodes);
    button.onclick = () => {
      sort = { [name]: `-${name}`, [`-${name}`]: "" }[sort] ?? name;
      change("pushState");
    };
    head.append(button);
  }
  form.onsubmit = (event) => event.preventDefault();
  form.oninput = ({ target }) => change(target === box ? "replaceState" : "pushState");
  reset.onclick = () => {
    history.pushState(null, "", location.pathname + location.hash);
    read();
    box.focus();
  };
  more.onclick = () => {
    const next = table.querySelector("tr.further:not([hidden]) a");
    isWhole = true;
    narrow();
    next?.focus();
  };
  addEventListener("popstate", read);
  frame.before(form, made("p", { className: "listed" }, status, reset));
  frame.after(more);
  read();
})();
