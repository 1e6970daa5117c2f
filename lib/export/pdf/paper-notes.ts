import type { Shape } from '../../scene/types';
import { type PagePlan, POINTS_PER_PIXEL } from './page-plan';
import { leastTextSize } from './pieces';

/** Text that is less high, in points, can hardly be read on paper. */
const LEAST_TEXT = 5;

/** What whoever prints it should know: how much smaller it is, how many sheets, what can't be read. */
export function paperNotes(shapes: readonly Shape[], plan: PagePlan, used: readonly boolean[]): string[] {
  if (plan.userUnit > 1) {
    return [
      `The map is larger than a page of a PDF may be: it is drawn at ${percent(1 / plan.userUnit)} of its size. Nothing is left out; a reader can enlarge it.`,
    ];
  }
  return [...sheetNotes(plan, used), ...smallTextNotes(shapes, plan)];
}

function sheetNotes(plan: PagePlan, used: readonly boolean[]): string[] {
  if (plan.tiles.length === 1) return [];
  const sheets = used.filter(Boolean).length;
  const empty = plan.tiles.length - sheets;
  const size = plan.scale < POINTS_PER_PIXEL ? `, at ${percent(plan.scale / POINTS_PER_PIXEL)} of its size` : '';
  const left = empty === 0 ? '' : ` ${empty} that would be empty ${empty === 1 ? 'is' : 'are'} left out.`;
  return [
    `The map takes ${sheets} sheets of ${plan.rows} × ${plan.columns} (rows × columns)${size}, after one that shows how they lie.${left}`,
  ];
}

function smallTextNotes(shapes: readonly Shape[], plan: PagePlan): string[] {
  const least = leastTextSize(shapes);
  if (least === null || plan.page === 'fit' || least * plan.scale >= LEAST_TEXT) return [];
  const points = Math.max(0.1, Math.round(least * plan.scale * 10) / 10);
  return plan.tiles.length > 1
    ? [`The map is so large that its smallest text is ${points} points high, even on so many sheets.`]
    : [
        `On one sheet the smallest text is ${points} points high, hardly to be read on paper. Tiles spread the map over several sheets; one page that fits the map keeps its size.`,
      ];
}

function percent(share: number): string {
  return `${share < 0.1 ? (share * 100).toPrecision(2) : Math.floor(share * 100)} %`;
}
