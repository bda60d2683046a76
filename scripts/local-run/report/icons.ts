import type { JobRun } from '../act/record.js';
import { html, trusted, type Html } from './html.js';

/** Drawn on a 16 × 16 field. */
const SHAPES: Readonly<Record<JobRun['status'], string>> = {
  success: '<circle cx="8" cy="8" r="8"/><path d="m4.4 8.3 2.4 2.4 4.8-5" class="mark"/>',
  failure: '<circle cx="8" cy="8" r="8"/><path d="m5.2 5.2 5.6 5.6m0-5.6-5.6 5.6" class="mark"/>',
  cancelled: '<circle cx="8" cy="8" r="8"/><path d="M4.5 8h7" class="mark"/>',
  skipped: '<circle cx="8" cy="8" r="7" class="ring"/><path d="m5 11 6-6" class="ring"/>',
  running: '<circle cx="8" cy="8" r="7" class="ring"/><circle cx="8" cy="8" r="3"/>',
};

/** A status as a picture, with its name for screen readers. */
export function statusIcon(status: JobRun['status']): Html {
  return html`<svg class="icon ${status}" viewBox="0 0 16 16" role="img" aria-label="${status}">
    ${trusted(SHAPES[status])}
  </svg>`;
}
