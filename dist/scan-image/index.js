import { main } from '../index.js';

await main('scan-image');
