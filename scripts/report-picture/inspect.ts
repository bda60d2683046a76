import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const LOOK_AROUND = readFileSync(new URL('look-around.js', import.meta.url), 'utf8');

/** What a browser makes of a report. */
export interface Drawn {
  /** Errors of scripts, and requests or scripts that the page's policy refused. */
  readonly errors: readonly string[];
  /** Diagrams in the source that could not be drawn. */
  readonly undrawn: readonly string[];
  /** Diagrams that are pictures now. */
  readonly diagrams: number;
  /** Diagrams that the source has. */
  readonly expectedDiagrams: number;
  /** Width of the content, in CSS pixels. */
  readonly width: number;
  /** What sticks out of the page or is wider than the box that holds it and does not scroll. */
  readonly cutOff: readonly string[];
}

/** Opens a report (a `file:` URL) and looks at it once its diagrams are drawn. */
export async function inspect(page: Page, url: string): Promise<Drawn> {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(url);
  const source = readFileSync(new URL(url), 'utf8');
  const expectedDiagrams = source.split('<pre class="mermaid">').length - 1;
  if (expectedDiagrams > 0) await page.waitForSelector('body[data-drawn]');
  const seen = await page.evaluate<Omit<Drawn, 'errors' | 'expectedDiagrams'>>(LOOK_AROUND);
  return { errors, expectedDiagrams, ...seen };
}

/** What is wrong with a report at that width of the window: empty where all is well. */
export function faults(drawn: Drawn, windowWidth: number): string[] {
  const { errors, undrawn, diagrams, expectedDiagrams, width, cutOff } = drawn;
  return [
    ...errors.map((error) => `script: ${error}`),
    ...undrawn.map((text) => `diagram not drawn: ${text}`),
    ...(diagrams === expectedDiagrams ? [] : [`${diagrams} of ${expectedDiagrams} diagrams are drawn`]),
    ...(width <= windowWidth ? [] : [`the page is ${width} px wide in a window of ${windowWidth} px`]),
    ...cutOff.map((element) => `cut off: ${element}`),
  ];
}
