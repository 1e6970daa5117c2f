import { copyFileSync, existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUNDLE } from './bundle-options.js';
import { compressPages } from './compress-pages.js';
import { BUILD, ROOT } from './paths.js';
import { run } from './run.js';
import { giveUp, step } from './say.js';
import { fingerprint, isFresh, writeStamp } from './stamp.js';

const PAGE_SOURCES = [
  'app',
  'components',
  'lib',
  'public/schema',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
  'scripts/build.js',
  'scripts/compress-pages.js',
];
const SERVER_SOURCES = ['server', 'lib', 'package-lock.json', 'scripts/build.js', 'scripts/bundle-options.js'];

/** Entry points of the process, each a file of `.build`; workers are started by the files beside them. */
const SERVER_ENTRIES = {
  server: 'server/main.ts',
  'storage-worker': 'server/storage/storage-worker.ts',
  'tcp-balancer': 'server/balancer/tcp-balancer.ts',
  'map-worker': 'server/jobs/map-worker.ts',
};

/** Bundles the server into `.build`; the command line is bundled by itself, when it is called (`build-cli.js`). */
export async function bundleServer(outdir = BUILD) {
  const { build } = await import('esbuild');
  await build({
    ...BUNDLE,
    entryPoints: SERVER_ENTRIES,
    outdir,
    sourcemap: 'linked',
  });
}

/** Puts the fonts and the rasteriser that the page fetches when it makes pictures into `public`. */
function copyAssets() {
  const require = createRequire(import.meta.url);
  const out = join(ROOT, 'public');
  mkdirSync(join(out, 'fonts'), { recursive: true });
  const faces = {
    400: '400Regular/Inter_400Regular',
    500: '500Medium/Inter_500Medium',
    600: '600SemiBold/Inter_600SemiBold',
    700: '700Bold/Inter_700Bold',
  };
  for (const [weight, file] of Object.entries(faces)) {
    copyFileSync(require.resolve(`@expo-google-fonts/inter/${file}.ttf`), join(out, 'fonts', `inter-${weight}.ttf`));
  }
  // The same in pieces, as an SVG carries them.
  const pieces = dirname(require.resolve('@fontsource/inter/files/inter-latin-400-normal.woff2'));
  for (const file of readdirSync(pieces)) {
    if (/-[4567]00-normal\.woff2$/.test(file)) copyFileSync(join(pieces, file), join(out, 'fonts', file));
  }
  copyFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm'), join(out, 'resvg.wasm'));
}

/** Builds what is older than its sources: the server, then the page. Ends with a sentence when it can't. */
export async function ensureBuilt() {
  const serverStamp = join(BUILD, 'server.stamp');
  const serverPrint = fingerprint(SERVER_SOURCES);
  if (!isFresh(serverStamp, serverPrint)) {
    try {
      await bundleServer();
    } catch (error) {
      giveUp(`The server could not be built: ${error.message}`);
    }
    writeStamp(serverStamp, serverPrint);
  }
  const pageStamp = join(BUILD, 'page.stamp');
  const pagePrint = fingerprint(PAGE_SOURCES);
  if (isFresh(pageStamp, pagePrint) && existsSync(join(ROOT, '.next', 'BUILD_ID'))) return;
  step('Building the page (about half a minute) …');
  copyAssets();
  const next = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');
  const { code, output } = await run(process.execPath, [next, 'build'], {
    cwd: ROOT,
    quiet: true,
    env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
  if (code !== 0) {
    console.error(output.trim());
    giveUp(
      'The page could not be built (the reason is above). The last build, if there was one, may be incomplete: mend the fault and run the same command again.',
    );
  }
  await compressPages(join(ROOT, '.next', 'static'));
  // Next may touch its own files while building; the fingerprint is of the sources as they stand now.
  writeStamp(pageStamp, fingerprint(PAGE_SOURCES));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await ensureBuilt();
