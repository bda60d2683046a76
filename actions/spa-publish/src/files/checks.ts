/** S3's limit for a key, in bytes of UTF-8. */
const MAX_KEY_BYTES = 1024;
/** Control characters, what a URL cannot carry as it is, and what stands for bytes that are no UTF-8. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\\\ufffd]/u;

/** What must not reach a web server, by name: keys, tokens, state and repositories. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)\.env(\.|$)/i, 'an environment file'],
  [/(^|\/)\.(npmrc|yarnrc(\.yml)?|netrc|pypirc|htpasswd|git-credentials|dockercfg)$/i, 'a file with credentials'],
  [/(^|\/)\.(git|svn|hg|ssh|aws|kube|docker|gnupg|terraform)\//i, 'a folder with credentials or history'],
  [/\.(pem|key|p12|pfx|jks|keystore|kdbx|ppk)$/i, 'a key or key store'],
  [/(^|\/)id_(rsa|dsa|ecdsa|ed25519)$/i, 'a private key'],
  [/\.tfstate(\.backup)?$|\.tfvars$/i, "Terraform's state or variables"],
];

/**
 * What is wrong with the keys that a build would get; each problem as `path: why`.
 *
 * @param prefix of the site in the bucket.
 */
export function keyProblems(paths: readonly string[], prefix: string): string[] {
  return [...paths.flatMap((path) => keyProblem(path, prefix)), ...duplicates(paths)];
}

/** Files that hold secrets more often than not. A rule that gives such a file a class says that this one does not. */
export function secretProblems(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const kind = SECRETS.find(([pattern]) => pattern.test(path))?.[1];
    return kind === undefined
      ? []
      : [`${path}: ${kind} must not be published; remove it, or name it in a rule with class=skip or class=mutable`];
  });
}

function keyProblem(path: string, prefix: string): string[] {
  const bytes = Buffer.byteLength(prefix + path);
  if (UNSAFE.test(path)) {
    return [`${JSON.stringify(path)}: a backslash, a control character or broken UTF-8 in the name cannot be served`];
  }
  if (prefix === '' && path.startsWith('_spa/')) return [`${path}: _spa/ is where the action keeps its own data`];
  return bytes > MAX_KEY_BYTES ? [`${path}: its key has ${bytes} bytes, S3 allows ${MAX_KEY_BYTES}`] : [];
}

/** Names that are one file to some machines and two to others; URLs and S3 tell them apart. */
function duplicates(paths: readonly string[]): string[] {
  const seen = new Map<string, string>();
  return paths.flatMap((path) => {
    const folded = path.toLowerCase();
    const other = seen.get(folded);
    seen.set(folded, other ?? path);
    if (other === undefined) return [];
    const difference = other === path ? 'how its accents are encoded (NFC and NFD)' : 'case';
    return [`${path}: it differs from ${other} in nothing but ${difference}`];
  });
}
