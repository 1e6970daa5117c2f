import type { Command } from '@/lib/document/types';
import { readIdea } from '@/lib/exchange/read-idea';
import { readLines } from '@/lib/exchange/read-lines';
import { LIMITS } from '@/lib/protocol/limits';
import { cardSize } from '@/lib/scene/card';
import type { Box } from '@/lib/scene/types';
import { freePlace } from '../actions/free-place';
import { obstacles } from '../actions/targets';
import { newId } from '../store/new-id';
import type { Editor } from '../store/types';

const GAP_X = 80;
const GAP_Y = 32;
/** What is seen where there is no canvas to ask. */
const SOMEWHERE: Box = { x: 0, y: 0, width: 960, height: 640 };

/** What was captured in one go: ids in the order in which they were typed. */
export type Captured = readonly string[];

/**
 * Makes touchpoints of what was typed, one undo step: a label, with `+`, `=` or `-` at its end for the reaction,
 * `a -> b -> c` for a chain, or several lines. They stand in a column in free room of what is seen, a chain to the
 * right. `follows`: the first is led to by the one captured before. Gives the ids of all that were captured.
 */
export function captureIdeas(editor: Editor, typed: string, captured: Captured, follows: boolean): Captured {
  const { touchpoints, transitions } = readLines(typed);
  if (touchpoints.length === 0) return captured;
  if (touchpoints.length > LIMITS.pasteLines) {
    editor.say(`At most ${LIMITS.pasteLines} touchpoints can be added at once; nothing was added.`, 'error');
    return captured;
  }
  const { map, scope } = editor.store.getState();
  const known = new Set(map.touchpoints.map(({ id }) => id));
  const before = captured.filter((id) => known.has(id)).at(-1);
  const ids = new Map(touchpoints.map(({ id }) => [id, newId()]));
  const leadsTo = new Map(transitions.map(({ source, target }) => [target, source]));
  const place = createPlacer(editor, captured);
  const commands: Command[] = touchpoints.map((touchpoint, index) => {
    const { label, reaction } = readIdea(touchpoint.label);
    const source = ids.get(leadsTo.get(touchpoint.id) ?? '') ?? (index === 0 && follows ? before : undefined);
    const id = ids.get(touchpoint.id) as string;
    const fields = {
      ...(reaction !== undefined && { reaction }),
      ...(touchpoint.notes !== undefined && { notes: touchpoint.notes }),
      ...(scope !== null && { parent: scope }),
    };
    return { type: 'add-touchpoint', id, label, ...place(id, label, source), fields };
  });
  const lines = transitions.map(({ source, target }) => ({ source: ids.get(source), target: ids.get(target) }));
  if (follows && before !== undefined) lines.unshift({ source: before, target: [...ids.values()][0] });
  for (const { source, target } of lines) {
    if (source !== undefined && target !== undefined)
      commands.push({ type: 'add-transition', id: newId(), source, target });
  }
  if (!editor.run(commands)) return captured;
  const last = [...ids.values()].at(-1) as string;
  editor.select({ touchpoints: [last] });
  editor.camera?.show(last);
  editor.announce(
    touchpoints.length === 1
      ? `Added ${readIdea(touchpoints[0]?.label ?? '').label}.`
      : `Added ${touchpoints.length} touchpoints.`,
  );
  return [...captured, ...ids.values()];
}

/** Gives each new card its place: beside what leads to it, or else below the last one, in columns as high as what is seen. */
function createPlacer(
  editor: Editor,
  captured: Captured,
): (id: string, label: string, source: string | undefined) => { readonly x: number; readonly y: number } {
  const { scope, shown } = editor.store.getState();
  const area = editor.camera?.area() ?? SOMEWHERE;
  const boxes = new Map(shown.boxes);
  const taken = obstacles(editor, scope);
  let last = captured.flatMap((id) => boxes.get(id) ?? []).at(-1);
  // Who has moved on with the view goes on there.
  if (last && !meets(last, area)) last = undefined;
  return (id, label, source) => {
    const size = cardSize({ id, label });
    const from = source === undefined ? undefined : boxes.get(source);
    const wanted = from
      ? { x: from.x + from.width + GAP_X, y: from.y }
      : last
        ? below(last, size, area)
        : { x: Math.round(area.x + GAP_X / 2), y: Math.round(area.y + GAP_Y) };
    const box = { ...freePlace({ ...wanted, ...size }, taken), ...size };
    boxes.set(id, box);
    taken.push(box);
    last = box;
    return { x: box.x, y: box.y };
  };
}

/** Straight below a card, or, at the foot of what is seen, at the head of the next column. */
function below(last: Box, size: { readonly height: number }, area: Box): { readonly x: number; readonly y: number } {
  const y = last.y + last.height + GAP_Y;
  if (y + size.height <= area.y + area.height) return { x: last.x, y };
  return { x: last.x + last.width + GAP_X, y: Math.round(area.y + GAP_Y) };
}

function meets(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
