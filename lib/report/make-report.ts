import type { Analysis } from '../analysis/types';
import type { JourneyMap } from '../model/types';
import { LIMITS } from '../protocol/limits';
import { chainsSection } from './chains-section';
import { disputesSection } from './disputes-section';
import { findingsSection } from './findings-section';
import { lossSection } from './loss-section';
import { mendSection } from './mend-section';
import { oneLine } from './names';
import { nextSteps } from './next-steps';
import type { Block, ReportDocument, Section } from './report-document';
import { type ReportOptions, reportSource } from './report-source';
import { resilienceSection } from './resilience-section';
import { touchpointsSection } from './touchpoints-section';
import { CHAIN_MEANING, verdictWords } from './verdict-words';

/**
 * All that is found of a map, in the order in which a team reads it: the verdict, what to do, the picture, the chains,
 * what to mend first, losses, what hangs on one touchpoint, disputes, findings, all touchpoints. Long lists are cut and
 * say how many are left out.
 */
export function makeReport(map: JourneyMap, analysis: Analysis, options: ReportOptions): ReportDocument {
  const source = reportSource(map, analysis, options);
  const { sentence, hint, isWhole } = verdictWords(analysis, source.nameOf);
  const { total, intact } = analysis.scopeFigures[0]?.chains ?? { total: 0n, intact: 0n };
  const steps = nextSteps({ ...source, names: options.names });
  const next: Section[] =
    steps.length === 0
      ? []
      : [
          {
            id: 'next',
            title: 'What to do next',
            meaning: 'the most pressing first',
            blocks: [{ kind: 'list', ordered: true, items: steps.map((text) => [{ kind: 'map', text }]) }],
          },
        ];
  const sections = [
    ...next,
    pictureSection(map),
    chainsSection(source),
    mendSection(source),
    lossSection(source),
    resilienceSection(source),
    disputesSection(source),
    findingsSection(source),
    touchpointsSection(source),
    aboutSection(),
  ].filter((section) => section !== null);
  return {
    title: oneLine(map.title) || 'Untitled map',
    date: options.date,
    size: sizeWords(map),
    verdict: {
      sentence,
      hint,
      tone: total === 0n ? 'quiet' : isWhole ? 'good' : 'bad',
      share: total === 0n ? null : Number((intact * 10_000n) / total) / 10_000,
    },
    sections,
  };
}

function sizeWords({ touchpoints, transitions, phases }: JourneyMap): string {
  const count = (value: number, one: string): string => `${value} ${one}${value === 1 ? '' : 's'}`;
  const parts = [count(touchpoints.length, 'touchpoint'), count(transitions.length, 'transition')];
  return [...parts, ...(phases.length > 0 ? [count(phases.length, 'phase')] : [])].join(' · ');
}

function pictureSection({ touchpoints }: JourneyMap): Section | null {
  if (touchpoints.length === 0) return null;
  const tooMany = touchpoints.length > LIMITS.reportPictureTouchpoints;
  const text = `The picture of ${touchpoints.length} touchpoints is left out: on a page nothing in it could be read. Export it as SVG, or as PDF over several sheets.`;
  const blocks: Block[] = tooMany ? [{ kind: 'text', soft: true, words: [text] }] : [{ kind: 'picture' }];
  return { id: 'map', title: 'The map', meaning: 'as it was drawn', blocks };
}

function aboutSection(): Section {
  const say = (text: string): Block => ({ kind: 'text', soft: true, words: [text] });
  return {
    id: 'about',
    title: 'How to read this',
    meaning: 'the words of this report',
    blocks: [
      say(CHAIN_MEANING),
      say(
        "Figures of customers follow from this map's own shares and drop-offs. They show what would be so if those hold, and are no prediction.",
      ),
    ],
  };
}
