const COMPROMISE =
  "it was published by the attackers of Trivy's release automation in March 2026 (CVE-2026-33634), validly signed.";

/** Versions that are refused whatever the caller says, by tool, each with the reason. */
export const DENYLIST: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  trivy: { '0.69.4': COMPROMISE, '0.69.5': COMPROMISE, '0.69.6': COMPROMISE },
};
