/* Filters above the first table of a page. Without this script the table stands whole, which is all that is lost.

   The columns to filter by, and the words, are attributes of the script element. The state is kept in the address. */
(() => {
  const { columns, all, search, count } = document.currentScript.dataset;
  const table = document.querySelector("article table, main table");
  if (!table) return;
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
  const cells = rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
  const state = new URLSearchParams(location.search);
  const form = document.createElement("form");
  form.className = "filters";
  form.addEventListener("submit", (event) => event.preventDefault());
  const shown = document.createElement("output");

  const labelled = (text, control) => {
    const label = document.createElement("label");
    label.append(text, control);
    form.append(label);
    return control;
  };
  const box = labelled(search, document.createElement("input"));
  box.type = "search";
  box.value = state.get("text") ?? "";
  const selects = columns.split(" ").map(Number).map((column) => {
    const select = labelled(heads[column], document.createElement("select"));
    const values = [...new Set(cells.map((row) => row[column]))];
    select.append(new Option(all, ""), ...values.map((value) => new Option(value, value)));
    select.value = state.get(String(column)) ?? "";
    if (select.selectedIndex < 0) select.value = "";
    return [column, select];
  });
  form.append(shown);

  const narrow = () => {
    const words = box.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    rows.forEach((row, place) => {
      const text = cells[place].join(" ").toLocaleLowerCase();
      const fits = selects.every(([column, select]) => !select.value || cells[place][column] === select.value);
      row.hidden = !(fits && words.every((word) => text.includes(word)));
      left += row.hidden ? 0 : 1;
    });
    shown.value = count.replace("{shown}", left).replace("{all}", rows.length);
  };

  const keep = () => {
    const kept = new URLSearchParams();
    if (box.value) kept.set("text", box.value);
    for (const [column, select] of selects) if (select.value) kept.set(String(column), select.value);
    const query = kept.toString();
    history.replaceState(null, "", query ? `?${query}${location.hash}` : location.pathname + location.hash);
  };
  form.addEventListener("input", () => {
    narrow();
    keep();
  });
  (table.closest(".md-typeset__scrollwrap") ?? table).before(form);
  narrow();
})();
