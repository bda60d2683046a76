import { main } from '../index.js';

await main('approval-gate');
