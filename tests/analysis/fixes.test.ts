import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { analyze } from '@/lib/analysis/analyze';
import type { Analysis, Finding, Fix } from '@/lib/analysis/types';
import { describeFix, FIX_IDS } from '@/lib/analysis/words/describe-fix';
import { applyCommands } from '@/lib/document/apply-commands';
import { readMap } from '@/lib/document/read-map';
import type { Command } from '@/lib/document/types';
import { createUndo } from '@/lib/document/undo';
import { writeMap } from '@/lib/document/write-map';
import { writeMapFile } from '@/lib/exchange/write-map-file';
import type { JourneyMap, Rating } from '@/lib/model/types';
import { seededRandom } from '../support/seeded-random';
import { volume } from '../support/volume';
import { randomMap } from './random-map';
import { readFixtures } from './rule-fixtures';

/** What a finding is about, so that one can see whether it is still said. */
const subjectOf = ({ ruleId, scopeId, message: { data } }: Finding): string =>
  [ruleId, scopeId, data.start ?? data.target ?? data.parent ?? data.touchpoint].join(' ');

const rolesOf = (analysis: Analysis, role: string): string[] =>
  [...analysis.touchpoints.values()].filter((state) => state.role === role).map((state) => state.id);

/** After a fix that marks an end: it is one, all other ends still are, and the finding is gone. */
function checkMark(role: 'start' | 'final', id: string, before: Analysis, after: Analysis): void {
  const other = role === 'start' ? 'final' : 'start';
  expect(rolesOf(after, role)).toEqual(expect.arrayContaining([id, ...rolesOf(before, role)]));
  expect(rolesOf(after, other)).toEqual(expect.arrayContaining(rolesOf(before, other).filter((end) => end !== id)));
}

/** Whether the title of each fix has come true; those that do not say so leave the finding behind them. */
const CLAIMS: Readonly<Record<string, (fix: Fix, finding: Finding, before: Analysis, after: Analysis) => boolean>> = {
  'mark-mended': (fix, finding, _before, after) => {
    for (const id of finding.touchpointIds.slice(1)) expect(after.touchpoints.get(id)!.negative).toBe(false);
    expect(fix.message.data.count).toBe(finding.message.data.repairs);
    return true;
  },
  'mark-this-mended': (fix, _finding, _before, after) => {
    expect(after.touchpoints.get(String(fix.message.data.touchpoint))!.negative).toBe(false);
    return false;
  },
  'mark-the-start': (fix, _finding, before, after) => {
    checkMark('start', String(fix.message.data.touchpoint), before, after);
    return true;
  },
  'mark-start': (fix, _finding, before, after) => {
    checkMark('start', String(fix.message.data.touchpoint), before, after);
    return true;
  },
  'mark-final': (fix, _finding, before, after) => {
    checkMark('final', String(fix.message.data.touchpoint), before, after);
    return true;
  },
  'mark-intermediate': (fix, _finding, _before, after) => {
    expect(after.touchpoints.get(String(fix.message.data.touchpoint))).toMatchObject({
      role: 'intermediate',
      reachable: true,
    });
    return true;
  },
  'clear-mark': () => true,
  'clear-rating': () => true,
  'scale-shares': () => true,
  'lead-into': (fix, _finding, before, after) => {
    const { final, start } = fix.message.data;
    const added = fix.commands.find((command) => command.type === 'add-transition');
    expect(before.transitions.has(added!.id)).toBe(false);
    expect(after.transitions.get(added!.id)).toEqual({ id: added!.id, link: 'handover', state: 'handover' });
    expect(rolesOf(after, 'start')).toEqual(rolesOf(before, 'start'));
    expect(rolesOf(after, 'final')).toEqual(rolesOf(before, 'final'));
    expect(after.scopes).toEqual(before.scopes);
    const ends = after.findings.find((finding) => finding.ruleId === 'chain-not-continued')?.touchpointIds ?? [];
    expect(ends).not.toContain(final);
    expect(
      after.findings.filter(
        (finding) => finding.ruleId === 'handover-not-start' && finding.message.data.target === start,
      ),
    ).toEqual([]);
    return false;
  },
  'take-customers-side': (fix, _finding, _before, after) => {
    const { touchpoint, reaction } = fix.message.data;
    expect(after.touchpoints.get(String(touchpoint))!.reaction).toBe(reaction);
    return false;
  },
};

const applied = new Map<string, number>();

/** Applies every fix of every finding to the document, one after the other, and takes each back. */
function checkFixes(given: JourneyMap): void {
  const doc = new Y.Doc();
  writeMap(doc, given);
  const undo = createUndo(doc);
  const map = readMap(doc);
  const file = writeMapFile(map);
  const before = analyze(map);
  for (const finding of before.findings) {
    for (const fix of finding.fixes) {
      const commands: readonly Command[] = fix.commands;
      expect(JSON.parse(JSON.stringify(commands))).toEqual(commands);
      expect(fix.title).toBe(describeFix(fix, (id) => id));
      applyCommands(doc, commands);
      const changed = readMap(doc);
      expect(writeMapFile(changed), `${fix.title} does nothing`).not.toBe(file);
      const after = analyze(changed);
      const isGone = CLAIMS[fix.message.id]!(fix, finding, before, after);
      if (isGone) expect(after.findings.map(subjectOf)).not.toContain(subjectOf(finding));
      expect(undo.undo()).toBe('done');
      expect(undo.canUndo()).toBe(false);
      expect(writeMapFile(readMap(doc))).toBe(file);
      const name = `${finding.ruleId} ${fix.message.id}`;
      applied.set(name, (applied.get(name) ?? 0) + 1);
    }
  }
}

/** A random map of a kind that a team could have drawn: labels, sides, owners. */
function drawnMap(seed: number): JourneyMap {
  const random = seededRandom(seed * 7 + 1);
  const input = randomMap(seed, { nested: seed % 2 === 0, measured: seed % 3 !== 0, most: 8 });
  return {
    title: '',
    phases: [],
    touchpoints: [...input.touchpoints]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ ratings, ...touchpoint }) => ({
        ...touchpoint,
        label: touchpoint.id,
        ...(ratings && {
          ratings: ratings.map(
            ({ reaction }): Rating => ({
              by: '',
              reaction,
              ...(random() < 0.5 && { side: random() < 0.6 ? ('customer' as const) : ('company' as const) }),
            }),
          ),
        }),
      })),
    transitions: [...input.transitions].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

describe('fixes', () => {
  it.each(readFixtures())(
    '[AN-154] $id: each fix is one step, does what it says, and can be undone to the byte',
    ({ invalid }) => {
      checkFixes(invalid);
    },
  );

  it('[AN-154] so it is on random maps', () => {
    applied.clear();
    for (let seed = 1; seed <= volume(800); seed++) checkFixes(drawnMap(seed));
    // A few maps have not everything.
    if (volume(100) < 100) return;
    expect([...applied.keys()].sort()).toEqual([
      'at-risk mark-this-mended',
      'broken-chain mark-mended',
      'chain-not-continued lead-into',
      'dead-end mark-final',
      'disputed-rating take-customers-side',
      'final-without-entry clear-mark',
      'handover-not-start mark-start',
      'incomplete-chain mark-final',
      'no-start mark-the-start',
      'parent-contradicts-parts clear-rating',
      'shares-above-one scale-shares',
      'start-with-inbound mark-intermediate',
      'start-without-exit clear-mark',
      'unreachable mark-start',
    ]);
    for (const [name, count] of applied) expect(count, name).toBeGreaterThan(1);
  });

  it('[AN-154] every fix has words, and every claim is checked', () => {
    expect(Object.keys(CLAIMS).sort()).toEqual([...FIX_IDS].sort());
  });
});
