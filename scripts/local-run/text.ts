/** Milliseconds as a short duration: `0.4 s`, `12 s`, `2 min 5 s`; what rounds to nothing is `<0.1 s`. */
export function seconds(milliseconds: number): string {
  if (milliseconds > 0 && milliseconds < 50) return '<0.1 s';
  if (milliseconds < 9950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const whole = Math.round(milliseconds / 1000);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
