import assert from 'node:assert/strict';
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Check, ContractTarget } from './types.js';

/** What STS says about who calls, and how a job of GitHub's becomes a role. */
export const stsContract: readonly Check[] = [
  {
    name: 'the caller identity is an account and an ARN in it',
    operations: ['STS.GetCallerIdentity'],
    run: async (target) => {
      const identity = await callAs(target, target.credentials, (sts) => sts.send(new GetCallerIdentityCommand({})));
      assert.match(identity.Account ?? '', /^\d{12}$/);
      assert.ok(identity.Arn?.includes(`::${identity.Account ?? ''}:`));
    },
  },
  {
    name: 'a web identity buys credentials that expire, and the caller then is the assumed role',
    operations: ['STS.AssumeRoleWithWebIdentity', 'STS.GetCallerIdentity'],
    run: async (target) => {
      const { token, roleArn } = await target.webIdentity();
      const request = { RoleArn: roleArn, RoleSessionName: 'contract', WebIdentityToken: token, DurationSeconds: 900 };
      const answer = await callAs(target, target.credentials, (sts) =>
        sts.send(new AssumeRoleWithWebIdentityCommand(request)),
      );
      const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration } = answer.Credentials ?? {};
      const lifetime = ((Expiration?.getTime() ?? 0) - Date.now()) / 1000;
      assert.ok(lifetime > 600 && lifetime <= 960, `lives ${lifetime} s`);
      const assumed = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
      const identity = await callAs(target, assumed, (sts) => sts.send(new GetCallerIdentityCommand({})));
      assert.match(identity.Arn ?? '', new RegExp(`:assumed-role/${roleArn.split('/').pop() ?? ''}/contract$`));
    },
  },
];

async function callAs<Answer>(
  { endpoint, region }: ContractTarget,
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
  call: (sts: STSClient) => Promise<Answer>,
): Promise<Answer> {
  const sts = new STSClient({ endpoint, region, credentials, maxAttempts: 1 });
  try {
    return await call(sts);
  } finally {
    sts.destroy();
  }
}
