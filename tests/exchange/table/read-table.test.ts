import { describe, expect, it } from 'vitest';
import { parseTable } from '@/lib/exchange/table/parse-table';
import { readTable } from '@/lib/exchange/table/read-table';

describe('readTable', () => {
  it('[EX-10] fills fields by the headings of a table', () => {
    const text = [
      'Touchpoint\tCustomer\tphase\tChannel\tDrop-off\tDue\trole\tlifetime\tRegion',
      'Cold call\tpotential\tAwareness\tOffline\t40%\t31.12.2026\tStart\tone-off\tNorth',
      '"Line 1\nLine ""2"""\tformer\tfirst visit\tby pigeon\t0,25\t2026-02-30\t\t\t',
    ].join('\r\n');
    const fragment = readTable(text);
    expect(fragment?.touchpoints).toEqual([
      {
        id: 'n1',
        label: 'Cold call',
        customer: 'potential',
        phase: 'Awareness',
        channel: 'offline',
        dropOff: 0.4,
        due: '2026-12-31',
        role: 'start',
        lifetime: 'one-off',
        extra: { Region: 'North' },
      },
      {
        id: 'n2',
        label: 'Line 1\nLine "2"',
        customer: 'former',
        phase: expect.stringMatching(/^phase-[0-9a-f]+$/),
        dropOff: 0.25,
        notes: 'channel: by pigeon\ndue: 2026-02-30',
      },
    ]);
    expect(fragment?.phases?.map((phase) => phase.label)).toEqual(['Awareness', 'first visit']);
    expect(fragment?.transitions).toEqual([]);
  });

  it('[EX-10] reads CSV with commas and with semicolons, when a heading says where the labels are', () => {
    expect(readTable('label,reaction\n"Call, then wait",negative\n')?.touchpoints).toEqual([
      { id: 'n1', label: 'Call, then wait', reaction: 'negative' },
    ]);
    expect(readTable('\ufefflabel;owner\nCall;Ann Lee')?.touchpoints).toEqual([
      { id: 'n1', label: 'Call', owner: 'Ann Lee' },
    ]);
  });

  it('[EX-10] keeps ids and parents of the table where they make sense', () => {
    const fragment = readTable('id,label,parent\nshop,Shop,\ntill,Till,shop\ntill,Again,nowhere\nbad id,Door,Door');
    expect(fragment?.touchpoints).toEqual([
      { id: 'shop', label: 'Shop' },
      { id: 'till', label: 'Till', parent: 'shop' },
      { id: 'n3', label: 'Again', notes: 'parent: nowhere' },
      { id: 'n4', label: 'Door', notes: 'id: bad id' },
    ]);
  });

  it('[EX-11] takes the cells of a table without headings as touchpoints in columns', () => {
    expect(readTable('Ad\tSite\t\r\nFriend\t\tCall\n')?.touchpoints).toEqual([
      { id: 'n1', label: 'Ad', x: 0, y: 0 },
      { id: 'n2', label: 'Site', x: 300, y: 0 },
      { id: 'n3', label: 'Friend', x: 0, y: 140 },
      { id: 'n4', label: 'Call', x: 600, y: 140 },
    ]);
  });

  it.each(['Call, then wait\nVisit', 'a\n\tb\n\t\tc', '\tindented\tline', '', 'label', 'a -> b'])(
    '[EX-11] says that %j is no table',
    (text) => {
      expect(readTable(text)).toBeNull();
    },
  );

  it('[EX-10] takes quotes as RFC 4180 has them, and lone ones as they are', () => {
    expect(parseTable('"a""b","c\r\nd"\r\n5" pipe,"x" y,"open\nz,', ',')).toEqual([
      ['a"b', 'c\r\nd'],
      ['5" pipe', '"x" y', '"open'],
      ['z', ''],
    ]);
  });
});
