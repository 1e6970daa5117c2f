import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxesNear, findSnap, SNAP_REACH, snapReach } from '@/lib/scene/guides/find-snap';
import type { Guide } from '@/lib/scene/guides/types';
import type { Box } from '@/lib/scene/types';

const box = (x: number, y: number, width = 240, height = 80): Box => ({ x, y, width, height });
const grid = fc.integer({ min: -120, max: 120 }).map((step) => step * 6);
const anyBox = fc
  .tuple(grid, grid, fc.constantFrom(80, 240, 241), fc.constantFrom(40, 72, 75))
  .map(([x, y, width, height]) => box(x, y, width, height));
const scene = fc.record({ moving: anyBox, others: fc.array(anyBox, { maxLength: 8 }) });
const turned = ({ x, y, width, height }: Box): Box => ({ x: y, y: x, width: height, height: width });
const REACH = 6;

/** What a line claims, looked at anew: the edges or middles of the boxes that are on it. */
const onLine = (one: Box, guide: Extract<Guide, { kind: 'align' }>): boolean => {
  const [from, size] = guide.axis === 'x' ? [one.x, one.width] : [one.y, one.height];
  return [from, from + size / 2, from + size].some((at) => Math.abs(at - guide.at) < 0.5);
};

describe('lines that a dragged card snaps to', () => {
  it('[CV-190] stands with left, middle or right, top, middle or bottom as another has', () => {
    const other = box(0, 0);
    expect(findSnap(box(4, 200, 200, 60), [other], REACH)).toMatchObject({
      dx: -4,
      dy: 0,
      guides: [{ kind: 'align', axis: 'x', at: 0, from: 0, to: 260 }],
    });
    expect(findSnap(box(22, 200, 200, 60), [other], REACH)).toMatchObject({ dx: -2, guides: [{ at: 120 }] });
    expect(findSnap(box(45, 200, 200, 60), [other], REACH)).toMatchObject({ dx: -5, guides: [{ at: 240 }] });
    expect(findSnap(box(400, 3), [other], REACH)).toMatchObject({
      dx: 0,
      dy: -3,
      guides: [{ kind: 'align', axis: 'y', at: 0, from: 0, to: 640 }],
    });
    expect(findSnap(box(400, 13, 240, 60), [other], REACH)).toMatchObject({ dy: -3, guides: [{ at: 40 }] });
    expect(findSnap(box(400, 100), [other], REACH)).toEqual({ dx: 0, dy: 0, guides: [] });
  });

  it('[CV-191] makes rooms between neighbours equal: in the middle, or as the room before them', () => {
    const [a, b] = [box(0, 0), box(600, 3, 240, 90)];
    expect(findSnap(box(303, 50, 240, 80), [a, b], REACH)).toEqual({
      dx: -3,
      dy: 0,
      guides: [
        {
          kind: 'gap',
          axis: 'x',
          gaps: [
            { from: 240, to: 300, across: 65 },
            { from: 540, to: 600, across: 71.5 },
          ],
        },
      ],
    });
    const behind = findSnap(box(1204, 50, 200, 70), [a, b], REACH);
    expect(behind).toMatchObject({ dx: -4, guides: [{ kind: 'gap', gaps: [{ from: 240 }, { from: 840, to: 1200 }] }] });
    const before = findSnap(box(-598, 50, 240, 70), [a, b], REACH);
    expect(before).toMatchObject({ dx: -2, guides: [{ kind: 'gap', gaps: [{ from: -360, to: 0 }, { from: 240 }] }] });
  });

  it('[CV-190, CV-191] never moves farther than its reach, and shows only what is so', () => {
    fc.assert(
      fc.property(scene, ({ moving, others }) => {
        const { dx, dy, guides } = findSnap(moving, others, REACH);
        expect(Math.abs(dx)).toBeLessThanOrEqual(REACH);
        expect(Math.abs(dy)).toBeLessThanOrEqual(REACH);
        const placed = { ...moving, x: moving.x + dx, y: moving.y + dy };
        for (const axis of ['x', 'y'] as const) {
          expect(guides.filter((guide) => guide.axis === axis && guide.kind === 'align').length).toBeLessThanOrEqual(1);
          expect(guides.filter((guide) => guide.axis === axis && guide.kind === 'gap').length).toBeLessThanOrEqual(1);
        }
        for (const guide of guides) {
          if (guide.kind === 'align') {
            expect(onLine(placed, guide)).toBe(true);
            expect(others.some((other) => onLine(other, guide))).toBe(true);
            continue;
          }
          const sizes = guide.gaps.map(({ from, to }) => to - from);
          expect(sizes.length).toBeGreaterThan(1);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(2);
          const [from, size] = guide.axis === 'x' ? [placed.x, placed.width] : [placed.y, placed.height];
          expect(guide.gaps.some((gap) => gap.to === from || gap.from === from + size)).toBe(true);
        }
      }),
      { seed: 190, numRuns: 2000 },
    );
  });

  it('[CV-190, CV-191] is the same along both axes, and wherever on the canvas', () => {
    fc.assert(
      fc.property(scene, grid, ({ moving, others }, shift) => {
        const snap = findSnap(moving, others, REACH);
        const across = findSnap(turned(moving), others.map(turned), REACH);
        expect([across.dx, across.dy]).toEqual([snap.dy, snap.dx]);
        const away = (one: Box): Box => ({ ...one, x: one.x + shift, y: one.y - shift });
        const there = findSnap(away(moving), others.map(away), REACH);
        expect([there.dx, there.dy, there.guides.length]).toEqual([snap.dx, snap.dy, snap.guides.length]);
      }),
      { seed: 191, numRuns: 500 },
    );
  });

  it('[CV-192] reaches a few pixels of the screen, far out few of the canvas, and only to what is near and in sight', () => {
    expect(snapReach(1)).toBe(SNAP_REACH.screen);
    expect(snapReach(2)).toBe(SNAP_REACH.screen / 2);
    expect(snapReach(0.08)).toBe(SNAP_REACH.canvas);
    const view = box(0, 0, 1440, 900);
    const [near, hidden, far] = [box(400, 0), box(400, 950), box(1300, 0)];
    expect(boxesNear([near, hidden, far], box(0, 0), view)).toEqual([near]);
  });
});
