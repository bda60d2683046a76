import type { Snippets } from './snippets.js';

const USER_AND_START = 'USER app\nCMD ["app"]';

export const DOCKERFILE_SNIPPETS: Readonly<Record<string, Snippets>> = {
  'dockerfile-root': {
    bad: [
      'FROM debian:12.11\nCOPY app /app\nCMD ["/app"]',
      'FROM debian:12.11\nENTRYPOINT ["/app"]',
      'FROM debian:12.11\nUSER app\nUSER root\nCMD ["/app"]',
    ],
    good: [
      `FROM debian:12.11\nCOPY app /app\n${USER_AND_START}`,
      `FROM debian:12.11\nUSER root\nRUN apt-get update\n${USER_AND_START}`,
    ],
  },
  'dockerfile-add-url': {
    bad: [`FROM debian:12.11\nADD https://example.com/a.tar.gz /opt/\n${USER_AND_START}`],
    good: [
      `FROM debian:12.11\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/a.tar.gz /opt/\n${USER_AND_START}`,
      `FROM debian:12.11\nADD a.tar.gz /opt/\n${USER_AND_START}`,
    ],
  },
  'dockerfile-pipe-to-shell': {
    bad: [
      `FROM debian:12.11\nRUN curl -fsSL https://example.com/install.sh | bash\n${USER_AND_START}`,
      `FROM debian:12.11\nRUN apt-get update \\\n && wget -qO- https://example.com/install.sh \\\n  | sh -s -- -y\n${USER_AND_START}`,
    ],
    good: [
      `FROM debian:12.11\nRUN curl -fsSLo install.sh https://example.com/install.sh && sha256sum -c install.sum && sh install.sh\n${USER_AND_START}`,
      `FROM debian:12.11\nRUN curl -fsSL https://example.com/a.json | jq .name\n${USER_AND_START}`,
    ],
  },
  'dockerfile-latest': {
    bad: [`FROM node:latest\n${USER_AND_START}`, `FROM --platform=linux/amd64 node:latest AS build\n${USER_AND_START}`],
    good: [`FROM node:24.4.1-slim\n${USER_AND_START}`, `FROM scratch\n${USER_AND_START}`],
  },
  'dockerfile-secret': {
    bad: [
      `FROM debian:12.11\nENV DB_PASSWORD=hunter2\n${USER_AND_START}`,
      `FROM debian:12.11\nARG API_KEY=abcdef0123456789\n${USER_AND_START}`,
    ],
    good: [
      `FROM debian:12.11\nENV DB_PASSWORD_FILE=/run/secrets/db\n${USER_AND_START}`,
      `FROM debian:12.11\nARG API_KEY\n${USER_AND_START}`,
      `FROM debian:12.11\nENV NODE_ENV=production\n${USER_AND_START}`,
    ],
  },
  'dockerfile-world-writable': {
    bad: [`FROM debian:12.11\nRUN mkdir /data && chmod -R 777 /data\n${USER_AND_START}`],
    good: [`FROM debian:12.11\nRUN mkdir /data && chmod 750 /data\n${USER_AND_START}`],
  },
};
