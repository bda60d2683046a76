import type { Gate } from './gate.js';

/** The repository's page. */
export function homeUrl({ serverUrl, repository }: Pick<Gate, 'serverUrl' | 'repository'>): string {
  return `${serverUrl}/${repository.owner}/${repository.repo}`;
}

export function runUrl(gate: Pick<Gate, 'serverUrl' | 'repository'>, runId: number): string {
  return `${homeUrl(gate)}/actions/runs/${runId}`;
}

/** Where GitHub is, as the addresses that it gives to people have it: `github.com`. */
export function hostOf({ serverUrl }: Pick<Gate, 'serverUrl'>): string {
  return new URL(serverUrl).host;
}
