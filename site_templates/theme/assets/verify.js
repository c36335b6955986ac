/* Whether a file is one that we published. It is hashed here, in the browser, and goes nowhere.

   The words, and the way to the top of the site, are attributes of the script element. */
(() => {
  const { top, choose, reading, none, failed, found } = document.currentScript.dataset;
  const form = document.createElement("form");
  form.className = "verify";
  const label = document.createElement("label");
  const input = document.createElement("input");
  const output = document.createElement("output");
  input.type = "file";
  label.append(choose, input);
  form.append(label, output);
  document.querySelector("article h1").after(form);

  const text = async (path) => {
    const answer = await fetch(top + path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.text();
  };

  /* Release, path and hash of every file: of the site that stands, and of each release that was frozen. */
  const published = async () => {
    const [manifest, releases] = (await Promise.all(["api/manifest.json", "api/releases.json"].map(text))).map(JSON.parse);
    const frozen = await Promise.all(
      releases.map(async ({ version }) => {
        const lines = (await text(`data/releases/${version}/downloads.csv`)).trim().split(/\r?\n/).slice(1);
        return lines.map((line) => {
          const cells = line.split(",");
          return { release: version, sha256: cells.at(-1), path: cells.slice(0, -2).join(",").replace(/^"|"$/g, "") };
        });
      }),
    );
    return [...frozen.flat(), ...manifest.map((file) => ({ ...file, release: "" }))];
  };

  const verify = async (file) => {
    output.value = reading;
    try {
      const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
      const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      const same = (await published()).filter((one) => one.sha256 === hash);
      const named = [...new Set(same.map(({ release, path }) => `${release} ${path}`.trim()))];
      output.value = same.length ? `${found} ${named.join(" · ")}` : none;
      output.className = same.length ? "ours" : "unknown";
    } catch (error) {
      output.value = `${failed} ${error.message}`;
    }
  };

  input.addEventListener("change", () => input.files.length && verify(input.files[0]));
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) verify(event.dataTransfer.files[0]);
  });
})();
