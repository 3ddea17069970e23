// Runs inside a page. Its value is the element that has the focus: its name, where it stands, and whether one sees that it has the focus.
(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const { top, left } = element.getBoundingClientRect();
  const marks = (part) => {
    const style = getComputedStyle(part);
    return (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  };
  const label = element.labels?.[0] ?? null;
  return {
    name: (label?.textContent || element.textContent || '').trim().replace(/\s+/g, ' '),
    kind: element.localName,
    top: Math.round(top + window.scrollY),
    left: Math.round(left),
    seen: marks(element) || (label !== null && marks(label)),
  };
})();
