/** Files that are no text, by the bytes that they begin with, as people call them. */
const KINDS: readonly (readonly [signature: string, name: string])[] = [
  ['PK\x03\x04', 'a ZIP archive (an .xlsx, .ods or .docx is one, too)'],
  ['PK\x05\x06', 'an empty ZIP archive'],
  ['\x1f\x8b', 'packed by gzip'],
  ['BZh91AY&SY', 'packed by bzip2'],
  ['\xfd7zXZ\x00', 'packed by xz'],
  ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive'],
  ['Rar!\x1a\x07', 'a RAR archive'],
  ['\x28\xb5\x2f\xfd', 'packed by Zstandard'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'a document of an old Office (.xls, .doc)'],
  ['SQLite format 3\x00', 'a database'],
  ['%PDF-', 'a PDF'],
  ['\x89PNG\r\n\x1a\n', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
];

/** What a file is that is no text: `a PDF`; null for what may be one. Nothing is unpacked. */
export function binaryKind(bytes: Uint8Array): string | null {
  const begins = (signature: string): boolean => {
    for (let at = 0; at < signature.length; at += 1) if (bytes[at] !== signature.charCodeAt(at)) return false;
    return true;
  };
  return KINDS.find(([signature]) => begins(signature))?.[1] ?? null;
}
