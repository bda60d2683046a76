/**
 * Milliseconds during which a clean-up leaves alone what was just written: a publisher at work has not said yet that it
 * needs it. One whose preparations are older than half of it makes them anew.
 */
export const GRACE_MS = 60 * 60 * 1_000;
