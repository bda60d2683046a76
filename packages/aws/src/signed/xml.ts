import { parseXML } from '@aws-sdk/xml-builder';

/** An element: its children by name, where there are several of a name as a list, a leaf as its text. */
export type XmlElement = Readonly<Record<string, unknown>>;

/** The document as an element whose one child is the root. @throws Error where it is no XML. */
export function parseXml(text: string): XmlElement {
  return parseXML(text) as XmlElement;
}

/** The child of a name that is an element itself. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  const child = own(element, name);
  return typeof child === 'object' && child !== null && !Array.isArray(child) ? (child as XmlElement) : undefined;
}

/** All children of a name that are elements themselves. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  const found = own(element, name);
  const list: unknown[] = Array.isArray(found) ? found : [found];
  return list.filter((child): child is XmlElement => typeof child === 'object' && child !== null);
}

/** The text of the child of a name. */
export function textOf(element: XmlElement | undefined, name: string): string | undefined {
  const child = own(element, name);
  return typeof child === 'string' ? child : undefined;
}

function own(element: XmlElement | undefined, name: string): unknown {
  return element && Object.hasOwn(element, name) ? element[name] : undefined;
}
