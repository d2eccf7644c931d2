// The reading view: a sentence under the pointer or with the focus lights its partner; links and arrow keys move.
// Listeners sit on the document, so that they outlive each new drawing of the article.
(() => {
  "use strict";
  const sentenceAt = (node) => (node instanceof Element ? node.closest(".sn [data-s]") : null);
  const onSide = (view, language, index) => view.querySelector(`#sn-${language}-${index}`);
  const sideOf = (sentence) => (sentence.id.startsWith("sn-vi-") ? "vi" : "en");

  const light = (sentence) => {
    if (sentence?.classList.contains("lit")) return;
    for (const old of document.querySelectorAll(".sn .lit")) old.classList.remove("lit");
    if (!sentence) return;
    const places = sentence.closest(".sn").querySelectorAll(`[data-s="${sentence.dataset.s}"]`);
    for (const place of places) place.classList.add("lit");
  };

  const go = (target, block) => {
    if (!target) return;
    const folded = target.closest("details");
    if (folded) folded.open = true;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches || block === "nearest";
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block, behavior: still ? "auto" : "smooth" });
  };

  document.addEventListener("pointermove", (event) => {
    light(sentenceAt(event.target) ?? sentenceAt(document.activeElement));
  });
  document.addEventListener("focusin", (event) => {
    const sentence = sentenceAt(event.target);
    light(sentence);
    if (!sentence?.classList.contains("s") || event.target !== sentence) return;
    for (const old of sentence.closest(".sn").querySelectorAll('.s[tabindex="0"]')) old.tabIndex = -1;
    sentence.tabIndex = 0;
  });
  document.addEventListener("focusout", () => light(null));

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest('.sn a[href^="#sn-"]') : null;
    if (!link) return light(sentenceAt(event.target));
    event.preventDefault();
    const target = link.closest(".sn").querySelector(link.getAttribute("href"));
    go(target?.matches(".s") ? target : target?.querySelector("a"), "center");
  });

  document.addEventListener("keydown", (event) => {
    const sentence = event.target instanceof Element && event.target.matches(".sn .s") ? event.target : null;
    if (!sentence || event.altKey || event.ctrlKey || event.metaKey) return;
    const view = sentence.closest(".sn");
    const index = Number(sentence.dataset.s);
    const target = {
      ArrowDown: () => onSide(view, sideOf(sentence), index + 1),
      ArrowUp: () => onSide(view, sideOf(sentence), index - 1),
      ArrowRight: () => onSide(view, "en", index),
      ArrowLeft: () => onSide(view, "vi", index),
    }[event.key]?.();
    if (!target) return;
    event.preventDefault();
    go(target, "nearest");
  });
})();
