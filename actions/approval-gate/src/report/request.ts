import {
  bullets,
  code,
  escapeMarkdown,
  formatSeconds,
  link,
  markup,
  plural,
  table,
  type Cell,
} from '@platform-actions/action-kit';
import type { Excluded } from '../model.js';
import type { AppliedPolicy, Changes, GateResult, GroupOutlook, RequestFacts } from '../result.js';
import { codeCell, formatTime, linkCell, listed, short, shortSha } from './text.js';

const COMMITS_SHOWN = 50;
const LINES_SHOWN = 50;

/** What is to be approved: environment, commit, digests, who asks, until when. */
export function requestTable(result: GateResult, { code: requestCode, subject, ...request }: RequestFacts): string {
  const { serverUrl, repository, approvalDigest } = result;
  const { createdAt, expiresAt, runUrl } = request;
  const commitUrl = `${serverUrl}/${repository.owner}/${repository.repo}/commit/${subject.sha}`;
  const rows: Cell[][] = [
    ['Environment', codeCell(subject.environment)],
    ['Commit', linkCell(shortSha(subject.sha), commitUrl)],
    ['Images', subject.imageDigests.length === 0 ? 'none named' : markup(digests(subject.imageDigests))],
    ['Asked for by', markup(`${code(subject.requester.login)} in ${link(`run ${subject.runId}`, runUrl)}`)],
    ['Ends at', `${formatTime(expiresAt)}, ${formatSeconds((expiresAt - createdAt) / 1000)} after the request`],
    ...(subject.excluded.length === 0 ? [] : [['Not counted', markup(excludedPeople(subject.excluded))]]),
    ...(requestCode === undefined ? [] : [['Code', codeCell(requestCode)]]),
    ...(approvalDigest === undefined ? [] : [['Approval digest', codeCell(approvalDigest)]]),
  ];
  return table(['', ''], rows);
}

/** `alice (requester), bob (committers)`. */
function excludedPeople(excluded: readonly Excluded[]): string {
  return listed(excluded.map(({ login, because }) => `${code(login)} (${because})`));
}

function digests(imageDigests: readonly string[]): string {
  const shown = imageDigests.slice(0, LINES_SHOWN).map((digest) => code(short(digest)));
  const rest = imageDigests.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('<br>');
}

const SINCE: Readonly<Record<Changes['since'], (count: string) => string>> = {
  'last-approval': (count) => `${count} since the deployment that was approved last.`,
  first: (count) =>
    `No approved deployment into this environment is known, so only the newest change is looked at: ${count}.`,
  window: (count) =>
    `It is not known which deployment was approved last, so the newest commits are looked at: ${count}.`,
};

/** The commits that would be deployed, newest first, with their authors. */
export function changesSection({ since, commits, compareUrl, unknownPeople }: Changes): string {
  const rows = commits
    .toReversed()
    .slice(0, COMMITS_SHOWN)
    .map(({ sha, title, author, url }): Cell[] => [linkCell(shortSha(sha), url), short(title), codeCell(author)]);
  const rest = commits.length - rows.length;
  const unknown =
    unknownPeople.length === 0
      ? ''
      : `⚠️ GitHub knows no account of these authors, so it cannot be told whether they approve their own work: ${escapeMarkdown(short(listed(unknownPeople)))}`;
  return [
    SINCE[since](plural(commits.length, 'commit')),
    compareUrl === undefined ? '' : link('Compare', compareUrl),
    table(['Commit', 'Title', 'Author'], rows),
    rest > 0 ? `And ${plural(rest, 'older commit')}.` : '',
    unknown,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The rule in words, and where it stands. */
export function ruleSection({ source, inWords }: AppliedPolicy): string {
  const rest = inWords.length - LINES_SHOWN;
  const more = rest > 0 ? [`and ${rest} more`] : [];
  return `From ${code(short(source))}:\n\n${bullets([...inWords.slice(0, LINES_SHOWN).map(short), ...more])}`;
}

/** Per group, who may approve this request, and who may not and why. */
export function outlookTable(outlook: readonly GroupOutlook[]): string {
  const rows = outlook
    .slice(0, LINES_SHOWN)
    .map(({ group, required, eligible, excluded }): Cell[] => [
      short(group),
      required,
      markup(listed(eligible.map(({ login }) => code(login)))),
      markup(excludedPeople(excluded)),
    ]);
  return table(['Group', 'Needed', 'May approve', 'May not, being'], rows);
}
