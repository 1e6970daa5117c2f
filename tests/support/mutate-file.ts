/** What programs write by mistake, or people on purpose: each is put somewhere into a file. */
const ODD: readonly Uint8Array[] = [
  ...[
    '\0',
    '\0'.repeat(40),
    '\u0001\u0008\u001b\u007f\u0085',
    '\u2028\u2029',
    '\ufeff',
    '\ufffe\uffff',
    '\u202e\u2066',
    '1e999',
    '-99999999999999999999999999',
    '0x7fffffff',
    '-0',
    'NaN',
    '"',
    "'",
    '\\',
    '\\u',
    '\r',
    '\n\n\n',
    '\t',
    '"__proto__": {"x": 1},',
    '__proto__',
    '<!DOCTYPE a [<!ENTITY b "c">]>&b;',
    '<![CDATA[',
    '<!--',
    '%%{init: ',
    '=cmd|"/c calc"!A1',
    '```',
    ' -> ',
    ';',
    '&#0;&#xd800;&#1114112;',
    '['.repeat(3000),
    '{"a":'.repeat(500),
    '('.repeat(1000),
    '<g>'.repeat(2000),
    'subgraph x\n'.repeat(300),
    '\n'.concat(...Array.from({ length: 80 }, (_, depth) => `${'  '.repeat(depth)}- x\n`)),
    '"'.repeat(501),
    ' '.repeat(5000),
    'я'.repeat(700),
    '\u{1f469}\u200d\u{1f680}'.repeat(200),
    'label,next\n',
  ].map((text) => new TextEncoder().encode(text)),
  // A lone surrogate, an overlong slash, and a letter cut off, as bytes; the marks of UTF-16.
  ...[[0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xe2, 0x82], [0xff], [0xff, 0xfe], [0xfe, 0xff], [0x80, 0x80]].map((bytes) =>
    Uint8Array.from(bytes),
  ),
];

/** One or several ways to damage a file of any format; `others` are files to take pieces from. */
export function mutateFile(file: Uint8Array, others: readonly Uint8Array[], random: () => number): Uint8Array {
  let bent: Uint8Array = file;
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) bent = mutateOnce(bent, others, random);
  return bent;
}

function mutateOnce(file: Uint8Array, others: readonly Uint8Array[], random: () => number): Uint8Array {
  const pick = (count: number): number => Math.floor(random() * count);
  const at = pick(file.length + 1);
  const piece = (from: Uint8Array): Uint8Array => {
    const start = pick(from.length);
    return from.subarray(start, start + 1 + pick(Math.min(400, from.length)));
  };
  switch (pick(9)) {
    case 0: {
      const flipped = file.slice();
      for (let flips = 1 + pick(6); flips > 0 && flipped.length > 0; flips -= 1) {
        const place = pick(flipped.length);
        flipped[place] = (flipped[place] ?? 0) ^ (1 << pick(8));
      }
      return flipped;
    }
    case 1:
      return file.slice(0, at);
    case 2:
      return file.slice(at);
    case 3: {
      // A piece of itself, once more or very often.
      const own = piece(file);
      return joined(
        file.subarray(0, at),
        ...Array.from({ length: pick(4) === 0 ? 200 : 1 }, () => own),
        file.subarray(at),
      );
    }
    case 4: {
      const [from, to] = [at, pick(file.length + 1)].sort((a, b) => a - b) as [number, number];
      const middle = (from + to) >> 1;
      return joined(file.subarray(0, from), file.subarray(middle, to), file.subarray(from, middle), file.subarray(to));
    }
    case 5:
    case 6:
      return joined(file.subarray(0, at), ODD[pick(ODD.length)] as Uint8Array, file.subarray(at));
    case 7:
      return joined(file.subarray(0, at), piece(others[pick(others.length)] ?? file), file.subarray(at));
    default:
      return joined(file.subarray(0, at), file.subarray(Math.min(file.length, at + 1 + pick(40))));
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
