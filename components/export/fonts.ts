/** Bytes of a file of this site. Throws when it can't be had. */
export async function fetchBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** A font file of this site, by its name. */
export function fetchFont(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return fetchBytes(`/fonts/${name}`);
}

/** The bytes of Inter in the four weights that pictures use, as TTF: resvg can't read woff2. */
export function fetchInter(): Promise<readonly Uint8Array[]> {
  return Promise.all([400, 500, 600, 700].map((weight) => fetchFont(`inter-${weight}.ttf`)));
}
