import type { RunRequest } from './arguments.js';
import type { NextCommand } from './report/model.js';

/** Other runs of the same pipeline: all well if this one was not, and up to two scenarios. */
export function nextCommands({ pipelineName, pipeline, scenarioName }: RunRequest): NextCommand[] {
  const others = Object.entries(pipeline.scenarios).filter(([name]) => name !== scenarioName);
  const runs = others.slice(0, 3).map(([name, { text }]) => ({
    command: `npm start -- ${pipelineName} --scenario ${name}`,
    purpose: text,
  }));
  return [...runs, { command: 'npm start -- --help', purpose: 'Every pipeline and scenario.' }];
}
