import { describe } from '@jest/globals';
import type { Chromium, DockerEngine } from '../../../scripts/tools/index.js';

/** What `npm run test:engines` hands over, as JSON in `ENGINE_<NAME>`: paths, one shape per engine. */
interface Engines {
  readonly act: string;
  readonly actionlint: string;
  readonly chromium: Chromium;
  /** The file with GitHub's OpenAPI description. */
  readonly 'github-openapi': string;
  readonly node24: string;
  /** The folder of a virtual environment. */
  readonly 'python-tools': string;
  /** The folder of a virtual environment. */
  readonly 'orders-api': string;
  readonly docker: DockerEngine;
  readonly semgrep: string;
  /** Environment in which npm installs the packages of examples/storefront from a folder of the tool cache. */
  readonly storefront: Readonly<Record<string, string>>;
  readonly trivy: string;
  /** The program that makes a vulnerability database for Trivy. */
  readonly 'trivy-database': string;
}

/** @throws Error where `npm run test:engines` did not hand the engine over. */
export function engine<Name extends keyof Engines>(name: Name): Engines[Name] {
  const value = process.env[variable(name)];
  if (value === undefined) throw new Error(`${name} is missing: run these tests with npm run test:engines`);
  return JSON.parse(value) as Engines[Name];
}

/** Like `describe`; skipped, and named so, where an engine is missing. `npm run test:engines` fails on that in CI. */
export function describeEngines(names: readonly (keyof Engines)[], title: string, body: () => void): void {
  const missing = names.filter((name) => process.env[variable(name)] === undefined);
  if (missing.length === 0) describe(title, body);
  else describe.skip(`${title} (missing: ${missing.join(', ')})`, body);
}

function variable(name: string): string {
  return `ENGINE_${name.toUpperCase().replace(/-/g, '_')}`;
}
