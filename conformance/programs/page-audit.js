// Runs inside a page. Its value is a list of what a person with poor sight, a keyboard or a small screen would stumble over.
(() => {
  const findings = [];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const what = (element) =>
    `<${element.localName}> ${(element.textContent || element.value || element.name || '').trim().slice(0, 40)}`;

  if (!/^en\b/.test(document.documentElement.lang)) findings.push('the page does not say its language');
  if (document.title.trim() === '') findings.push('no title');
  if (!document.querySelector('meta[name=viewport]')) findings.push('no viewport');
  if (document.querySelectorAll('h1').length !== 1) findings.push('not one h1');
  if (document.querySelectorAll('main').length !== 1) findings.push('not one main');
  if (document.querySelector('[tabindex]:not([tabindex="0"]):not([tabindex="-1"])'))
    findings.push('a tab order of its own');
  const levels = [...document.querySelectorAll('h1,h2,h3,h4')].map((heading) => Number(heading.localName[1]));
  if (levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1))
    findings.push(`headings skip a level: ${levels}`);
  if (document.documentElement.scrollWidth > window.innerWidth) findings.push('the page scrolls sideways');

  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index)))
    findings.push(`two elements with id ${id}`);

  for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
    const named = field.labels?.length > 0 || field.getAttribute('aria-label') || field.getAttribute('aria-labelledby');
    if (shown(field) && !named) findings.push(`no label: ${what(field)}`);
  }
  for (const group of document.querySelectorAll('input[type=radio]'))
    if (!group.closest('fieldset')?.querySelector('legend') && !group.closest('[role=radiogroup]'))
      findings.push(`radio buttons outside a named group: ${group.name}`);
  for (const control of document.querySelectorAll('button, a[href], [role=button]')) {
    if (!shown(control)) continue;
    if ((control.textContent.trim() || control.getAttribute('aria-label') || '') === '')
      findings.push(`no name: ${what(control)}`);
    const { width, height } = control.getBoundingClientRect();
    if (control.localName === 'button' && (width < 24 || height < 24))
      findings.push(`too small to hit: ${what(control)}`);
  }
  for (const image of document.querySelectorAll('img, svg'))
    if (
      !image.hasAttribute('alt') &&
      image.closest('[aria-hidden=true]') === null &&
      image.getAttribute('role') !== 'img'
    )
      findings.push(`an image without words: ${image.outerHTML.slice(0, 60)}`);

  const numbers = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const channel = (value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const over = ([r, g, b, alpha = 1], below) =>
    [r, g, b].map((value, index) => value * alpha + below[index] * (1 - alpha));
  const ground = (element) => {
    if (element === null) return matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
    const colour = numbers(getComputedStyle(element).backgroundColor);
    return (colour[3] ?? 1) === 1 ? colour : over(colour, ground(element.parentElement));
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() === '' || !shown(element) || element.closest('script, style, noscript')) continue;
    const style = getComputedStyle(element);
    const below = ground(element);
    const [lighter, darker] = [luminance(over(numbers(style.color), below)), luminance(below)].sort((a, b) => b - a);
    const ratio = (lighter + 0.05) / (darker + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5) && !element.closest(':disabled'))
      findings.push(`contrast ${ratio.toFixed(2)}: ${what(element)}`);
    if (size < 12) findings.push(`text of ${size}px: ${what(element)}`);
  }
  return findings;
})();
