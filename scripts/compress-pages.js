import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';

const FILE = /\.(?:js|css|svg|json)$/;
/** Below that a compressed form saves nothing. */
const LEAST_BYTES = 256;
const slowly = {
  br: { params: { [zlib.BROTLI_PARAM_QUALITY]: 11, [zlib.BROTLI_PARAM_LGWIN]: 22 } },
  gz: { level: 9 },
};

/** Puts a `.br` and a `.gz` beside every file of the page, as small as can be: it is done once and sent often. */
export async function compressPages(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => FILE.test(name));
  await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      const content = readFileSync(file);
      if (content.length < LEAST_BYTES) return;
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(content, slowly.br));
      writeFileSync(`${file}.gz`, await promisify(gzip)(content, slowly.gz));
    }),
  );
}
