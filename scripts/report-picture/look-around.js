/* Runs in the page; its last expression is what `inspect` gets. */
(() => {
  const { document, getComputedStyle, innerWidth } = globalThis;

  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);

  function isCutOff(element) {
    const box = element.getBoundingClientRect();
    if (box.width === 0) return false;
    for (let holder = element.parentElement; holder; holder = holder.parentElement) {
      if (scrolls(holder)) return false;
    }
    return box.right > innerWidth + 1 || box.left < -1;
  }

  const start = (element) => element.textContent.trim().slice(0, 60);

  return {
    undrawn: [...document.querySelectorAll('pre.mermaid')].map((block) => `${block.dataset.error} ${start(block)}`),
    diagrams: document.querySelectorAll('.diagram svg:not([aria-roledescription="error"])').length,
    width: document.documentElement.scrollWidth,
    cutOff: [...document.querySelectorAll('body *')]
      .filter(isCutOff)
      .map((element) => `<${element.tagName.toLowerCase()}> ${start(element)}`),
  };
})();
