import type { Snippets } from './snippets.js';

const handler = (body: string): string =>
  `import express from 'express';\nimport fs from 'node:fs';\nimport path from 'node:path';\n\nconst app = express();\napp.get('/file', async (request, response) => {\n${body}\n});`;

export const JAVASCRIPT_SNIPPETS: Readonly<Record<string, Snippets>> = {
  'javascript-shell-command': {
    bad: [
      "import { exec } from 'node:child_process';\n\nexport function log(name: string) {\n  exec(`git log ${name}`);\n}",
      "import * as cp from 'child_process';\n\nexport function list(dir: string) {\n  return cp.execSync('ls ' + dir);\n}",
      "const { execSync } = require('child_process');\n\nmodule.exports = (name) => execSync(`git log ${name}`, { encoding: 'utf8' });",
    ],
    good: [
      "import { execFile } from 'node:child_process';\n\nexport function log(name: string) {\n  execFile('git', ['log', name]);\n}",
      "import { exec } from 'node:child_process';\n\nexec('git log | wc -l');",
      'const pattern = /a+/;\n\nexport const match = (text: string) => pattern.exec(`${text}!`);',
    ],
  },
  'javascript-eval': {
    bad: [
      'export const total = (text: string) => eval(text);',
      "export const build = (body: string) => new Function('a', body);",
    ],
    good: ['export const value = (text: string): unknown => JSON.parse(text);', "export const answer = eval('6 * 7');"],
  },
  'javascript-tls-unverified': {
    bad: [
      "import https from 'node:https';\n\nexport const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });",
      "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';",
    ],
    good: [
      "import https from 'node:https';\n\nexport const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: true });",
    ],
  },
  'javascript-jwt-none': {
    bad: [
      "import jwt from 'jsonwebtoken';\n\nexport const claims = (token: string, key: string) => jwt.verify(token, key, { algorithms: ['HS256', 'none'] });",
      "import jwt from 'jsonwebtoken';\n\nexport const token = (data: object) => jwt.sign(data, '', { algorithm: 'none' });",
    ],
    good: [
      "import jwt from 'jsonwebtoken';\n\nexport const claims = (token: string, key: string) => jwt.verify(token, key, { algorithms: ['RS256'] });",
    ],
  },
  'javascript-sql-text': {
    bad: [
      'export const order = (db: Db, id: string) => db.query(`SELECT * FROM orders WHERE id = ${id}`);',
      "export const order = (db: Db, id: string) => db.query('SELECT * FROM orders WHERE id = ' + id);",
      'export const remove = (prisma: Prisma, id: string) => prisma.$executeRawUnsafe(`DELETE FROM orders WHERE id = ${id}`);',
    ],
    good: [
      "export const order = (db: Db, id: string) => db.query('SELECT * FROM orders WHERE id = $1', [id]);",
      'export const order = (prisma: Prisma, id: string) => prisma.$queryRaw`SELECT * FROM orders WHERE id = ${id}`;',
      'export const log = (runner: Runner, name: string) => runner.run(`Selecting ${name}`);',
      "export const order = (db: Db) => db.query('SELECT * ' + 'FROM orders');",
    ],
  },
  'javascript-guessable-secret': {
    bad: [
      'export const resetToken = Math.random().toString(36).slice(2);',
      'export const session = () => ({ user: 1, sessionId: `s${Math.random()}` });',
    ],
    good: [
      "import { randomUUID } from 'node:crypto';\n\nexport const resetToken = randomUUID();",
      'export const delay = Math.random() * 100;',
    ],
  },
  'javascript-password-hash': {
    bad: [
      "import { createHash } from 'node:crypto';\n\nexport const digest = (password: string) => createHash('md5').update(password).digest('hex');",
      "import crypto from 'node:crypto';\n\nexport const digest = (user: User) => crypto.createHash('sha1').update(user.password).digest('hex');",
    ],
    good: [
      "import { createHash } from 'node:crypto';\n\nexport const digest = (content: string) => createHash('sha256').update(content).digest('hex');",
    ],
  },
  'javascript-path-of-request': {
    bad: [
      handler(
        "  const name = path.join('/srv', request.query.name);\n  response.send(await fs.promises.readFile(name));",
      ).replace('fs.promises', 'fs'),
      handler('  response.sendFile(`/srv/${request.params.name}`);'),
    ],
    good: [
      handler("  response.send(fs.readFileSync(path.join('/srv', path.basename(request.query.name))));"),
      handler("  response.sendFile(request.params.name, { root: '/srv' });"),
      handler("  response.send(fs.readFileSync('/srv/index.html'));"),
    ],
  },
  'javascript-redirect-of-request': {
    bad: [
      handler('  response.redirect(request.query.next);'),
      handler('  response.redirect(302, request.query.next);'),
    ],
    good: [handler("  response.redirect('/login?next=' + encodeURIComponent(request.query.next));")],
  },
  'javascript-cors-any-origin': {
    bad: ["import cors from 'cors';\n\nexport const open = cors({ origin: true, credentials: true });"],
    good: [
      "import cors from 'cors';\n\nexport const open = cors({ origin: ['https://shop.example'], credentials: true });",
      "import cors from 'cors';\n\nexport const open = cors({ origin: true });",
    ],
  },
  'javascript-inner-html': {
    bad: [
      'export const show = (el: HTMLElement, text: string) => {\n  el.innerHTML = `<b>${text}</b>`;\n};',
      "export const show = (el: HTMLElement, text: string) => el.insertAdjacentHTML('beforeend', text);",
    ],
    good: [
      'export const show = (el: HTMLElement, text: string) => {\n  el.textContent = text;\n};',
      "export const clear = (el: HTMLElement) => {\n  el.innerHTML = '';\n};",
      'export const show = (el: HTMLElement, text: string) => {\n  el.innerHTML = DOMPurify.sanitize(text);\n};',
    ],
  },
  'javascript-react-html': {
    file: 'page.tsx',
    bad: ['export const Page = ({ text }: Props) => <p className="x" dangerouslySetInnerHTML={{ __html: text }} />;'],
    good: [
      'export const Page = ({ text }: Props) => <p className="x">{text}</p>;',
      'export const Page = ({ text }: Props) => <p dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(text) }} />;',
    ],
  },
  'javascript-vue-html': {
    file: 'Page.vue',
    bad: ['<template>\n  <p class="x" v-html="text"></p>\n</template>'],
    good: [
      '<template>\n  <p class="x">{{ text }}</p>\n</template>',
      '<template>\n  <p v-html="DOMPurify.sanitize(text)"></p>\n</template>',
    ],
  },
  'javascript-document-write': {
    bad: ['export const show = (text: string) => document.write(`<p>${text}</p>`);'],
    good: ["document.write('<p>ready</p>');"],
  },
  'javascript-message-to-any-origin': {
    bad: ["export const tell = (data: unknown) => window.parent.postMessage(data, '*');"],
    good: ["export const tell = (data: unknown) => window.parent.postMessage(data, 'https://shop.example');"],
  },
};
