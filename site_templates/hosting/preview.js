/* For `answerable serve` only: loads the page again after each build, and shows why a build failed. */
(async () => {
  const own = document.currentScript.dataset.builds;
  const box = document.createElement("pre");
  box.setAttribute("role", "alert");
  box.className = "admonition danger";
  box.hidden = true;
  document.body.prepend(box);
  let ended = "";
  for (;;) {
    try {
      const news = await (await fetch(`/preview/state?ended=${ended}`)).json();
      if (news.builds !== own) return location.reload();
      ({ ended } = news);
      box.textContent = news.mistake;
      box.hidden = !news.mistake;
    } catch {
      await new Promise((done) => setTimeout(done, 2000));
    }
  }
})();
