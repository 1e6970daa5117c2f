import type { Analysis, TouchpointState } from '../../analysis/types';
import { capital } from '../../analysis/words/quote-label';
import { verdictLine } from '../../analysis/words/verdict-line';
import type { JourneyMap, Touchpoint, Transition } from '../../model/types';
import { breaksChain, CARD_LABEL, cardCaption } from '../../scene/card';
import { metaItems } from '../../scene/card-meta';
import { REACTION_WORDS } from '../../scene/faces';
import { formatShare } from '../../scene/format-count';
import { layoutText } from '../../scene/layout-text';
import { type Nest, readNest } from '../../scene/nesting/nest';
import { inkValue } from '../../scene/theme';
import type { Ink } from '../../scene/types';
import type { ExportOptions } from '../options';
import { STATE_WORDS } from '../state-words';
import { phaseLabels, touchpointData } from '../touchpoint-data';
import { dotAttributes, quoteDot } from './quote-dot';

/** What a DOT file takes of the options. */
export type DotOptions = Pick<ExportOptions, 'theme' | 'title' | 'verdict' | 'date' | 'names' | 'notes'>;

const FONT = 'Inter, Helvetica, Arial, sans-serif';

interface Writing {
  readonly map: JourneyMap;
  readonly analysis: Analysis;
  readonly options: DotOptions;
  readonly nest: Nest | null;
  readonly phases: ReadonlyMap<string, string>;
  ink(name: Ink): string;
}

/**
 * A map as a directed graph in Graphviz's DOT language, from left to right: touchpoints as nodes in clusters of their
 * phases, wholes as clusters around their parts, transitions as edges that look as their state. Places are not told:
 * Graphviz lays it out.
 */
export function writeDot(map: JourneyMap, analysis: Analysis, options: DotOptions): string {
  const writing: Writing = {
    map,
    analysis,
    options,
    nest: readNest(map.touchpoints),
    phases: phaseLabels(map),
    ink: (name) => inkValue(name, options.theme),
  };
  return [
    'digraph journey {',
    ...headLines(writing),
    ...clusterLines(writing),
    ...map.transitions.flatMap((transition) => edgeLine(writing, transition)),
    '}',
    '',
  ].join('\n');
}

function headLines({ map, analysis, options, ink }: Writing): string[] {
  const { text, hint } = verdictLine(analysis);
  const label = [
    options.title ? map.title.trim() || 'Untitled map' : '',
    options.verdict ? capital([text, hint].filter(Boolean).join(' · ')) : '',
    options.date ?? '',
  ].filter(Boolean);
  const font = [
    ['fontname', FONT],
    ['fontcolor', ink('ink')],
  ] as const;
  return [
    `  graph ${dotAttributes([['rankdir', 'LR'], ['compound', 'true'], ['charset', 'UTF-8'], ['bgcolor', ink('paper')], ['left-label', label.join('\n')], ['labelloc', 't'], ['labeljust', 'l'], ['fontsize', 20], ['pad', 0.4], ['nodesep', 0.35], ['ranksep', 0.7], ...font])};`,
    `  node ${dotAttributes([['shape', 'box'], ['fontsize', 13], ['margin', '0.18,0.12'], ['width', 2.2], ...font])};`,
    `  edge ${dotAttributes([
      ['fontsize', 11],
      ['fontname', FONT],
      ['fontcolor', ink('soft')],
      ['color', ink('edge')],
    ])};`,
  ];
}

/** Phases, then what has none; wholes around their parts, without recursion: they may be nested deeply. */
function* clusterLines(writing: Writing): Generator<string> {
  const { map, nest, ink } = writing;
  const outer = map.touchpoints.filter(({ id }) => !nest?.parent.has(id));
  for (const [i, { id, label }] of map.phases.entries()) {
    const inside = outer.filter(({ phase }) => phase === id);
    if (inside.length === 0) continue;
    yield `  subgraph ${quoteDot(`cluster_phase_${i}`)} {`;
    yield `    graph ${dotAttributes([
      ['label', label],
      ['fontsize', 13],
      ['fontcolor', ink('soft')],
      ['color', ink('line')],
      ['style', 'rounded'],
    ])};`;
    yield* nodeLines(writing, inside);
    yield '  }';
  }
  const known = new Set(map.phases.map(({ id }) => id));
  yield* nodeLines(
    writing,
    outer.filter(({ phase }) => phase === undefined || !known.has(phase)),
  );
}

function* nodeLines(writing: Writing, touchpoints: readonly Touchpoint[]): Generator<string> {
  const waiting: (Touchpoint | null)[] = [...touchpoints].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    // What stands for the end of a cluster.
    if (next === null) {
      yield '    }';
      continue;
    }
    const parts = writing.nest?.parts.get(next.id);
    const state = writing.analysis.touchpoints.get(next.id);
    if (!state) continue;
    if (!parts) {
      yield `    ${quoteDot(next.id)} ${dotAttributes(nodeLook(writing, next, state))};`;
      continue;
    }
    yield `    subgraph ${quoteDot(clusterOf(next.id))} {`;
    yield `    graph ${dotAttributes(frameLook(writing, next, state))};`;
    // Edges of DOT end at nodes only: this unseen one stands for the whole.
    yield `    ${quoteDot(next.id)} ${dotAttributes([
      ['shape', 'point'],
      ['style', 'invis'],
      ['width', 0.01],
      ['label', ''],
    ])};`;
    waiting.push(null, ...[...parts].reverse());
  }
}

const clusterOf = (id: string): string => `cluster_whole_${id}`;

type Look = [name: string, value: string | number | undefined][];

function nodeLook(writing: Writing, touchpoint: Touchpoint, state: TouchpointState): Look {
  const { ink, options } = writing;
  const { owner: _owner, ...nameless } = touchpoint;
  const reaction = REACTION_WORDS[state.reaction ?? 'none'];
  const meta = [reaction, ...metaItems(options.names ? touchpoint : nameless)].join(' · ');
  const lines = [
    ...layoutText(touchpoint.label, CARD_LABEL).lines,
    ...layoutText(meta, { width: 200, size: 12, weight: 400, maxLines: 3 }).lines,
  ];
  const caption = cardCaption({ touchpoint, state });
  const breaks = breaksChain({ state });
  const quiet = !breaks && (state.cutOff || !state.reachable);
  const style = ['filled', 'rounded', ...(state.orphan ? ['dashed'] : [])].join(',');
  return [
    ['label', [...(caption === '' ? [] : [caption.toUpperCase()]), ...lines].join('\n')],
    ['shape', state.role === 'start' ? 'cds' : 'box'],
    ['style', state.role === 'start' ? style.replace(',rounded', '') : style],
    ['peripheries', state.role === 'final' ? 2 : undefined],
    ['color', breaks ? ink('negative') : reactionInk(state, ink)],
    ['penwidth', breaks ? 3 : 1.5],
    ['fillcolor', ink(breaks ? 'negative-bg' : quiet ? 'paper' : 'surface')],
    ['fontcolor', ink(quiet ? 'soft' : 'ink')],
    ['tooltip', tooltip(writing, touchpoint, state)],
  ];
}

function frameLook(writing: Writing, touchpoint: Touchpoint, state: TouchpointState): Look {
  const { ink } = writing;
  const caption = cardCaption({ touchpoint, state });
  const breaks = breaksChain({ state });
  return [
    ['left-label', [...(caption === '' ? [] : [caption.toUpperCase()]), touchpoint.label].join('\n')],
    ['labeljust', 'l'],
    ['fontsize', 13],
    ['style', 'filled,rounded'],
    ['color', ink(breaks ? 'negative' : 'faint')],
    ['penwidth', breaks ? 3 : 1.5],
    ['peripheries', 1],
    ['fillcolor', ink('paper')],
    ['fontcolor', ink('ink')],
    ['tooltip', tooltip(writing, touchpoint, state)],
  ];
}

function reactionInk({ reaction, cutOff, reachable, orphan }: TouchpointState, ink: Writing['ink']): string {
  if (!orphan && (cutOff || !reachable)) return ink('line');
  return ink(reaction === 'positive' ? 'positive' : 'faint');
}

function tooltip({ phases, options }: Writing, touchpoint: Touchpoint, state: TouchpointState): string {
  return touchpointData(touchpoint, state, phases, options)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

function edgeLine(writing: Writing, { id, source, target, label = '', share }: Transition): string[] {
  const { analysis, nest, ink } = writing;
  const state = analysis.transitions.get(id);
  if (!state) return [];
  const end = analysis.touchpoints.get(target);
  const stops = state.state === 'doomed' && end !== undefined && breaksChain({ state: end });
  const inside = (part: string, whole: string): boolean => {
    for (let at: string | undefined = part; at !== undefined; at = nest?.parent.get(at)) if (at === whole) return true;
    return false;
  };
  const words = [label.trim(), share === undefined ? '' : formatShare(share)].filter(Boolean).join('\n');
  const attributes: Look = [
    ['id', id],
    ['label', words === '' ? undefined : words],
    // An edge can't end at a cluster that it runs inside of.
    ['ltail', nest?.parts.has(source) && !inside(target, source) ? clusterOf(source) : undefined],
    ['lhead', nest?.parts.has(target) && !inside(source, target) ? clusterOf(target) : undefined],
    ['tooltip', STATE_WORDS[state.state]],
    ...edgeLook(state.state, stops, ink),
  ];
  return [`  ${quoteDot(source)} -> ${quoteDot(target)} ${dotAttributes(attributes)};`];
}

function edgeLook(state: keyof typeof STATE_WORDS, stops: boolean, ink: Writing['ink']): Look {
  switch (state) {
    case 'intact':
      return [['penwidth', 1.5]];
    case 'doomed':
      return [
        ['color', ink('negative')],
        ['penwidth', 2],
        ['arrowhead', stops ? 'teetee' : undefined],
      ];
    case 'cut-off':
      return [
        ['color', ink('faint')],
        ['style', 'dotted'],
        ['penwidth', 1.5],
      ];
    case 'handover':
      return [['color', `${ink('edge')}:${ink('paper')}:${ink('edge')}`]];
    case 'leads-nowhere':
      return [
        ['color', ink('faint')],
        ['arrowhead', 'tee'],
      ];
    case 'unreachable':
      return [
        ['color', ink('faint')],
        ['dir', 'both'],
        ['arrowtail', 'tee'],
      ];
    case 'ignored':
      return [
        ['color', ink('line')],
        ['constraint', 'false'],
      ];
  }
}
