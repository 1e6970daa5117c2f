import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pasteText } from '@/components/actions/paste';
import { describeColumns, readPastedText } from '@/components/actions/read-pasted-text';
import { parseHtmlTable } from '@/lib/exchange/table/parse-html-table';
import { mapColumns } from '@/lib/exchange/table/propose-mapping';
import { reactionScale } from '@/lib/exchange/table/reaction-scale';
import { readTable } from '@/lib/exchange/table/read-table';
import { openTestEditor } from '../../components/support';

/** What the programs put on the clipboard for two columns and two rows, the second label on two lines. */
const EXCEL = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Excel 15">
<style><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {white-space:normal;}--></style></head><body link="#0563C1">
<table border=0 cellpadding=0 style='width:96pt'><!--StartFragment--> <col width=64 span=2>
 <tr height=20><td height=20 class=xl65>Touchpoint</td><td>Reaction</td></tr>
 <tr height=40><td class=xl65>Hold music &amp;<br>
  &quot;please wait&quot;</td><td>negative</td></tr><!--EndFragment--></table></body></html>`;
const LIBRE = `<!DOCTYPE html><html><head><title></title><style type="text/css">body,td{font-family:"Liberation Sans"}</style></head><body>
<table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup><tr>
<td height="17" align="left"><font color="#000000">Touchpoint</font></td><td>Reaction</td></tr>
<tr><td><b>Hold music &amp;<br>&quot;please wait&quot;</b></td><td sdval="1">negative</td></tr></table></body></html>`;
const SHEETS = `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" dir="ltr" border="1"><colgroup><col width="100"/></colgroup><tbody><tr style="height:21px;">
<td data-sheets-value="{&quot;1&quot;:2}">Touchpoint</td><td>Reaction</td></tr><tr><td>Hold music &amp;<br/>&quot;please wait&quot;</td><td>negative</td></tr></tbody></table>`;
const TSV = 'Touchpoint\tReaction\r\n"Hold music &\n""please wait"""\tnegative\r\n';

describe('what programs put on the clipboard', () => {
  test.each([
    ['Excel', EXCEL],
    ['LibreOffice', LIBRE],
    ['Google Sheets', SHEETS],
  ])('[CV-212] %s: cells come from the HTML, as they do from the text', (_program, html) => {
    expect(parseHtmlTable(html)).toEqual([
      ['Touchpoint', 'Reaction'],
      ['Hold music &\n"please wait"', 'negative'],
    ]);
    expect(readPastedText(TSV, html).fragment).toEqual(readTable(TSV));
  });

  test('[CV-212] a single column with a heading is a table by its HTML; without one it stays lines', () => {
    const column = (...cells: string[]): string =>
      `<table>${cells.map((cell) => `<tr><td>${cell}</td></tr>`).join('')}</table>`;
    const labels = (text: string, html: string): string[] =>
      readPastedText(text, html).fragment.touchpoints.map(({ label }) => label);
    expect(labels('Touchpoint\r\nAd\r\nSite', column('Touchpoint', 'Ad', 'Site'))).toEqual(['Ad', 'Site']);
    expect(labels('Ad -> Site\r\nCall', column('Ad -&gt; Site', 'Call'))).toEqual(['Ad', 'Site', 'Call']);
    expect(labels('"two\nlines"\r\nCall', column('two<br>lines', 'Call'))).toEqual(['two\nlines', 'Call']);
  });

  test('[CV-212] merged cells keep their columns; text besides, two tables and what is no table leave it to the plain text', () => {
    expect(
      parseHtmlTable('<table><tr><td rowspan="2">a<td colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g</table>'),
    ).toEqual([
      ['a', 'b', ''],
      ['', 'c', 'd'],
      ['e', 'f', 'g'],
    ]);
    expect(parseHtmlTable('<p>Dear all,</p><table><tr><td>a</td></tr></table>')).toBeNull();
    expect(parseHtmlTable('<table><tr><td>a<table><tr><td>b</table></table>')).toBeNull();
    expect(parseHtmlTable('<p>a</p>')).toBeNull();
    expect(parseHtmlTable('<table></table>')).toBeNull();
    expect(
      parseHtmlTable('<table><tr><td>&#1055;&#x43e;&amp;lt;<script>alert(1)</script> &nosuch; &#0;</table>'),
    ).toEqual([['По&lt; &nosuch; &#0;']]);
  });

  test('[CV-212] whatever HTML comes, it ends, and gives rows or nothing', () => {
    const piece = fc.constantFrom(
      '<table>',
      '</table>',
      '<tr>',
      '<td colspan=999999>',
      '<td>',
      '</td>',
      'x',
      '<',
      '&#x',
      '<!--',
      '-->',
      '<br>',
      '<style>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const rows = parseHtmlTable(pieces.join(''));
        expect(rows === null || rows.length > 0).toBe(true);
        for (const row of rows ?? []) expect(row.length).toBeLessThanOrEqual(256 * 40);
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});

describe('headings and words in our languages', () => {
  test.each([
    ['English', 'Touchpoint\tRating\tRole\tOwner\tStage', 'bad', 'first'],
    ['Hungarian', 'Érintkezési pont\tReakció\tSzerep\tFelelős\tFázis', 'Negatív', 'kezdő'],
    ['Bulgarian', 'Допирна точка\tРеакция\tРоля\tОтговорник\tФаза', 'Отрицателна', 'Начало'],
    ['Russian', 'Точка касания\tОценка\tРоль\tОтветственный\tЭтап', 'отрицательно', 'начальный'],
    ['Mongolian', 'Хүрэлцэх цэг\tҮнэлгээ\tҮүрэг\tХариуцагч\tҮе шат', 'Сөрөг', 'Эхлэл'],
    ['by signs', 'Name\tReaction\tRole\tOwner\tPhase', '🙁', 'START'],
  ])('[CV-213] %s', (_language, headings, reaction, role) => {
    expect(readTable(`${headings}\nX\t${reaction}\t${role}\tÖnөr\tA`)?.touchpoints).toEqual([
      { id: 'n1', label: 'X', reaction: 'negative', role: 'start', owner: 'Önөr', phase: 'A' },
    ]);
  });

  test('[CV-213] numbers in a column of reactions are read by their range', () => {
    const read = (...cells: string[]): (string | undefined)[] => cells.map((cell) => reactionScale(cells)?.(cell));
    expect(read('-1', '0', '1')).toEqual(['negative', 'neutral', 'positive']);
    expect(read('+1', '−1', '')).toEqual(['positive', 'negative', undefined]);
    expect(read('1', '2', '3')).toEqual(['negative', 'neutral', 'positive']);
    expect(read('1', '2', '3', '4', '5')).toEqual(['negative', 'negative', 'neutral', 'positive', 'positive']);
    expect(read('0', '6', '7', '9', '10')).toEqual(['negative', 'negative', 'neutral', 'positive', 'positive']);
    expect([reactionScale(['1', 'good']), reactionScale(['250']), reactionScale([''])]).toEqual([null, null, null]);
  });

  test('[CV-213] a column of what comes next draws the lines by label; a name that no row has goes to the notes', () => {
    const fragment = readTable(
      'Step\tNext\tPart of\nAd\tsite; Call\t\nSite\tCall, now or never\tAD\nCall, now or never\tParty\t\nCall\tCall\t',
    );
    const label = (id: string): string => fragment?.touchpoints.find((one) => one.id === id)?.label ?? '';
    expect(fragment?.transitions.map(({ source, target }) => `${label(source)}>${label(target)}`)).toEqual([
      'Ad>Site',
      'Ad>Call',
      'Site>Call, now or never',
    ]);
    expect(fragment?.touchpoints[1]).toMatchObject({ label: 'Site', parent: 'n1' });
    expect(fragment?.touchpoints[2]).toMatchObject({ notes: 'next: Party' });
  });
});

test('[CV-212] a pasted table is one undo step, and what became of its columns is said', () => {
  const { editor, labels, said } = openTestEditor();
  pasteText(editor, { text: 'Label\tReaction\tRegion\nDesk\tgood\tNorth\nTill\tbad\tSouth', html: '' });
  expect([labels(), said]).toEqual([
    ['Desk', 'Till'],
    ['2 touchpoints from a table, with reaction. Kept as they are: Region.'],
  ]);
  editor.undo();
  expect(labels()).toEqual([]);
  expect(describeColumns(1, mapColumns([['Label', 'Next']], true, ['label', 'next']))).toBe(
    '1 touchpoint from a table, with what comes next.',
  );
});
