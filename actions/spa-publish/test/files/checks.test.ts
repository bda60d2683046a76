import { expect, it } from '@jest/globals';
import { keyProblems, secretProblems } from '../../src/files/checks.js';

it.each([
  [['a\nb.js'], '', 'a control character'],
  [['a\\b.js'], '', 'a backslash'],
  [['a\ufffd.js'], '', 'broken UTF-8'],
  [['_spa/current.json'], '', 'keeps its own data'],
  [['ä'.repeat(513)], '', 'its key has 1026 bytes'],
  [['x'.repeat(1020)], 'shop/', 'its key has 1025 bytes'],
  [['Logo.svg', 'logo.svg'], '', 'logo.svg: it differs from Logo.svg in nothing but case'],
  [['Img/a.svg', 'img/a.svg'], '', 'nothing but case'],
  [['é.js', 'é.js'], '', 'how its accents are encoded'],
])('%j cannot be published', (paths, prefix, message) => {
  expect(keyProblems(paths, prefix)).toEqual([expect.stringContaining(message)]);
});

it.each([
  [['index.html', 'a/b c.js', 'é.js'], ''],
  [['_spa/x'], 'shop/'],
  [['x'.repeat(1024)], ''],
])('%j can', (paths, prefix) => {
  expect(keyProblems(paths, prefix)).toEqual([]);
});

it.each([
  '.env',
  '.env.production',
  'config/.ENV',
  '.npmrc',
  '.htpasswd',
  'certs/server.pem',
  'server.KEY',
  'a.p12',
  'a.pfx',
  '.ssh/config',
  'x/.aws/credentials',
  'id_rsa',
  '.ssh/id_ed25519',
  'terraform.tfstate',
  'prod.tfvars',
  '.git/config',
  'a.jks',
])('%s looks like a secret', (path) => {
  expect(secretProblems([path])).toEqual([expect.stringContaining(`${path}: `)]);
});

it.each([
  'environment.js',
  'keyboard.js',
  'assets/key-Bx1c9f2a.js',
  'id_rsa.pub.html',
  'monkey',
  '.github/x',
  'robots.txt',
])('%s does not', (path) => {
  expect(secretProblems([path])).toEqual([]);
});
