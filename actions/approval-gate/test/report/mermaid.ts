import dompurify from 'dompurify';

/** Mermaid cleans labels with the DOM of a browser. Whether a diagram is well-formed can be told without one. */
const withoutDom = { addHook: () => undefined, sanitize: (text: string) => text };

/** @throws Error where Mermaid does not understand the diagram. */
export async function parseMermaid(diagram: string): Promise<void> {
  Object.assign(dompurify, withoutDom);
  const { default: mermaid } = await import('mermaid');
  await mermaid.parse(diagram);
}

/** The Mermaid diagrams of a Markdown text. */
export function diagramsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^```mermaid\n([^]*?)^```$/gm)].map(([, diagram = '']) => diagram);
}
