import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { UserError } from '@platform-actions/action-kit';
import { runScript } from '../build/cli.js';
import { installedChromium } from '../tools/index.js';
import { faults, inspect } from './inspect.js';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const REPORT = resolve(ROOT, process.argv[2] ?? '.local/reports/backend-healthy/index.html');
const PICTURE = resolve(ROOT, 'docs/local-run.png');

/** Where the report has to look right: a desktop and a phone, light and dark. */
const SCREENS = [1280, 400].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ colorScheme, viewport: { width, height: 900 } })),
);

/** How much of the page the README shows, in CSS pixels. */
const SHOWN_HEIGHT = 1280;

await runScript(async () => {
  if (!existsSync(REPORT)) throw new UserError(`${REPORT} does not exist: run "npm start" first.`);
  const { executablePath, args } = installedChromium();
  const browser = await chromium.launch({ executablePath, args: [...args] });
  try {
    for (const screen of SCREENS) await check(browser, screen);
    await picture(browser);
  } finally {
    await browser.close();
  }
});

async function check(browser: Browser, screen: (typeof SCREENS)[number]): Promise<void> {
  const page = await browser.newPage(screen);
  const found = faults(await inspect(page, pathToFileURL(REPORT).href), screen.viewport.width);
  await page.close();
  const name = `${screen.viewport.width} px, ${screen.colorScheme}`;
  if (found.length > 0) throw new Error(`The report is not drawn right (${name}):\n${found.join('\n')}`);
  console.log(`${name}: nothing cut off, every diagram drawn.`);
}

async function picture(browser: Browser): Promise<void> {
  const viewport = { width: 1280, height: SHOWN_HEIGHT };
  const page = await browser.newPage({ colorScheme: 'light', viewport, deviceScaleFactor: 1.5 });
  await inspect(page, pathToFileURL(REPORT).href);
  mkdirSync(dirname(PICTURE), { recursive: true });
  await page.screenshot({ path: PICTURE });
  console.log(PICTURE);
}
