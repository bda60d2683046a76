/**
 * Prints how failures of real sockets are explained, as JSON. A program of its own: inside Jest, Node's errors are of
 * another realm and the SDK does not know them as errors.
 */
import { DescribeServicesCommand, ECSClient } from '@aws-sdk/client-ecs';
import { UserError } from '@platform-actions/action-kit';
import { fakeRunner } from '@platform-actions/action-kit/testing';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { awsInputs, awsSession, explainAwsError, isTransient } from '../src/index.js';

async function failureAt(port: number): Promise<object> {
  process.env['AWS_ENDPOINT_URL'] = `http://127.0.0.1:${port}`;
  const runner = fakeRunner({ 'aws-region': 'eu-west-1' });
  const session = awsSession(runner, runner.inputs(awsInputs), 'ecs-deploy');
  try {
    await session.client(ECSClient, 'poll').send(new DescribeServicesCommand({ services: ['orders'] }));
    return { message: 'no failure' };
  } catch (thrown) {
    const { message } = explainAwsError(thrown, 'reading the service orders', session);
    const shown = message.replace(String(port), '<port>');
    return { message: shown, transient: isTransient(thrown), mistake: thrown instanceof UserError };
  }
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return (server.address() as AddressInfo).port;
}

const dropping = createServer((socket) => socket.destroy());
const dropped = await failureAt(await listening(dropping));
dropping.close();

const gone = createServer();
const port = await listening(gone);
await new Promise((closed) => gone.close(closed));
console.log(JSON.stringify({ dropped, refused: await failureAt(port) }));
