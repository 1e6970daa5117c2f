import { describe, expect, test } from 'vitest';
import { analyze } from '@/lib/analysis/analyze';
import { readFile } from '@/lib/exchange/read-file';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import { mapScene } from '@/lib/scene/map-scene';
import { sceneToSvg } from '@/lib/scene/svg';
import { mapOf, touchpoint } from '../../support/scene-maps';

const MAP = mapOf([touchpoint('a', { label: 'R&D <b> ]]> "x" \u2028 &amp;' }), touchpoint('b')], ['a>b']);
const JSON_TEXT = writeMapFile(MAP);
const SVG = sceneToSvg(mapScene(MAP, analyze(MAP)), { theme: 'light', mapJson: JSON_TEXT });
const URN = 'urn:throughline:map:1';
const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const read = (svg: string | Uint8Array, name = 'a.svg') =>
  readFile({ name, bytes: typeof svg === 'string' ? new TextEncoder().encode(svg) : svg });
function faultOf(svg: string): string {
  const result = read(svg);
  return result.ok ? 'read' : result.faults.map(({ message }) => message).join('\n');
}
const drawing = (inner: string, root = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg"${root}><g>${inner}</g></svg>`;

describe('[EX-26] an SVG with a map', () => {
  test('opens as it was written, also by another name', () => {
    for (const name of ['a.svg', 'a.png']) {
      const result = read(SVG, name);
      expect(result.ok && writeMapFile(result.map)).toBe(JSON_TEXT);
    }
  });

  test('opens as editors write it: prefixes, attributes, CDATA, numbered letters, a document type, other encodings', () => {
    const text = escaped(JSON_TEXT);
    const cdata = JSON_TEXT.split(']]>')
      .map((part) => `<![CDATA[${part}]]>`)
      .join(']]&gt;');
    const hex = JSON_TEXT.replace(/[^\w\s]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`);
    const forms = [
      drawing(`<metadata id="m1"><tl:map xmlns:tl="${URN}">${text}</tl:map></metadata>`),
      drawing(`<metadata>\n<ns0:map\n  id='x>y'\n>\n${text}\n</ns0:map></metadata>`, ` xmlns:ns0='${URN}'`),
      drawing(`<map xmlns="${URN}" xml:space="preserve">${cdata}</map>`),
      drawing(`<map xmlns="urn:throughline&#58;map:1">${hex}<!-- not > this --></map>`),
      `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- by an editor -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n${drawing(`<map xmlns="${URN}">${text}</map>`)}`,
      `<svg:svg xmlns:svg="http://www.w3.org/2000/svg"><svg:metadata><map xmlns="${URN}">${text}</map></svg:metadata></svg:svg>`,
      drawing(`<map xmlns="urn:other">{}</map><map>[]</map><map xmlns="${URN}">${text}</map>`),
    ];
    for (const svg of forms) {
      const result = read(svg);
      expect(result.ok && writeMapFile(result.map), svg.slice(0, 200)).toBe(JSON_TEXT);
    }
    const wide = new Uint8Array([0xff, 0xfe, ...Buffer.from(forms[0] as string, 'utf16le')]);
    expect(read(wide).ok).toBe(true);
  });

  test('without one, cut off, or wrong is refused in words, with the line', () => {
    expect(faultOf(drawing('<path d="M0 0"/>'))).toContain('without a map inside');
    expect(faultOf(drawing(`<map xmlns="urn:other">${escaped(JSON_TEXT)}</map>`))).toContain('without a map inside');
    expect(faultOf(SVG.slice(0, 600))).toMatch(/cut off|does not end/);
    expect(faultOf('<html><body>x</body></html>')).toContain('no SVG');
    expect(faultOf('hello')).toContain('no SVG');
    expect(faultOf('<svg>\n<g>\n</svg>')).toBe('line 3: the SVG has an end of "svg" that was not begun');
    expect(faultOf(drawing(`<map xmlns="${URN}">{"format":</map>`))).toContain('JSON');
    expect(faultOf(drawing(`<map xmlns="${URN}"/>`))).toContain('empty');
  });
});

describe('[EX-27] an SVG that would fill the memory or the day', () => {
  test('declarations of entities are refused before anything is read of them', () => {
    const bomb = `<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>\n${drawing('&b;')}`;
    expect(faultOf(bomb)).toMatch(/^line 2: the SVG has a document type with declarations/);
  });

  test('unknown entities stay as they stand', () => {
    expect(faultOf(drawing(`<map xmlns="${URN}">&lol;&#99999999;&#xd800;</map>`))).toContain('JSON');
  });

  test('depth is bounded, and each sign is looked at once', () => {
    expect(faultOf(drawing('<a>'.repeat(200_000)))).toContain('nested deeper than 1000');
    const many = 100_000;
    for (const hostile of [
      `<svg ${'xmlns '.repeat(many)}>`,
      `<svg ${'a'.repeat(many)}>${'<!x>'.repeat(many)}</svg>`,
      `<svg ${'"'.repeat(many)}`,
      '<'.repeat(many),
      `<svg>${'<map xmlns:a="b" xmlns:c="d"/>'.repeat(many / 4)}</svg>`,
      `<svg>${'&#'.repeat(many)}</svg>`,
      `<svg>${'<!--'.repeat(many)}`,
      `<svg>${'<![CDATA[]]'.repeat(many)}`,
    ]) {
      expect(faultOf(hostile)).not.toBe('read');
    }
  });
});
