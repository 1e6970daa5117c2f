import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** Where bundles of the server and the command line go. */
export const BUILD = join(ROOT, '.build');
