import { writePins } from './bundle-pins.js';

await writePins();
