/* What the tests look at in a page. A script of the same origin, since code of the debugger escapes the policy. */
globalThis.looks = (() => {
  const named = (element) => {
    const name = element.getAttribute("class") ? `.${element.getAttribute("class").replaceAll(" ", ".")}` : "";
    return `${element.localName}${element.id ? `#${element.id}` : name} “${element.textContent.trim().slice(0, 30)}”`;
  };
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });

  const axeFaults = async (rules) => {
    const { violations } = await axe.run({ runOnly: rules, resultTypes: ["violations"], preload: false });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.html.slice(0, 120)}: ${node.failureSummary}`),
    );
  };

  /* Elements that reach beyond the page, unless they stand in a region that scrolls by keyboard. */
  const wide = (look) => {
    const width = innerWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const all = [...document.body.querySelectorAll("*")].filter(shown);
    const out = all.filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      return (right > width + 1 || left < -1) && !one.closest("[role=region][tabindex]");
    });
    return [`${look}: ${document.documentElement.scrollWidth}`, ...out.slice(0, 5).map((one) => `${look}: ${named(one)}`)];
  };

  /* The spacing of text that WCAG 1.4.12 asks pages to bear. */
  const spaced = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }",
    );
    document.adoptedStyleSheets.push(sheet);
    const cut = [...document.querySelectorAll("summary, button, header a, .swatch, td, th")].filter((one) => {
      const { overflowX, overflowY } = getComputedStyle(one);
      return (
        shown(one) &&
        ((overflowX === "hidden" && one.scrollWidth > one.clientWidth + 1) ||
          (overflowY === "hidden" && one.scrollHeight > one.clientHeight + 1))
      );
    });
    const found = [...wide("wide text"), ...cut.map((one) => `cut: ${named(one)}`)];
    document.adoptedStyleSheets.pop();
    return found;
  };

  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const channels = (colour) => {
    if (!known.has(colour)) known.set(colour, painted(colour));
    return known.get(colour);
  };
  const painted = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const luminance = (colour) => {
    const [r, g, b] = [...channels(colour)].slice(0, 3).map((one) => {
      const part = one / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (channels(colour)[3] === 255) return colour;
    }
    return "#fff";
  };

  /* Texts outside of drawings whose contrast with what lies behind them is below `least`. */
  const pale = (least) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Map();
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      if (!texts.currentNode.data.trim() || element.closest("svg, script") || !shown(element)) continue;
      const style = getComputedStyle(element);
      if (style.fontSize === "0px") continue;
      const [one, other] = [luminance(style.color), luminance(ground(element))];
      const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      if (contrast < least) found.set(named(element), contrast);
    }
    return [...found].slice(0, 5).map(([name, contrast]) => `${name}: ${contrast.toFixed(1)}`);
  };

  /* Tables that are wider than the paper or than what holds them, and what stays folded. */
  const cut = () => {
    const tables = [...document.querySelectorAll("table")].filter(shown);
    const wider = tables.filter((table) => {
      const holder = table.parentElement;
      return (
        table.getBoundingClientRect().right > innerWidth + 1 ||
        table.getBoundingClientRect().left < -1 ||
        table.scrollWidth > table.clientWidth + 1 ||
        holder.scrollWidth > holder.clientWidth + 1
      );
    });
    const folded = [...document.querySelectorAll("details")].filter(
      (one) => shown(one) && ![...one.children].slice(1).every(shown),
    );
    return [...wider, ...folded].map(named);
  };

  const unfold = (selector) => document.querySelectorAll(selector).forEach((one) => (one.open = true));

  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  /* Leaves of the rows of a table or list that are alike only the first `some`. Alike are rows with the same kinds of
     elements, of the same classes, with the same attributes and a text or none, in the same cells; rows within rows are
     thinned first. */
  const thin = (some) => {
    const kind = (one) =>
      [one.localName, one.getAttribute("class"), ...one.getAttributeNames(), !one.textContent.trim()].join(".");
    const kinds = (one) => [...new Set([...one.querySelectorAll("*")].map(kind))].sort();
    const shape = (row) => [kind(row), row.hidden, ...[...row.children].map((one) => `${kind(one)}: ${kinds(one)}`)].join();
    for (const holder of [...document.querySelectorAll("article :is(tbody, ul, ol)")].reverse()) {
      for (const alike of Map.groupBy(holder.children, shape).values()) alike.slice(some).forEach((row) => row.remove());
    }
  };

  const nameOf = (one) =>
    one.getAttribute("aria-label") ||
    document.getElementById(one.getAttribute("aria-labelledby"))?.textContent ||
    [...(one.labels ?? [])].map((label) => label.textContent).join("") ||
    one.textContent ||
    one.querySelector("img")?.alt ||
    "";
  /* Nine points of each box of an element, as far as it is on the screen. */
  const pointsOf = (one) =>
    [...one.getClientRects()].flatMap((box) => {
      const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
      const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
      if (right <= left || bottom <= top) return [];
      const parts = [0.1, 0.5, 0.9];
      return parts.flatMap((x) => parts.map((y) => [left + x * (right - left), top + y * (bottom - top)]));
    });
  const uncovered = (one) => pointsOf(one).some(([x, y]) => one.contains(document.elementFromPoint(x, y)));
  const wrongWith = (one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    const { width, height } = one.getBoundingClientRect();
    const faults = {
      "has no name": !nameOf(one).trim(),
      "shows no focus": outlineStyle === "none" || parseFloat(outlineWidth) < 1,
      "is not seen": !shown(one) || width < 1 || height < 1,
      "is out of sight": !pointsOf(one).length,
      "lies below something else": !uncovered(one),
    };
    return Object.keys(faults).filter((fault) => faults[fault]);
  };

  let ways = [];
  let met = new Map();
  /* Looks at what has the focus before the next key takes it away: by then the page has scrolled to it. */
  const meet = () => {
    const one = document.activeElement;
    if (one && one !== document.body && !met.has(one)) met.set(one, wrongWith(one));
  };
  /* Begins to look; returns how many elements the keyboard should reach, also the one that the page gave the focus. */
  const watch = () => {
    document.activeElement.blur();
    met = new Map();
    ways = [...document.querySelectorAll(CONTROLS)].filter(
      (one) => shown(one) && !one.disabled && !one.closest("svg"),
    );
    addEventListener("keydown", meet, { capture: true });
    return ways.length;
  };
  /* What is wrong with what the keyboard met, and what it did not meet. */
  const walked = () => {
    meet();
    const wrong = [...met].flatMap(([one, faults]) => faults.map((fault) => `${named(one)} ${fault}`));
    return [...wrong, ...ways.filter((one) => !met.has(one)).map((one) => `${named(one)} is not reached`)];
  };

  return { thin, watch, walked, axe: axeFaults, wide, spaced, pale, cut, unfold, named, shown };
})();
