import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { describeEngines, engine } from './support/engines.js';
import { execute, repositoryRoot } from './support/programs.js';

describeEngines(['orders-api'], 'examples/orders-api', () => {
  it('passes its own tests', async () => {
    const python = join(engine('orders-api'), 'bin', 'python');
    const { exitCode, stdout } = await execute(python, ['-m', 'pytest', '--color=no'], {
      cwd: join(repositoryRoot, 'examples', 'orders-api'),
      env: { PYTHONDONTWRITEBYTECODE: '1' },
    });
    expect(stdout).toMatch(/ \d+ passed in /);
    expect(exitCode).toBe(0);
  });
});
