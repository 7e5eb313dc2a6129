// Everything works without this: it lights up the words of the statement that is pointed at, and the other way round.
(() => {
  "use strict";
  const lit = new Set();
  const clear = () => { for (const node of lit) node.classList.remove("lit"); lit.clear(); };
  const light = (id) => {
    for (const node of document.querySelectorAll(`[data-a~="${CSS.escape(id)}"]`)) { node.classList.add("lit"); lit.add(node); }
    const card = document.getElementById(id);
    if (card) { card.classList.add("lit"); lit.add(card); }
  };
  const owner = (node) => {
    const card = node.closest(".card");
    if (card) return card.id;
    const part = node.closest("[data-a]");
    return part ? part.dataset.a.split(" ").pop() : null;
  };
  for (const name of ["mouseover", "focusin"]) {
    document.addEventListener(name, (event) => {
      const id = event.target instanceof Element ? owner(event.target) : null;
      clear();
      if (id) light(id);
    });
  }
  document.addEventListener("click", (event) => {
    const part = event.target instanceof Element ? event.target.closest("span[data-a]") : null;
    if (part && !String(getSelection())) location.hash = owner(part);
  });
})();
