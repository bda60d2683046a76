import { pathToWrite } from '@platform-actions/action-kit';
import { loadBaseline } from './baseline.js';
import { loadPolicy } from './policy.js';
import type { GatePorts } from './ports.js';
import type { Rules, RulesRequest } from './run.js';

/**
 * Policy and baseline of a scan. Read before the scan, a mistake in them costs no scan.
 *
 * @throws UserError for a bad policy, baseline or path; InfrastructureError where the policy is out of reach.
 */
export async function loadRules(request: RulesRequest, ports: GatePorts): Promise<Rules> {
  const { runner, inputs } = request;
  if (inputs.sarifFile !== undefined) pathToWrite(runner.workspace, 'sarif-file', inputs.sarifFile);
  const policy = await loadPolicy(request, ports);
  const baseline = await loadBaseline(request, ports);
  return { ...policy, ...(baseline === undefined ? {} : { baseline }) };
}
