// Keeps the query and the place on the page when the reader changes the language. Without it the page is kept.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[hreflang]");
  if (link) {
    link.search = location.search;
    link.hash = location.hash;
  }
});
