/* A picture of a chart to keep: the drawing as published with its caption, key and citation, light colours on white. */

const INK = "#1f2328";
const QUIET = "#4a5158";
const MARGIN = 24;
const SWATCH = 16;
const SCALE = 2;

/* The light colours of the style sheet, whatever the page is shown in; `legend` has them too. */
const lit = (figure) => {
  const frame = document.createElement("div");
  frame.hidden = true;
  frame.dataset.mdColorScheme = "default";
  frame.style.color = INK;
  const legend = figure.querySelector(".chart-legend")?.cloneNode(true);
  if (legend) frame.append(legend);
  document.body.append(frame);
  return frame;
};

const image = async (svg, colours, family) => {
  const copy = svg.cloneNode(true);
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  for (const text of copy.querySelectorAll("text")) text.setAttribute("font-family", family);
  const text = new XMLSerializer()
    .serializeToString(copy)
    .replace(/var\((--[\w-]+),?([^()]*)\)/g, (_, name, other) => colours.getPropertyValue(name).trim() || other)
    .replaceAll("currentColor", INK);
  const drawing = new Image();
  drawing.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
  await drawing.decode();
  return { drawing, width, height };
};

/* Lines of at most a width, broken where the language allows it. */
const lines = (context, text, width) => {
  const words = [...new Intl.Segmenter(document.documentElement.lang, { granularity: "word" }).segment(text)];
  const broken = [""];
  for (const { segment } of words) {
    const line = broken.at(-1) + segment;
    if (context.measureText(line.trimEnd()).width > width && broken.at(-1)) broken.push(segment.trimStart());
    else broken[broken.length - 1] = line;
  }
  return broken;
};

export const picture = async (figure) => {
  const frame = lit(figure);
  const family = getComputedStyle(figure).fontFamily;
  const svg = figure.querySelector(".chart-wide svg");
  const { drawing, width, height } = await image(svg, getComputedStyle(frame), family);
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  const rightwards = getComputedStyle(figure).direction !== "rtl";
  const full = width + 2 * MARGIN;

  /* Everything from the top down; `paint` is false while only the height is sought. */
  const laid = (paint) => {
    let y = MARGIN;
    const text = (selector, [weight, size, colour]) => {
      context.font = `${weight} ${size}px ${family}`;
      context.fillStyle = colour;
      const said = figure.querySelector(selector).textContent.trim();
      for (const line of lines(context, said, width)) {
        y += size * 1.4;
        if (paint) context.fillText(line, rightwards ? MARGIN : full - MARGIN, y - size * 0.35);
      }
      y += 6;
    };
    const key = () => {
      let x = 0;
      context.font = `400 14px ${family}`;
      for (const item of frame.querySelectorAll("li")) {
        const style = getComputedStyle(item.querySelector(".swatch"));
        const [symbol, label] = [item.firstElementChild.textContent, item.lastChild.textContent.trim()];
        const size = SWATCH + 6 + context.measureText(label).width;
        if (x && x + size > width) [x, y] = [0, y + 24];
        const from = rightwards ? MARGIN + x : full - MARGIN - x;
        if (paint) entry(context, { style, symbol, label, x: from, y: y + 4, way: rightwards ? 1 : -1 });
        x += size + 18;
      }
      if (x) y += 32;
    };
    text(".chart-message", [700, 19, INK]);
    text(".chart-about", [400, 14, QUIET]);
    key();
    if (paint) context.drawImage(drawing, MARGIN, y, width, height);
    y += height + 8;
    text(".chart-actions .cite p", [400, 12, QUIET]);
    return y + MARGIN - 6;
  };

  [canvas.width, canvas.height] = [full * SCALE, Math.ceil(laid(false)) * SCALE];
  context.scale(SCALE, SCALE);
  context.direction = rightwards ? "ltr" : "rtl";
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  laid(true);
  frame.remove();
  return canvas.toDataURL("image/png");
};

/* One line of the key: its mark as the style sheet has it, and its words. */
const entry = (context, { style, symbol, label, x, y, way }) => {
  const left = way > 0 ? x : x - SWATCH;
  context.fillStyle = style.backgroundColor;
  context.fillRect(left, y, SWATCH, SWATCH);
  if (style.borderTopStyle !== "none") {
    context.strokeStyle = "#4a4a4a";
    context.setLineDash(style.borderTopStyle === "dashed" ? [3, 2] : []);
    context.strokeRect(left + 0.5, y + 0.5, SWATCH - 1, SWATCH - 1);
  }
  if (style.fontSize !== "0px") {
    context.fillStyle = style.color;
    context.textAlign = "center";
    context.fillText(symbol, left + SWATCH / 2, y + 13);
    context.textAlign = "start";
  }
  context.fillStyle = INK;
  context.fillText(label, x + way * (SWATCH + 6), y + 13);
};
