import { lengthNote, lossesOfFlowchart, lossesOfJourney } from '../exchange/mermaid/losses-of-mermaid';
import { type CardColors, writeFlowchart } from '../exchange/mermaid/write-flowchart';
import { writeJourney } from '../exchange/mermaid/write-journey';
import { REACTIONS, type Reaction } from '../model/types';
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

function cardColors(theme: Theme): Record<Reaction, CardColors> {
  const colors = REACTIONS.map((reaction) => {
    const fill = inkValue(`${reaction}-bg`, theme);
    return [reaction, { fill, stroke: inkValue(reaction, theme), ink: inkValue('ink', theme) }] as const;
  });
  return Object.fromEntries(colors) as Record<Reaction, CardColors>;
}
