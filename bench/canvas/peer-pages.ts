import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { build } from 'esbuild';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const PAGES = ['react-flow', 'excalidraw', 'tldraw'] as const;

/** The pages of the peers, and of nothing at all, on a port of loopback. */
export interface PeerPages {
  /** `http://localhost:PORT` */
  readonly url: string;
  /** Makes a file known under a path such as `/map.json`. */
  offer(path: string, content: string): void;
  close(): Promise<void>;
}

/** Bundles the pages for production, as their authors advise, and serves them with the peers' own fonts and icons. */
export async function servePeerPages(root: string, withPeers: boolean): Promise<PeerPages> {
  const peers = join(root, 'bench', 'canvas-peers');
  const outdir = join(root, '.build', 'bench', 'canvas-pages');
  mkdirSync(outdir, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: {
      floor: 'bench/canvas/page/floor.ts',
      ...(withPeers && Object.fromEntries(PAGES.map((name) => [name, `bench/canvas-peers/${name}.jsx`]))),
    },
    outdir,
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    conditions: ['production', 'module'],
    jsx: 'automatic',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'file' },
    logLevel: 'error',
  });
  const folders = {
    '/tldraw-assets': join(peers, 'node_modules', '@tldraw', 'assets'),
    '/excalidraw-assets': join(peers, 'node_modules', '@excalidraw', 'excalidraw', 'dist', 'prod'),
    '': outdir,
  };
  const offered = new Map<string, string>();
  const server = createServer(({ url = '/' }, response) => {
    const path = decodeURIComponent(url.split('?')[0] ?? '/');
    const known = offered.get(path);
    if (known !== undefined) send(response, path, known);
    else if (extname(path) === '') send(response, '.html', pageOf(path.slice(1)));
    else sendFile(response, path, folders);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    offer: (path, content) => void offered.set(path, content),
    close: () => closeServer(server),
  };
}

function pageOf(name: string): string {
  const style = name === 'floor' ? '' : `<link rel="stylesheet" href="/${name}.css">`;
  return `<!doctype html><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,">${style}
<style>html,body,#page{margin:0;width:100%;height:100%;overflow:hidden}</style>
<script>window.EXCALIDRAW_ASSET_PATH='/excalidraw-assets/'</script>
<div id="page"></div><script type="module" src="/${name}.js"></script>`;
}

function sendFile(response: ServerResponse, path: string, folders: Readonly<Record<string, string>>): void {
  const [prefix, folder] = Object.entries(folders).find(([start]) => path.startsWith(`${start}/`)) ?? ['', ''];
  const file = normalize(join(folder, path.slice(prefix.length)));
  try {
    if (!file.startsWith(folder + sep)) throw new Error('outside');
    send(response, file, readFileSync(file));
  } catch {
    response.writeHead(404).end();
  }
}

function send(response: ServerResponse, path: string, body: string | Buffer): void {
  const type = TYPES[extname(path)] ?? (path.endsWith('.html') ? 'text/html' : 'application/octet-stream');
  response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=3600' }).end(body);
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
