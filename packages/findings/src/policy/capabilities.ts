import type { Capability, Finding, ScanReport, ToolVersion } from '../model.js';

/** Answers whether a tool that reported a finding can tell something; a tool with several reports only what all can. */
export function capabilityLookup(
  reports: readonly ScanReport[],
): (finding: Finding, capability: Capability) => boolean {
  const byTool = new Map<string, ReadonlySet<Capability>>();
  for (const { tool, can } of reports) {
    const before = byTool.get(toolKey(tool));
    byTool.set(toolKey(tool), before ? new Set([...before].filter((capability) => can.has(capability))) : can);
  }
  return ({ tools }, capability) => tools.some((tool) => byTool.get(toolKey(tool))?.has(capability) ?? false);
}

function toolKey({ name, version }: ToolVersion): string {
  return `${name}\0${version}`;
}
