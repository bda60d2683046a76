import type { BrowserContext, Page } from 'playwright-core';

/** A tab of a browser that is watched from the moment it is opened. */
export interface Tab {
  readonly page: Page;
  /** What a user or a developer would notice: errors in the console, exceptions, requests that failed. */
  readonly troubles: readonly string[];
}

/** Opens an address in a new tab and waits until all that it asked for is there. */
export async function openTab(context: BrowserContext, url: string): Promise<Tab> {
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  return { page, troubles };
}

/** Follows a link of the shop's navigation and gives the text of the page then. */
export async function follow({ page }: Tab, link: string, heading: string): Promise<string> {
  await page.getByRole('navigation').getByRole('link', { name: link }).click();
  await page.getByRole('heading', { name: heading }).waitFor();
  return shown({ page });
}

export async function shown({ page }: Pick<Tab, 'page'>): Promise<string> {
  return page.locator('body').innerText();
}
