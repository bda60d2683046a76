/** The name under which the requesting run uploads its request: that it is there is GitHub's word that the run made it. */
export function artifactName(code: string): string {
  return `approval-request-${code}`;
}
