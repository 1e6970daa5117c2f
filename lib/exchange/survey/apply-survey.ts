import { effectiveReaction } from '../../analysis/states/effective-reaction';
import type { Command } from '../../document/types';
import { splitCharacters } from '../../model/characters';
import type { JourneyMap, Rating, Reaction, Touchpoint } from '../../model/types';
import { LIMITS } from '../../protocol/limits';
import { sortedJson } from '../table/nested-cell';
import { nameCustomers, type PlacedAnswer } from './name-customers';
import type { SurveyAnswer } from './read-survey';

/** What customers say of one touchpoint, with these answers. */
export interface SurveyedTouchpoint {
  readonly id: string;
  readonly label: string;
  /** Answers of this file about it; of each customer the last. */
  readonly answers: number;
  /** Mean of these: -1 for negative, 0 for neutral, 1 for positive. */
  readonly mean: number;
  /** The median of all ratings by customers, ties to the worse. */
  readonly customers: Reaction;
  /** What the team says: the touchpoint's own reaction, else the median of the ratings by the company; null for nothing. */
  readonly team: Reaction | null;
  /** The customers say another thing than the team. */
  readonly flips: boolean;
  /** What counts in the analysis before and after: ratings count where the touchpoint has no reaction of its own. */
  readonly before: Reaction | null;
  readonly after: Reaction | null;
}

export interface SurveyOutcome {
  /** One undo step when they are applied together; none when all of it is in the map already. */
  readonly commands: readonly Command[];
  readonly summary: {
    readonly answers: number;
    readonly matched: number;
    /** Names that no touchpoint was chosen for. */
    readonly unmatched: readonly string[];
    readonly customers: number;
    /** Most answers first. */
    readonly touchpoints: readonly SurveyedTouchpoint[];
  };
  /** What was left out, or came twice, as sentences. */
  readonly notes: readonly string[];
}

/**
 * Answers of a survey as ratings by customers. A touchpoint's own reaction stays as it is. How much likelier a choice is
 * stands in the rating as the key `likelier`. Importing the same answers again changes nothing.
 * @param chosen for each name of the survey the touchpoint that it means; null or missing for none
 */
export function applySurvey(
  map: Pick<JourneyMap, 'touchpoints'>,
  answers: readonly SurveyAnswer[],
  chosen: ReadonlyMap<string, string | null>,
): SurveyOutcome {
  const byId = new Map(map.touchpoints.map((one) => [one.id, one]));
  const placed = answers.map((answer): PlacedAnswer => {
    const id = chosen.get(answer.name) ?? undefined;
    return { ...answer, touchpoint: id !== undefined && byId.has(id) ? id : undefined };
  });
  const names = nameCustomers(placed, map.touchpoints, toRating);
  const given = new Map<string, Map<string, Rating>>();
  let twice = 0;
  placed.forEach((answer, at) => {
    if (answer.touchpoint === undefined) return;
    const own = given.get(answer.touchpoint) ?? new Map<string, Rating>();
    given.set(answer.touchpoint, own);
    const rating = toRating(answer, names[at] as string);
    if (own.has(rating.by)) twice += 1;
    own.set(rating.by, rating);
  });
  const matched = placed.filter(({ touchpoint }) => touchpoint !== undefined);
  const commands: Command[] = [];
  const touchpoints: SurveyedTouchpoint[] = [];
  let over = 0;
  for (const [id, own] of given) {
    const touchpoint = byId.get(id) as Touchpoint;
    const all = mergeRatings(touchpoint.ratings ?? [], [...own.values()]);
    const ratings = all.slice(0, LIMITS.listMembers);
    over += all.length - ratings.length;
    if (sortedJson(ratings) !== sortedJson(touchpoint.ratings ?? [])) {
      commands.push({ type: 'set-touchpoints', ids: [id], fields: { ratings } });
    }
    touchpoints.push(summarize(touchpoint, [...own.values()], ratings));
  }
  const notes: string[] = [];
  if (twice > 0) {
    const came = twice === 1 ? '1 answer came' : `${twice} answers came`;
    notes.push(`${came} after another of the same person about the same touchpoint: the last counts.`);
  }
  if (over > 0) {
    const left = over === 1 ? '1 answer was' : `${over} answers were`;
    notes.push(`${left} left out: a touchpoint can have ${LIMITS.listMembers} ratings.`);
  }
  const unmatched = new Set(placed.filter(({ touchpoint }) => touchpoint === undefined).map(({ name }) => name));
  return {
    commands,
    summary: {
      answers: answers.length,
      matched: matched.length,
      unmatched: [...unmatched],
      customers: new Set(names.filter((_, at) => placed[at]?.touchpoint !== undefined)).size,
      touchpoints: touchpoints.sort((a, b) => b.answers - a.answers),
    },
    notes,
  };
}

/** What an answer says, as a rating. */
function toRating({ reaction, note, likelier }: SurveyAnswer, by: string): Rating {
  const isNumber = /^-?\d{1,9}(\.\d{1,9})?$/.test(likelier);
  return {
    by: withinLimit(by),
    side: 'customer',
    reaction,
    ...(note === '' ? {} : { note: withinLimit(note) }),
    ...(likelier === '' ? {} : { extra: { likelier: isNumber ? Number(likelier) : withinLimit(likelier) } }),
  };
}

function withinLimit(text: string): string {
  return splitCharacters(text, LIMITS.textCharacters)[0];
}

/** New ratings in the places of those by the same customers. Somebody of the company may have the name of a customer. */
function mergeRatings(before: readonly Rating[], given: readonly Rating[]): Rating[] {
  const merged = [...before];
  const places = new Map<string, number>();
  const company = new Set<string>();
  before.forEach(({ by, side }, at) => {
    if (side === 'company') company.add(by);
    else if (!places.has(by)) places.set(by, at);
  });
  for (const one of given) {
    const by = company.has(one.by) ? `${one.by} (customer)` : one.by;
    const at = places.get(by) ?? merged.length;
    const { extra, ...known } = merged[at] ?? {};
    const all = { ...extra, ...one.extra };
    merged[at] = { ...known, ...one, by, ...(Object.keys(all).length > 0 ? { extra: all } : {}) };
    places.set(by, at);
  }
  return merged;
}

const STEP: Readonly<Record<Reaction, number>> = { negative: -1, neutral: 0, positive: 1 };

function summarize(touchpoint: Touchpoint, given: readonly Rating[], ratings: readonly Rating[]): SurveyedTouchpoint {
  const { id, label, reaction } = touchpoint;
  const bySide = (side: 'customer' | 'company'): Reaction | null =>
    effectiveReaction({ id, ratings: ratings.filter((one) => one.side === side) });
  const customers = bySide('customer') ?? 'neutral';
  const team = reaction ?? bySide('company');
  return {
    id,
    label,
    answers: given.length,
    mean: given.reduce((sum, one) => sum + STEP[one.reaction], 0) / given.length,
    customers,
    team,
    flips: team !== null && team !== customers,
    before: effectiveReaction(touchpoint),
    after: effectiveReaction({ id, ...(reaction ? { reaction } : {}), ratings }),
  };
}
