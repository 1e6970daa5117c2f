import { analyze } from '@/lib/analysis/analyze';
import type { AnalysisInput, Verdict } from '@/lib/analysis/types';
import type { Command } from '@/lib/document/types';
import { decodeText } from '@/lib/exchange/decode-text';
import { applySurvey } from '@/lib/exchange/survey/apply-survey';
import { matchNames } from '@/lib/exchange/survey/match-names';
import { readSurvey } from '@/lib/exchange/survey/read-survey';
import { formatFault } from '@/lib/model/faults';
import type { JourneyMap, Rating } from '@/lib/model/types';
import { LIMITS } from '@/lib/protocol/limits';
import type { SurveyAnswerSheet, SurveyQuestion, VerdictFlip } from './survey-messages';

interface WorkerScope {
  onmessage: ((event: MessageEvent<SurveyQuestion>) => void) | null;
  postMessage(answer: SurveyAnswerSheet): void;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = async ({ data }) => {
  try {
    scope.postMessage(await read(data));
  } catch {
    scope.postMessage({
      ok: false,
      mapping: null,
      faults: ['The file could not be read. It may have been moved or changed; choose it again.'],
    });
  }
};

async function read({ file, map, mapping, chosen }: SurveyQuestion): Promise<SurveyAnswerSheet> {
  if (file.size > LIMITS.importBytes) {
    return {
      ok: false,
      mapping: null,
      faults: [`is larger than the ${LIMITS.importBytes / 1024 / 1024} MB that a file can have`],
    };
  }
  const decoded = decodeText(new Uint8Array(await file.arrayBuffer()));
  if (!decoded.ok) return { ok: false, mapping: null, faults: decoded.faults.map(formatFault) };
  const survey = readSurvey(decoded.text, mapping ?? undefined);
  if (!survey.ok) return { ok: false, mapping: survey.mapping, faults: survey.faults.map(formatFault) };
  const matches = matchNames(
    map,
    survey.answers.map(({ name }) => name),
  ).map((match) => ({ ...match, chosen: chosen.has(match.name) ? (chosen.get(match.name) ?? null) : match.chosen }));
  const outcome = applySurvey(map, survey.answers, new Map(matches.map((match) => [match.name, match.chosen])));
  const { answers, matched, customers, touchpoints } = outcome.summary;
  return {
    ok: true,
    mapping: survey.mapping,
    answers,
    matched,
    customers,
    matches,
    touchpoints,
    flips: findFlips(map, withRatings(map, outcome.commands)),
    notes: [...decoded.notes, ...survey.notes, ...outcome.notes],
    commands: outcome.commands,
  };
}

/** The map as it will be for the analysis: the answers are ratings, nothing else changes. */
function withRatings(map: JourneyMap, commands: readonly Command[]): JourneyMap {
  const given = new Map<string, readonly Rating[]>();
  for (const command of commands) {
    if (command.type !== 'set-touchpoints' || !command.fields.ratings) continue;
    for (const id of command.ids) given.set(id, command.fields.ratings);
  }
  const touchpoints = map.touchpoints.map((one) => {
    const ratings = given.get(one.id);
    return ratings ? { ...one, ratings } : one;
  });
  return { ...map, touchpoints };
}

function findFlips(before: AnalysisInput, after: AnalysisInput): VerdictFlip[] {
  const then = new Map<string, Verdict>(startsOf(before).map(({ id, verdict }) => [id, verdict]));
  return startsOf(after).flatMap(({ id, verdict }) => {
    const was = then.get(id);
    return was !== undefined && was !== verdict ? [{ start: id, before: was, after: verdict }] : [];
  });
}

function startsOf(input: AnalysisInput) {
  return analyze(input).scopes.flatMap(({ starts }) => starts);
}
