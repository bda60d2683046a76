import { describe, expect, it } from '@jest/globals';
import { fakeRunner } from '@platform-actions/action-kit/testing';
import { awsInputs, awsSession, partitionOf } from '../src/index.js';

describe('the partition of a region', () => {
  it.each([
    ['eu-west-1', 'aws', 'amazonaws.com'],
    ['us-east-1', 'aws', 'amazonaws.com'],
    ['mx-central-1', 'aws', 'amazonaws.com'],
    ['cn-northwest-1', 'aws-cn', 'amazonaws.com.cn'],
    ['us-gov-east-1', 'aws-us-gov', 'amazonaws.com'],
    ['eusc-de-east-1', 'aws-eusc', 'amazonaws.eu'],
    ['us-iso-west-1', 'aws-iso', 'c2s.ic.gov'],
    ['us-isob-east-1', 'aws-iso-b', 'sc2s.sgov.gov'],
    ['eu-isoe-west-1', 'aws-iso-e', 'cloud.adc-e.uk'],
    ['us-isof-south-1', 'aws-iso-f', 'csp.hci.ic.gov'],
  ])('%s is of %s', (region, id, dnsSuffix) => {
    expect(partitionOf(region)).toMatchObject({ id, dnsSuffix });
  });
});

describe('the region of a session', () => {
  const regionOf = (inputs: Record<string, string>, env: Record<string, string>) => {
    const runner = fakeRunner(inputs, { env });
    return awsSession(runner, runner.inputs(awsInputs), 'ecs-deploy').region;
  };

  it.each([
    [{ 'aws-region': 'eu-west-1' }, { AWS_REGION: 'us-east-1' }, 'eu-west-1'],
    [{}, { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-west-2' }, 'us-east-1'],
    [{}, { AWS_REGION: '', AWS_DEFAULT_REGION: 'us-west-2' }, 'us-west-2'],
  ])('of %j and %j is %s', (inputs, env, region) => {
    expect(regionOf(inputs as Record<string, string>, env as Record<string, string>)).toBe(region);
  });

  it.each([
    [{}, {}, /^No AWS region: give the input "aws-region"/],
    [{}, { AWS_REGION: 'europe' }, /^AWS_REGION is "europe"/],
    [{ 'aws-region': 'eu-west-1a' }, {}, /"aws-region" is "eu-west-1a"/],
    [{ 'aws-region': 'eu-west-1.evil.example/' }, {}, /"aws-region"/],
    [{ 'aws-region': 'EU-WEST-1' }, {}, /"aws-region"/],
  ])('of %j and %j is refused', (inputs, env, message) => {
    expect(() => regionOf(inputs as Record<string, string>, env as Record<string, string>)).toThrow(message);
  });
});

describe('the inputs of a role', () => {
  const read = (inputs: Record<string, string>) => () => fakeRunner(inputs).inputs(awsInputs);

  it.each([
    'arn:aws:iam::123456789012:role/deploy',
    'arn:aws-us-gov:iam::123456789012:role/team/ci/deploy+x=1,y.z@a-b_c',
    'arn:aws-cn:iam::123456789012:role/d',
  ])('accept %s', (arn) => {
    expect(read({ 'role-to-assume': arn })().roleToAssume).toBe(arn);
  });

  it.each([
    'deploy',
    'arn:aws:iam::12345678901:role/deploy',
    'arn:aws:iam::123456789012:user/deploy',
    'arn:aws:sts::123456789012:assumed-role/deploy/session',
    'arn:aws:iam::123456789012:role/',
    'arn:aws:iam::123456789012:role/de ploy',
    `arn:aws:iam::123456789012:role/${'a'.repeat(65)}`,
    '${{ secrets.ROLE }}',
  ])('refuse the role %s', (arn) => {
    expect(read({ 'role-to-assume': arn })).toThrow(/must be the ARN of an IAM role/);
  });

  it.each(['899', '43201', '1h', '3600.5'])('refuse the duration %s', (seconds) => {
    expect(read({ 'role-duration-seconds': seconds })).toThrow(/"role-duration-seconds"/);
  });

  it.each(['a', 'a'.repeat(65), 'two words', 'org/repo', 'naïve'])('refuse the session name %s', (name) => {
    expect(read({ 'role-session-name': name })).toThrow(/must be 2 to 64/);
  });

  it('have an hour as their duration and nothing else as default', () => {
    expect(read({})()).toEqual({
      awsRegion: undefined,
      roleToAssume: undefined,
      roleSessionName: undefined,
      roleDurationSeconds: 3600,
    });
  });
});
