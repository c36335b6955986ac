/* Sorts and narrows down the first table of a page. Without this script the table stands whole, which is all that is lost.

   The columns (`ListColumn` in generator/pages/page.py) and the words are attributes of the script element. The state is
   kept in the address, by keys that are the same in every language. */
(() => {
  const words = document.currentScript.dataset;
  const table = document.querySelector("article table, main table");
  if (!table) return;
  const lang = document.documentElement.lang;
  const { compare } = new Intl.Collator(lang, { numeric: true });
  const marks = new Intl.NumberFormat(`${lang}-u-nu-latn`).formatToParts(123456.7);
  const [group, decimal] = ["group", "decimal"].map((type) => marks.find((mark) => mark.type === type).value);
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => {
    const texts = [...row.cells].map((cell) => cell.textContent.trim());
    return { row, parts: texts.map((text) => text.split(" · ")), text: texts.join(" ").toLocaleLowerCase(lang) };
  });
  const place = table.closest(".table") ?? table;

  const made = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const box = made("input", { type: "search", autocomplete: "off" });
  const status = made("output");
  const reset = made("button", { type: "button" }, words.reset);
  const form = made("form", { className: "filters list" }, made("label", {}, words.search, box));
  const columns = JSON.parse(words.columns).map((column, index) => ({ ...column, index, cell: table.tHead.rows[0].cells[index] }));
  const wide = matchMedia("(min-width: 45em)");
  const fold = made("details", { open: wide.matches }, made("summary", {}, words.filters));
  wide.addEventListener("change", () => (fold.open = wide.matches));

  /* What each cell sorts by: its class, and its place within it. What is absent comes last, whichever way. */
  const number = (text) => parseFloat(text.replace("−", "-").split(group).join("").replace(decimal, ".").match(/[+-]?\d[\d.]*/)?.[0]);
  const rank = ([text], { order, values }) => {
    const given = values.findIndex((value) => value[1] === text);
    if (text === "" || text === "–" || values[given]?.[0] === "none") return [3, 0];
    if (order === "number" && !Number.isNaN(number(text))) return [0, number(text)];
    return order !== "text" && given >= 0 ? [1, given] : [2, text];
  };
  const between = ([group, one], [other, two], way) => group - other || way * (group === 2 ? compare(one, two) : one - two);

  /* A key stands for its text: two keys of one text are one choice. */
  const key = ({ values }, wanted) => {
    const text = values.find((value) => value[0] === wanted)?.[1];
    return values.find((value) => value[1] === text)?.[0] ?? "";
  };
  for (const column of columns.filter((one) => one.filtered)) {
    const said = new Set(rows.flatMap((row) => row.parts[column.index]));
    const choices = column.values.filter(([name, text]) => said.has(text) && key(column, name) === name);
    if (column.order === "text") choices.sort(([a, one], [b, two]) => (a === "none") - (b === "none") || compare(one, two));
    column.select = made("select", {}, new Option(words.all, ""), ...choices.map(([name, text]) => new Option(text, name)));
    fold.append(made("label", {}, column.cell.textContent, column.select));
  }
  const filters = columns.filter((one) => one.select);
  if (filters.length) form.append(fold);

  let sort = "";
  const narrow = () => {
    const wanted = box.value.toLocaleLowerCase(lang).split(/\s+/).filter(Boolean);
    const chosen = filters.filter((one) => one.select.value).map((one) => [one.index, one.select.selectedOptions[0].text]);
    let left = 0;
    for (const { row, parts, text } of rows) {
      row.hidden = !(chosen.every(([index, said]) => parts[index].includes(said)) && wanted.every((word) => text.includes(word)));
      left += row.hidden ? 0 : 1;
    }
    place.hidden = !left;
    reset.hidden = !(sort || box.value || chosen.length);
    const count = words.count.replace("{shown}", left).replace("{all}", rows.length);
    status.value = left ? count : `${words.nothing} ${count}`;
  };
  const arrange = () => {
    const column = columns.find((one) => one.name === sort.replace("-", ""));
    const way = sort.startsWith("-") ? -1 : 1;
    for (const one of columns) one.cell.removeAttribute("aria-sort");
    column?.cell.setAttribute("aria-sort", way < 0 ? "descending" : "ascending");
    const ranked = rows.map(({ row, parts }) => [row, column ? rank(parts[column.index], column) : [0, 0]]);
    body.append(...ranked.sort((one, two) => between(one[1], two[1], way)).map(([row]) => row));
  };

  const keep = (how) => {
    const state = new URLSearchParams();
    if (box.value) state.set("text", box.value);
    for (const one of filters) if (one.select.value) state.set(one.name, one.select.value);
    if (sort) state.set("sort", sort);
    history[how](null, "", `${location.pathname}${state.size ? `?${state}` : ""}${location.hash}`);
  };
  const read = () => {
    const state = new URLSearchParams(location.search);
    box.value = state.get("text") ?? "";
    for (const one of filters) one.select.value = key(one, state.get(one.name));
    const wanted = state.get("sort") ?? "";
    sort = columns.some((one) => one.name === wanted.replace("-", "")) ? wanted : "";
    fold.open ||= filters.some((one) => one.select.value);
    arrange();
    narrow();
  };

  for (const { name, cell } of columns) {
    const button = made("button", { type: "button", className: "sort" }, ...cell.childNodes);
    button.addEventListener("click", () => {
      sort = { [name]: `-${name}`, [`-${name}`]: "" }[sort] ?? name;
      arrange();
      narrow();
      keep("pushState");
    });
    cell.append(button);
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    narrow();
    keep(target === box ? "replaceState" : "pushState");
  });
  reset.addEventListener("click", () => {
    history.pushState(null, "", location.pathname + location.hash);
    read();
    box.focus();
  });
  window.addEventListener("popstate", read);
  place.before(form, made("p", { className: "listed" }, status, reset));
  read();
})();
