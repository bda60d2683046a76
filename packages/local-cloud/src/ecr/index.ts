import { epochSeconds } from '../core/clock.js';
import { AwsError } from '../core/errors.js';
import { objects, optionalObject, optionalText } from '../core/input.js';
import type { CloudService, JsonObject, RegionContext } from '../core/types.js';
import { describeScanFindings, scanStatus } from './scan-findings.js';
import { ecrStore, type EcrStore, type StoredImage } from './store.js';

/** The private registry of one region. */
export interface Ecr {
  readonly service: CloudService;
  readonly store: EcrStore;
}

const TOKEN_LASTS_MS = 12 * 3600 * 1000;

export function createEcr(context: RegionContext): Ecr {
  const store = ecrStore(context);
  const { region, account } = context;
  return {
    store,
    service: {
      name: 'ECR',
      iamPrefix: 'ecr',
      protocol: 'awsJson',
      resourceOf: (_operation, input) => {
        const repository = optionalText(input, 'repositoryName');
        return repository === undefined ? '*' : `arn:aws:ecr:${region}:${account}:repository/${repository}`;
      },
      operations: {
        GetAuthorizationToken: () => authorizationToken(store, context),
        DescribeImages: (input) => describeImages(store, input, context),
        DescribeImageScanFindings: (input) =>
          describeScanFindings(requestedImage(store, input, context), input, context),
      },
    },
  };
}

function authorizationToken(store: EcrStore, { account, region, clock }: RegionContext): JsonObject {
  const authorizationToken = Buffer.from(`AWS:${store.issuePassword()}`).toString('base64');
  const expiresAt = epochSeconds(clock.now() + TOKEN_LASTS_MS);
  const proxyEndpoint = `https://${account}.dkr.ecr.${region}.amazonaws.com`;
  return { authorizationData: [{ authorizationToken, expiresAt, proxyEndpoint }] };
}

function describeImages(store: EcrStore, input: JsonObject, context: RegionContext): JsonObject {
  const repository = repositoryName(input, context);
  const ids = objects(input, 'imageIds');
  const images =
    ids.length === 0 ? store.imagesOf(repository) : ids.map((id) => store.image(repository, imageIdentifier(id)));
  return { imageDetails: images.map((image) => detail(image, context)) };
}

function detail(image: StoredImage, { account, clock }: RegionContext): JsonObject {
  return {
    registryId: account,
    repositoryName: image.repository,
    imageDigest: image.digest,
    imageTags: image.tags,
    imagePushedAt: epochSeconds(image.pushedAt),
    imageSizeInBytes: 4_194_304,
    imageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json',
    imageScanStatus: startedScan(image, clock.now(), account),
  };
}

/** DescribeImages leaves the member out where DescribeImageScanFindings answers ScanNotFoundException. */
function startedScan(image: StoredImage, now: number, account: string): JsonObject | undefined {
  try {
    return scanStatus(image, now, account);
  } catch {
    return undefined;
  }
}

function requestedImage(store: EcrStore, input: JsonObject, context: RegionContext): StoredImage {
  return store.image(repositoryName(input, context), imageIdentifier(optionalObject(input, 'imageId') ?? {}));
}

function repositoryName(input: JsonObject, { account }: RegionContext): string {
  const name = optionalText(input, 'repositoryName') ?? '';
  const registry = optionalText(input, 'registryId') ?? account;
  if (name === '')
    throw invalid("Invalid parameter at 'repositoryName' failed to satisfy constraint: 'Member must not be null'");
  if (registry !== account) {
    throw new AwsError(
      'RepositoryNotFoundException',
      `The repository with name '${name}' does not exist in the registry with id '${registry}'`,
    );
  }
  return name;
}

function imageIdentifier(id: JsonObject): { digest: string | undefined; tag: string | undefined } {
  const [digest, tag] = [optionalText(id, 'imageDigest'), optionalText(id, 'imageTag')];
  if (digest === undefined && tag === undefined) {
    throw invalid("Invalid parameter at 'imageId' failed to satisfy constraint: 'tag or digest must be given'");
  }
  return { digest, tag };
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
