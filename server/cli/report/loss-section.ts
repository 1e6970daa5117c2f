import { countOf } from '@/lib/analysis/words/count-words';
import type { ReportSource } from './report-source';
import type { Sheet } from './sheet';

/** The places where most customers are lost. */
const MOST = 5;
/** Less than half a customer of 100 is not told. */
const LEAST = 0.005;

/** Of 100 customers who come in: how many arrive, and where most of the others are lost. */
export function tellLosses(sheet: Sheet, { map, analysis, nameOf }: ReportSource): void {
  const root = analysis.scopeFigures[0];
  const measured = new Set(map.touchpoints.filter(({ dropOff }) => dropOff !== undefined).map(({ id }) => id));
  const places = [...analysis.touchpoints.values()]
    .filter(({ scope, id }) => scope === null && (analysis.figures.get(id)?.loss ?? 0) >= LEAST)
    .map((state) => ({ ...state, loss: analysis.figures.get(state.id)!.loss }))
    .sort((a, b) => b.loss - a.loss);
  if (!root || (places.length === 0 && root.flow.trapped < LEAST)) return;
  sheet.heading('Where customers are lost', "by this map's assumptions");
  sheet.text(
    `Of 100 customers who come in, ${ofHundred(root.flow.conversion)} get to a final touchpoint. The others are lost:`,
    {
      indent: 2,
    },
  );
  for (const { id, loss, negative, brokenInside } of places.slice(0, MOST)) {
    const assumed = negative && (brokenInside || !measured.has(id));
    const note = assumed ? sheet.paint.dim(' (not measured: at a break, everybody is taken to leave)') : '';
    sheet.text(`at ${nameOf(id)}${note}`, { mark: ofHundred(loss).padStart(3), indent: 2 });
  }
  const rest = places.slice(MOST);
  if (rest.length > 0) {
    const sum = rest.reduce((total, { loss }) => total + loss, 0);
    sheet.text(`at ${countOf(rest.length, 'other touchpoint')}`, {
      mark: ofHundred(sum).padStart(3),
      indent: 2,
    });
  }
  if (root.flow.trapped >= LEAST) {
    sheet.text('going round in circles', { mark: ofHundred(root.flow.trapped).padStart(3), indent: 2 });
  }
}

/** A share as a number of 100, whole but for the smallest. */
function ofHundred(share: number): string {
  const count = share * 100;
  return count > 0 && count < 0.5 ? 'fewer than 1' : String(Math.round(count));
}
