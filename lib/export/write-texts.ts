import { lossesOfCanvas } from '../exchange/json-canvas/losses-of-canvas';
import { writeCanvas } from '../exchange/json-canvas/write-canvas';
import { lossesOfLines, writeLines } from '../exchange/lines/write-lines';
import { lossesOfOutline } from '../exchange/markdown/losses-of-outline';
import { writeOutline } from '../exchange/markdown/write-outline';
import { lengthNote, lossesOfFlowchart, lossesOfJourney } from '../exchange/mermaid/losses-of-mermaid';
import { type CardColors, writeFlowchart } from '../exchange/mermaid/write-flowchart';
import { writeJourney } from '../exchange/mermaid/write-journey';
import { REACTIONS, type Reaction } from '../model/types';
import { boxesOf } from '../scene/nesting/frames';
import { placeMissing } from '../scene/place';
import { inkValue } from '../scene/theme';
import type { Theme } from '../scene/types';
import type { ExportSource, Made } from './types';

/** A Mermaid flowchart in the colours of the cards. */
export function writeMermaidFile({ map, options }: ExportSource): Made {
  const content = writeFlowchart(map, { data: options.data, colors: cardColors(options.theme) });
  return { content, notes: [...lossesOfFlowchart(map, options), ...lengthNote(content)] };
}

/** A Mermaid user journey. */
export function writeJourneyFile({ map }: ExportSource): Made {
  return { content: writeJourney(map), notes: lossesOfJourney(map) };
}

/** A JSON Canvas, where a map without places stands as the page lays it out. */
export function writeCanvasFile({ map, options }: ExportSource): Made {
  const { boxes } = boxesOf(map.touchpoints, placeMissing(map), () => true);
  const chosen = { data: options.data, boxes };
  return { content: writeCanvas(map, chosen), notes: lossesOfCanvas(map, chosen) };
}

/** A Markdown outline. */
export function writeOutlineFile({ map }: ExportSource): Made {
  return { content: writeOutline(map), notes: lossesOfOutline(map) };
}

/** Lines with arrows. */
export function writeLinesFile({ map }: ExportSource): Made {
  return { content: writeLines(map), notes: lossesOfLines(map) };
}

function cardColors(theme: Theme): Record<Reaction, CardColors> {
  const colors = REACTIONS.map((reaction) => {
    const fill = inkValue(`${reaction}-bg`, theme);
    return [reaction, { fill, stroke: inkValue(reaction, theme), ink: inkValue('ink', theme) }] as const;
  });
  return Object.fromEntries(colors) as Record<Reaction, CardColors>;
}
