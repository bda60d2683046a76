export { ensureAct } from './act.js';
export { ensureActionlint } from './actionlint.js';
export { ensureDockerEngine, type DockerEngine } from './docker-engine.js';
export { ensureGitHubOpenApi } from './github-openapi.js';
export { ensureNode24 } from './node24.js';
export { ensureExamplePython, ensurePythonTools, ensureSemgrep } from './python.js';
export { ensureTrivy, ensureTrivyDatabase } from './trivy.js';
export { realHost, type Host } from './host.js';
