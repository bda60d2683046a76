import { parseArgs } from 'node:util';
import { benchEcsDeploy } from './ecs-deploy/index.js';
import { benchFindings } from './findings/index.js';
import { benchSpaPublish } from './spa-publish/index.js';
import { writeSection, type BenchOptions } from './results.js';

/** A benchmark gives its results as Markdown. */
type Bench = (options: BenchOptions) => Promise<string>;

const BENCHES: Readonly<Record<string, Bench>> = {
  'ecs-deploy': benchEcsDeploy,
  findings: benchFindings,
  'spa-publish': benchSpaPublish,
};

const USAGE = `npm run bench -- NAME [--only SCENARIO]… [--patience SECONDS] [--write]

  NAME        ${Object.keys(BENCHES).join(', ')}
  --only      one scenario or candidate; may be repeated
  --patience  how long a candidate may go on after the platform's own verdict (default 180)
  --write     puts the tables into bench/README.md`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true, default: [] },
    patience: { type: 'string', default: '180' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [name = ''] = positionals;
const bench = BENCHES[name];
if (values.help || bench === undefined) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  const results = await bench({ only: values.only, patience: Number(values.patience) });
  console.log(`\n${results}`);
  if (values.write) await writeSection(name, results);
}
