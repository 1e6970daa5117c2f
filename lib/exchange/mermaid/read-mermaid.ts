import { splitCharacters } from '../../model/characters';
import { LIMITS } from '../../protocol/limits';
import { countedNotes, countOf } from '../count-words';
import { faultAt, finishRead, type ReadResult, refuse } from '../read-result';
import type { FlowGraph } from './flow-graph';
import { flowToMap } from './flow-to-map';
import { readKeptComments } from './kept-comments';
import { type MermaidSource, readMermaidSource } from './mermaid-source';
import { parseFlowchart } from './parse-flowchart';
import { readJourney } from './read-journey';

/** Diagrams of Mermaid that are no journeys: their first words, with what they are called. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^sequenceDiagram/, 'a sequence diagram'],
  [/^gantt/, 'a Gantt chart'],
  [/^pie/, 'a pie chart'],
  [/^classDiagram/, 'a class diagram'],
  [/^stateDiagram/, 'a state diagram'],
  [/^erDiagram/, 'an entity relationship diagram'],
  [/^mindmap/, 'a mind map'],
  [/^timeline/, 'a timeline'],
  [/^gitGraph/, 'a Git graph'],
  [/^quadrantChart/, 'a quadrant chart'],
  [/^requirement/, 'a requirement diagram'],
  [
    /^(?:C4|sankey|xychart|block|packet|kanban|architecture|radar|treemap|zenuml|info|venn|ishikawa)/,
    'a diagram of another kind',
  ],
];
const FLOWCHART = /^(?:flowchart-elk|flowchart|graph)(?![\w-])/;
const JOURNEY = /^journey(?![\w-])/i;

/** True for a text that begins as a Mermaid flowchart or journey does, behind front matter and comments. */
export function looksLikeMermaid(text: string): boolean {
  const head = readMermaidSource(text.slice(0, 4_000)).code.trimStart();
  return /^(?:flowchart|graph)[^\S\n]+(?:LR|RL|TB|BT|TD)\b/.test(head) || /^journey[^\S\n]*\n/i.test(head);
}

/** A map from a Mermaid file: a flowchart or a user journey. Other diagrams are refused, with the line and the reason. */
export function readMermaid(text: string): ReadResult {
  const source = readMermaidSource(text);
  const start = source.code.search(/\S/);
  if (start < 0) return refuse('has no diagram in it');
  const line = source.code.slice(0, start).split('\n').length;
  const head = source.code.slice(start, start + 40);
  if (JOURNEY.test(head)) return readJourney(source);
  if (FLOWCHART.test(head)) return readFlowchart(source);
  const other = OTHERS.find(([pattern]) => pattern.test(head))?.[1] ?? 'no diagram that is known here';
  const message = `is ${other}. A map can be made of a flowchart ("flowchart LR") or a user journey ("journey")`;
  return { ok: false, faults: [faultAt('line', line, message)] };
}

function readFlowchart({ code, title, comments, settings }: MermaidSource): ReadResult {
  const parsed = parseFlowchart(code);
  if (!parsed.ok) return parsed;
  const kept = readKeptComments(comments);
  const found = flowToMap(parsed.graph, kept);
  const notes = notesOf(parsed.graph, settings, kept.damaged);
  return finishRead({ ...kept.map, ...titled(title), ...found }, notes);
}

/** A title that is too long for a map is cut. */
export function titled(title: string | null): { readonly title?: string } {
  return title === null ? {} : { title: splitCharacters(title, LIMITS.textCharacters)[0] };
}

function notesOf({ ignored, nodes }: FlowGraph, settings: number, damaged: number): string[] {
  const long = [...nodes.values()].filter(
    ({ label }) => label !== null && label.length > LIMITS.labelCharacters,
  ).length;
  return countedNotes([
    [ignored.invisible, (count) => `${countOf(count, 'invisible line')} (~~~) made no transition.`],
    [
      ignored.headless,
      (count) => `${countOf(count, 'line')} without an arrowhead: read as going forward, as written. Look at them.`,
    ],
    [ignored.styles, (count) => `${countOf(count, 'style')} of nodes and lines left out: a map has its own colours.`],
    [ignored.clicks, (count) => `${countOf(count, 'link')} to pages (click) left out.`],
    [ignored.media, (count) => `${countOf(count, 'picture')} or icons left out; their labels are kept.`],
    [settings, (count) => `${countOf(count, 'setting')} of the diagram left out.`],
    [long, (count) => `${countOf(count, 'label')} too long: cut, the whole text is in the notes.`],
    [damaged, (count) => `${countOf(count, 'comment')} that kept more of the map are damaged and left out.`],
  ]);
}
