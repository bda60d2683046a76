export type ImportFormat = 'trivyignore' | 'trivyignore-yaml' | 'openvex';

/** The format that a file's name stands for; undefined where it is none that can be imported. */
export function importFormat(path: string): ImportFormat | undefined {
  const name = path.split('/').at(-1)?.toLowerCase() ?? '';
  if (/\.ya?ml$/.test(name)) return 'trivyignore-yaml';
  if (name.endsWith('.json')) return 'openvex';
  return name.endsWith('trivyignore') ? 'trivyignore' : undefined;
}
