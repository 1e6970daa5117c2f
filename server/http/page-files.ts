import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';

/** Codings that a build leaves beside a file, the smaller one first, by the ending that it has then. */
const CODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'application/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=UTF-8',
};
const ADDRESS = '/_next/static/';

type Coding = (typeof CODINGS)[number]['name'];

/** Answers a request for a file of the page; false when it is none that a compressed form was made of. */
export type PageFiles = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Sends the files of the page (`folder` is Next's `static`) as they were compressed when the page was built: smaller
 * than what can be made in the moment of a request, and no work for a process that has meetings to serve. Their names
 * change with what is in them, so browsers keep them. Only names that were found at the start are ever read.
 */
export function openPageFiles(folder: string): PageFiles {
  const forms = new Map<string, Map<Coding, string>>();
  for (const name of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []) {
    const coding = CODINGS.find(({ ending }) => name.endsWith(ending));
    if (!coding) continue;
    const plain = name.slice(0, -coding.ending.length).replaceAll('\\', '/');
    const known = forms.get(plain) ?? new Map<Coding, string>();
    forms.set(plain, known.set(coding.name, join(folder, name)));
  }
  const bodies = new Map<string, Buffer>();

  return (request, response) => {
    const path = pathOf(request.url ?? '');
    const type = TYPES[extname(path)];
    const found = type === undefined ? undefined : forms.get(path);
    if (!type || !found || request.headers.range !== undefined) return false;
    const coding = CODINGS.find(({ name }) => found.has(name) && accepts(request.headers['accept-encoding'], name));
    const file = coding && found.get(coding.name);
    if (!coding || !file) return false;
    const tag = `"${path}-${coding.name}"`;
    response.setHeader('vary', 'Accept-Encoding');
    response.setHeader('cache-control', 'public, max-age=31536000, immutable');
    response.setHeader('etag', tag);
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304).end();
      return true;
    }
    const body = bodies.get(file) ?? readFileSync(file);
    bodies.set(file, body);
    response.writeHead(200, { 'content-type': type, 'content-encoding': coding.name, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  };
}

/** The path below the folder of files; empty for any other address. */
function pathOf(url: string): string {
  if (!url.startsWith(ADDRESS)) return '';
  const [path = ''] = url.slice(ADDRESS.length).split('?', 1);
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}

/** True when a client takes a coding: by its name, and not at a weight of nothing. */
function accepts(header: string | string[] | undefined, coding: Coding): boolean {
  return String(header ?? '')
    .split(',')
    .some((one) => {
      const [name = '', ...settings] = one.trim().toLowerCase().split(';');
      return name.trim() === coding && !settings.some((setting) => /^\s*q=0(\.0*)?\s*$/.test(setting));
    });
}
