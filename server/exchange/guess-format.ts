import type { FormatId } from '@/lib/exchange/formats';

const PNG = [0x89, 0x50, 0x4e, 0x47];
/** So much of a text is looked at. */
const HEAD_BYTES = 1024;

/**
 * What a file without a name is, by how it begins: a picture, a Mermaid diagram, a JSON Canvas; a map file otherwise.
 * Tables and lists of lines are not told from other text: of these it must be said.
 */
export function guessFormat(bytes: Uint8Array): FormatId {
  if (PNG.every((byte, i) => bytes[i] === byte)) return 'png';
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)).trimStart();
  if (/^<(\?xml|svg|!--)/.test(head)) return 'svg';
  if (/^\{\s*"(nodes|edges)"\s*:\s*\[/.test(head)) return 'canvas';
  const first = firstStatement(head);
  if (/^(flowchart|graph)\b/.test(first)) return 'mermaid';
  if (/^journey\b/.test(first)) return 'mermaid-journey';
  return 'json';
}

/** The first line of a Mermaid diagram that is neither front matter nor a comment. */
function firstStatement(head: string): string {
  const lines = head.split('\n').map((line) => line.trim());
  const end = lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0;
  return lines.slice(end).find((line) => line !== '' && !line.startsWith('%%')) ?? '';
}
