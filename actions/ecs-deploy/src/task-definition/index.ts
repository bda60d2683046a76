export { sameDefinition } from './canonical.js';
export { fromDescribed } from './described.js';
export { differences } from './differences.js';
export { imagesOf, parseImageInput, unpinnedOverPinned } from './images.js';
export { applyOverrides } from './overrides.js';
export { parseTaskDefinition } from './parse.js';
export type {
  ContainerImage,
  Difference,
  ImageOverride,
  Overrides,
  ParsedTaskDefinition,
  TaskDefinitionInput,
} from './types.js';
