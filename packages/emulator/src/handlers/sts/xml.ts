const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** Nested elements: text, or children in order. */
export type Xml = string | { readonly [element: string]: Xml };

/** A document of the STS API with that root element. */
export function stsDocument(root: string, content: Xml): string {
  return `<${root} xmlns="${NAMESPACE}">${write(content)}</${root}>\n`;
}

function write(content: Xml): string {
  if (typeof content === 'string') return escapeXml(content);
  return Object.entries(content)
    .map(([name, child]) => `<${name}>${write(child)}</${name}>`)
    .join('');
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
