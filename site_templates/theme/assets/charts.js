/* Adds to each chart: its values under the pointer and the arrow keys, drawn by Vega once asked for, and a PNG of it.

   Without this script a chart has its drawing, table, files and citation, which is nearly all. The words, and the
   address of Vega, are attributes of the script element. */
(() => {
  const words = document.currentScript.dataset;
  const maker = new URL("picture.js", document.currentScript.src);
  /* Of marks that say the same the last is gone to. */
  const MARKS = ["text", "line", "path, rect, circle"];

  const made = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  /* Vega, fetched for the first chart that is opened. */
  let vega;
  const drawer = () =>
    (vega ??= new Promise((resolve, reject) => {
      const onerror = () => (script.remove(), (vega = null), reject(new Error(words.bundle)));
      const script = made("script", { src: words.bundle, onload: () => resolve(window.vegaEmbed), onerror });
      document.head.append(script);
    }));

  const json = async (path) => {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  };

  /* What a mark says, beside it: a value, its name, where it stands. */
  const telling = (stage) => {
    const tip = made("output", { className: "chart-tip", hidden: true });
    let marks = [];
    let current = -1;
    const hide = () => {
      tip.hidden = true;
      stage.querySelector(".current")?.classList.remove("current");
    };
    const show = (text, across, { top, bottom }) => {
      hide();
      tip.replaceChildren(...text.split("\n").map((line, place) => made(place ? "span" : "strong", {}, line)));
      tip.hidden = false;
      const frame = stage.getBoundingClientRect();
      const left = Math.max(0, Math.min(across - frame.left - tip.offsetWidth / 2, frame.width - tip.offsetWidth));
      const above = bottom + tip.offsetHeight + 16 > innerHeight;
      tip.style.left = `${left}px`;
      tip.style.top = `${(above ? top - tip.offsetHeight - 8 : bottom + 8) - frame.top}px`;
    };
    const go = (to) => {
      current = Math.max(0, Math.min(to, marks.length - 1));
      const mark = marks[current];
      if (!mark) return;
      const box = mark.getBoundingClientRect();
      show(mark.__data__.tooltip, box.left + box.width / 2, box);
      mark.classList.add("current");
    };
    const keys = {
      ArrowRight: () => go(current + 1), ArrowDown: () => go(current + 1),
      ArrowLeft: () => go(current - 1), ArrowUp: () => go(current - 1),
      Home: () => go(0), End: () => go(marks.length - 1), Escape: hide,
    };
    stage.addEventListener("keydown", (event) => {
      if (!keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
    stage.addEventListener("blur", hide);
    /* A finger taps, and what it was told stays when it lifts. */
    stage.addEventListener("pointerleave", ({ pointerType }) => pointerType === "touch" || hide());
    stage.addEventListener("click", (event) => pointed(null, event, null, event.target.__data__?.tooltip));
    const ready = () => {
      const place = (mark) => mark.getBoundingClientRect();
      const found = MARKS.flatMap((kind) => [...stage.querySelectorAll(kind)]);
      const all = found.filter((mark) => mark.__data__?.tooltip);
      marks = [...new Map(all.map((mark) => [mark.__data__.tooltip, mark])).values()];
      marks.sort((one, other) => Math.round(place(one).top - place(other).top) || place(one).left - place(other).left);
      stage.append(tip);
    };
    const pointed = (_, event, item, text) => text && show(text, event.clientX, event.target.getBoundingClientRect());
    return { ready, pointed };
  };

  const opened = async (figure) => {
    const narrow = figure.querySelector(".chart-narrow");
    const layout = narrow.offsetWidth ? "narrow" : "wide";
    const [embed, spec] = await Promise.all([drawer(), json(`${figure.id.replace("chart-", "")}.${layout}.vl.json`)]);
    const drawn = made("div", { ariaHidden: "true" });
    const stage = made("div", { className: `chart-live chart-live-${layout}`, tabIndex: 0 }, drawn);
    stage.setAttribute("role", "application");
    stage.setAttribute("aria-label", `${spec.description} ${words.keys}`);
    narrow.after(stage);
    const { ready, pointed } = telling(stage);
    const options = { ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: pointed };
    const { finalize } = await embed(drawn, spec, options);
    ready();
    figure.classList.add("open");
    stage.focus({ preventScroll: true });
    return () => {
      finalize();
      stage.remove();
      figure.classList.remove("open");
    };
  };

  const saved = async (figure) => {
    const { picture } = await import(maker);
    made("a", { href: await picture(figure), download: `${figure.id}.png` }).click();
  };

  for (const figure of document.querySelectorAll("figure.chart")) {
    const status = made("output", { className: "chart-status" });
    const explore = made("button", { type: "button" }, words.explore);
    const save = made("button", { type: "button" }, words.save);
    figure.querySelector(".chart-actions").append(made("li", {}, explore), made("li", {}, save));
    figure.append(status);
    const guarded = (action) => async () => {
      status.value = words.loading;
      try {
        status.value = (await action()) ?? "";
      } catch (error) {
        status.value = `${words.failed} ${error.message}`;
      }
    };
    let close;
    explore.addEventListener("click", guarded(async () => {
      if (close) close = close();
      else close = await opened(figure);
      explore.textContent = close ? words.back : words.explore;
      return close && words.keys;
    }));
    save.addEventListener("click", guarded(() => saved(figure)));
  }
})();
