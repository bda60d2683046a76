/* Draws the diagrams of the job summaries; a diagram that cannot be drawn stays as its source. */
(async () => {
  const { mermaid, matchMedia, document, getComputedStyle, location } = globalThis;

  /* mermaid computes with colours, so the page's own ones are resolved for it. */
  const probe = document.body.appendChild(document.createElement('i'));
  const color = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };

  function theme() {
    const [card, inset, line, text, link] = ['card', 'inset', 'line', 'text', 'link'].map(color);
    const [success, failure] = ['success', 'failure'].map(color);
    const gantt = {
      taskBkgColor: link,
      taskBorderColor: link,
      activeTaskBkgColor: link,
      activeTaskBorderColor: link,
      doneTaskBkgColor: success,
      doneTaskBorderColor: success,
      critBkgColor: failure,
      critBorderColor: failure,
      taskTextColor: card,
      taskTextLightColor: card,
      taskTextDarkColor: card,
      taskTextOutsideColor: text,
      sectionBkgColor: inset,
      sectionBkgColor2: inset,
      altSectionBkgColor: card,
      todayLineColor: 'transparent',
    };
    const common = { background: card, primaryColor: inset, primaryTextColor: text, primaryBorderColor: line };
    return { ...common, lineColor: text, textColor: text, titleColor: text, ...gantt };
  }

  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', () => location.reload());
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: 'base',
    themeVariables: { darkMode: dark.matches, ...theme() },
    fontFamily: getComputedStyle(document.body).fontFamily,
    gantt: { leftPadding: 120, fontSize: 12, sectionFontSize: 13 },
  });
  probe.remove();

  for (const [index, block] of [...document.querySelectorAll('pre.mermaid')].entries()) {
    const folded = block.closest('details:not([open])');
    /* A diagram in a folded section has no size to be drawn in. */
    if (folded) folded.open = true;
    try {
      const { svg } = await mermaid.render(`diagram-${index}`, block.textContent);
      const figure = document.createElement('div');
      figure.className = 'diagram';
      figure.innerHTML = svg;
      block.replaceWith(figure);
    } catch (error) {
      block.dataset.error = String(error);
      document.querySelector(`#ddiagram-${index}`)?.remove();
    }
    if (folded) folded.open = false;
  }
  document.body.dataset.drawn = 'true';
})();
