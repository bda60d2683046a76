export { inventoryKey, readBaseline, writeBaseline, type Baseline } from './baseline.js';
