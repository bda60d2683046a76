import { main } from '../index.js';

await main('spa-publish');
