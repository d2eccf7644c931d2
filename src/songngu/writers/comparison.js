// The comparison: counts the sentences a reader finds better, and saves the choices as a tab-separated file.
(() => {
  "use strict";
  const picks = (view) => [...view.querySelectorAll('input[name^="sn-pick-"]:checked')];
  const flat = (text) => text.replace(/\s+/g, " ").trim();

  document.addEventListener("change", (event) => {
    const view = event.target instanceof Element ? event.target.closest(".sn-compare") : null;
    if (!view || !event.target.name?.startsWith("sn-pick-")) return;
    for (const entry of view.querySelectorAll(".sn-tally li")) {
      const count = picks(view).filter((pick) => pick.value === entry.dataset.system).length;
      entry.querySelector("output").textContent = String(count);
    }
  });

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest(".sn-choices") : null;
    if (!button) return;
    const lines = picks(button.closest(".sn-compare")).map((pick) => {
      const row = pick.closest(".sn-versions");
      const output = pick.closest("dt").nextElementSibling.cloneNode(true);
      for (const note of output.querySelectorAll(".sn-note")) note.remove();
      const number = Number(row.id.replace("sn-row-", "")) + 1;
      const source = row.querySelector('[lang="vi"]').cloneNode(true);
      source.querySelector(".sn-place")?.remove();
      return [number, flat(source.textContent), flat(pick.closest("label").textContent), flat(output.textContent)].join("\t");
    });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([["sentence\tsource\tmodel\ttarget", ...lines, ""].join("\n")], { type: "text/tab-separated-values" }));
    link.download = "choices.tsv";
    link.click();
    URL.revokeObjectURL(link.href);
  });
})();
