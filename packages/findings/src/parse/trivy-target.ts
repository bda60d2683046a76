import type { ScanTarget } from '../model.js';
import { bag, list, present, text, texts, type Bag } from './values.js';

/** What Trivy scanned: an image, also by way of its SBOM, or a folder or repository. */
export function targetOf(document: Bag): ScanTarget {
  const name = text(document['ArtifactName']) ?? 'unknown';
  const type = text(document['ArtifactType']);
  if (type === 'filesystem' || type === 'repository' || type === 'vm') return { kind: 'source', name };
  const metadata = bag(document['Metadata']);
  const config = bag(metadata['ImageConfig']);
  const layers = list(metadata['DiffIDs'], 'Metadata.DiffIDs').length;
  return {
    kind: 'image',
    reference: name,
    ...present({
      digest: digestOf([...texts(metadata['RepoDigests']), name]),
      platform: platformOf(config),
      os: osOf(bag(metadata['OS'])),
      layers: layers > 0 ? layers : undefined,
    }),
  };
}

/** The digest in the first reference that has one: `repo@sha256:…`. */
export function digestOf(references: readonly string[]): string | undefined {
  for (const reference of references) {
    const found = /(?:^|@)(sha256:[0-9a-f]{64})$/.exec(reference);
    if (found !== null) return found[1];
  }
  return undefined;
}

/** `linux/arm64`, with a variant `linux/arm/v7`. */
export function platformOf(config: Bag): string | undefined {
  const [os, architecture, variant] = [text(config['os']), text(config['architecture']), text(config['variant'])];
  if (os === undefined || architecture === undefined) return undefined;
  return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}

function osOf(os: Bag): { family: string; name: string; endOfLife: boolean } | undefined {
  const family = text(os['Family']);
  if (family === undefined) return undefined;
  return { family, name: text(os['Name']) ?? '', endOfLife: os['EOSL'] === true };
}
