import { childOf, childrenOf, parseXml, textOf } from '@platform-actions/aws';

/** The body of DeleteObjects: each only as long as it has its ETag. Only failures are answered one by one. */
export function deleteDocument(objects: readonly { readonly key: string; readonly etag: string }[]): Uint8Array {
  const entries = objects.map(
    ({ key, etag }) => `<Object><Key>${escape(key)}</Key><ETag>${escape(etag)}</ETag></Object>`,
  );
  return Buffer.from(
    `<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${entries.join('')}<Quiet>true</Quiet></Delete>`,
  );
}

/** Which of the objects are gone, and why the others are not, from the answer of DeleteObjects. */
export function readDeletion(
  objects: readonly { readonly key: string }[],
  body: Uint8Array,
): { deleted: string[]; kept: { key: string; reason: string }[] } {
  const text = new TextDecoder().decode(body);
  const result = text.trim() === '' ? undefined : childOf(parseXml(text), 'DeleteResult');
  const errors = childrenOf(result, 'Error').map((error) => ({
    key: textOf(error, 'Key') ?? '',
    code: textOf(error, 'Code') ?? '',
    reason: REASONS[textOf(error, 'Code') ?? ''] ?? textOf(error, 'Message') ?? 'no reason given',
  }));
  // Gone already is as good as deleted.
  const kept = errors.filter(({ code }) => code !== 'NoSuchKey').map(({ key, reason }) => ({ key, reason }));
  const left = new Set(kept.map(({ key }) => key));
  return { deleted: objects.map(({ key }) => key).filter((key) => !left.has(key)), kept };
}

const REASONS: Readonly<Record<string, string>> = { PreconditionFailed: 'replaced in the meantime' };

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Characters that XML would read as something else, as references. */
function escape(text: string): string {
  return text.replace(/[&<>"'\r\n\t]/g, (char) => NAMED[char] ?? `&#${char.charCodeAt(0)};`);
}
