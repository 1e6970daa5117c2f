/** A Mermaid file without what is not the diagram itself. */
export interface MermaidSource {
  /** Line for line as the file has them; comments and directives are blank. */
  readonly code: string;
  /** Of the front matter; null without one. */
  readonly title: string | null;
  /** What stands behind `%%`, without it. */
  readonly comments: readonly string[];
  /** `%%{init: …}%%`, and front matter that sets more than a title. */
  readonly settings: number;
}

/** Takes front matter, comments and directives out of a Mermaid file. Lines keep their numbers. */
export function readMermaidSource(text: string): MermaidSource {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const comments: string[] = [];
  let title: string | null = null;
  let settings = 0;
  let at = 0;
  while (at < lines.length && lines[at]?.trim() === '') at += 1;
  if (/^\s*---\s*$/.test(lines[at] ?? '')) {
    const end = lines.findIndex((line, index) => index > at && /^\s*---\s*$/.test(line));
    if (end > 0) {
      for (; at <= end; at += 1) {
        const line = lines[at] as string;
        if (/^title\s*:/.test(line)) title = yamlText(line.slice(line.indexOf(':') + 1));
        else if (/^\w+\s*:/.test(line)) settings += 1;
        lines[at] = '';
      }
    }
  }
  let inDirective = false;
  for (; at < lines.length; at += 1) {
    const line = lines[at] as string;
    const body = line.trimStart();
    if (inDirective || body.startsWith('%%{')) {
      if (!inDirective) settings += 1;
      const end = line.indexOf('}%%', inDirective ? 0 : line.indexOf('%%{') + 3);
      inDirective = end < 0;
      lines[at] = inDirective ? '' : line.slice(end + 3);
    } else if (body.startsWith('%%')) {
      comments.push(body.slice(2).trim());
      lines[at] = '';
    } else if (line.includes(' %%')) lines[at] = withoutComment(line);
  }
  return { code: lines.join('\n'), title, comments, settings };
}

/** Without a comment behind a statement, which older versions of Mermaid allowed. */
function withoutComment(line: string): string {
  const at = line.indexOf(' %%');
  const quotes = line.slice(0, at).split('"').length - 1;
  return quotes % 2 === 0 ? line.slice(0, at) : line;
}

/** A text of one line in YAML: plain, or in quotes. */
export function yamlText(value: string): string {
  const text = value.trim();
  if (text.startsWith('"')) {
    try {
      const parsed: unknown = JSON.parse(text);
      if (typeof parsed === 'string') return parsed;
    } catch {
      // YAML allows escapes that JSON has not: the text is then taken as it stands.
    }
    return text.replace(/^"|"$/g, '').replace(/\\(["\\/])/g, '$1');
  }
  if (text.startsWith("'")) return text.replace(/^'|'$/g, '').replaceAll("''", "'");
  return text.replace(/\s#[\s\S]*/, '');
}

/** A text as it stands between quotes in YAML and JSON: in ASCII where it is no ordinary letter or sign. */
export function quotedText(text: string): string {
  return escapeOdd(JSON.stringify(text));
}

/** JSON in one line that Mermaid passes over: nothing in it looks like HTML, a directive, or the end of the line. */
export function quietJson(value: unknown): string {
  return escapeOdd(JSON.stringify(value)).replace(/%/g, '\\u0025');
}

function escapeOdd(json: string): string {
  return json.replace(/[<\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
