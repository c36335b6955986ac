/* Two to four rows of the table of a page side by side. Without this script the table stands whole.

   A row goes by the last part of the address that its first cell leads to, which is the same in every language. The words
   are attributes of the script element; who is chosen is kept in the address: `?with=audit,policy`. */
(() => {
  const words = document.currentScript.dataset;
  const table = document.querySelector("article table");
  if (!table) return;
  const MOST = 4;
  const whole = table.closest(".table") ?? table;
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
  const rows = new Map([...table.tBodies[0].rows].map((row) => [row.querySelector("a").pathname.split("/").at(-2), row]));
  const name = (key) => rows.get(key).cells[0].textContent;

  const made = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const select = made("select");
  const status = made("output");
  const reset = made("button", { type: "button" }, words.reset);
  const form = made("form", { className: "filters list" }, made("label", {}, words.one, select), made("button", {}, words.add));
  const chosen = made("ul", { className: "chosen" });
  const side = made("div", { className: "table side", tabIndex: 0, role: "region", ariaLabel: words.side });
  whole.before(form, chosen, made("p", { className: "listed" }, status, reset), side);
  const isWide = matchMedia("(min-width: 45em)").matches;
  const fold = made("details", { className: "folded", open: isWide });
  whole.replaceWith(fold);
  fold.append(made("summary", {}, words.every), whole);

  /* The citation of the page, in each of its forms, with the choice in its address. */
  const own = document.querySelector("link[rel=canonical]").getAttribute("href");
  const cited = [...document.querySelectorAll(".cite p, .cite code")].map((place) => [place, place.textContent]);

  let keys = [];
  const query = () => (keys.length ? `?with=${keys.join(",")}` : "");
  const copied = (cell) => [...cell.cloneNode(true).childNodes];
  const beside = () => {
    const columns = keys.map((key) => [...rows.get(key).cells]);
    const line = (tag, place) => columns.map((cells) => made(tag, tag === "th" ? { scope: "col" } : {}, ...copied(cells[place])));
    const lines = heads.slice(1).map((head, place) => made("tr", {}, made("th", { scope: "row" }, head), ...line("td", place + 1)));
    const top = made("tr", {}, made("th", { scope: "col" }, heads[0]), ...line("th", 0));
    return made("table", {}, made("thead", {}, top), made("tbody", {}, ...lines));
  };

  const show = (said = "") => {
    const some = keys.length > 1;
    fold.hidden = some;
    side.hidden = !some;
    side.replaceChildren(...(some ? [beside()] : []));
    reset.hidden = !keys.length;
    for (const [place, text] of cited) place.textContent = text.replaceAll(own, own + query());
    status.value = said || (keys.length === 1 ? words.few : "");
    chosen.replaceChildren(...keys.map((key) => {
      const button = made("button", { type: "button", ariaLabel: words.remove.replace("{name}", name(key)) }, name(key));
      button.addEventListener("click", () => choose(keys.filter((one) => one !== key)));
      return made("li", {}, button);
    }));
    const left = [...rows.keys()].filter((key) => !keys.includes(key));
    select.required = keys.length < MOST && left.length > 0;
    select.replaceChildren(new Option(words.pick, ""), ...left.map((key) => new Option(name(key), key)));
  };
  const choose = (wanted) => {
    keys = wanted;
    history.pushState(null, "", location.pathname + query());
    show();
    select.focus();
  };
  const read = () => {
    const wanted = (new URLSearchParams(location.search).get("with") ?? "").split(",");
    const known = [...new Set(wanted)].filter((key) => rows.has(key));
    keys = known.slice(0, MOST);
    show(known.length > MOST ? words.most : "");
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (keys.length < MOST && select.value) choose([...keys, select.value]);
    else show(words.most);
  });
  reset.addEventListener("click", () => choose([]));
  window.addEventListener("popstate", read);
  read();
})();
