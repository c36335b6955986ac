/* For `answerable serve` only: loads the page again after each build, and shows why a build failed. */
(async () => {
  const own = document.currentScript.dataset.builds;
  const box = document.createElement("pre");
  box.setAttribute("role", "alert");
  box.className = "admonition danger";
  box.hidden = true;
  document.body.prepend(box);
  let mistake = "";
  for (;;) {
    const query = new URLSearchParams({ builds: own, mistake });
    try {
      const news = await (await fetch(`/preview/state?${query}`)).json();
      if (news.builds !== own) return location.reload();
      ({ mistake } = news);
    } catch {
      await new Promise((done) => setTimeout(done, 2000));
    }
    box.textContent = mistake;
    box.hidden = !mistake;
  }
})();
