export { tarArchive, type SpecialEntry, type TarFiles } from './tar.js';
