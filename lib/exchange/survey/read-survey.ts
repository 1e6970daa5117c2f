import type { Fault } from '../../model/faults';
import type { Reaction } from '../../model/types';
import { LIMITS } from '../../protocol/limits';
import { faultAt } from '../read-result';
import { unguardFormula } from '../table/formula-cell';
import { openTable } from '../table/open-table';
import { mapColumns } from '../table/propose-mapping';
import { shorten } from '../table/read-drafts';
import { proposeTargets, type SurveyMapping, type SurveyTarget } from './survey-columns';
import { proposeScale, readAnswer } from './survey-scale';

/** What one customer said of one touchpoint. */
export interface SurveyAnswer {
  /** Counted from 1, as the spreadsheet has it. */
  readonly row: number;
  /** As the customer gave it; empty for somebody without a name. */
  readonly by: string;
  /** The touchpoint as the survey calls it. */
  readonly name: string;
  readonly reaction: Reaction;
  /** How much likelier a choice is after it, as it was answered; empty for no answer. */
  readonly likelier: string;
  readonly note: string;
}

/** The answers of a survey, or why there are none. */
export type SurveyResult =
  | {
      readonly ok: true;
      readonly mapping: SurveyMapping;
      readonly answers: readonly SurveyAnswer[];
      /** Rows that were left out, and why. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly mapping: SurveyMapping | null; readonly faults: readonly Fault[] };

/**
 * Answers of customers from a CSV or TSV text: a row an answer, columns in any order. A row without a touchpoint or
 * without a reaction is left out and told of; when no row is left, the file is refused with the reasons.
 * @param mapping what the columns are to be taken for; the proposed ones without
 */
export function readSurvey(text: string, mapping?: SurveyMapping): SurveyResult {
  const table = openTable(text);
  if (!table.ok) return { ...table, mapping: null };
  const used = mapping ?? proposeSurvey(table.rows.map(({ cells }) => cells));
  const refuse = (message: string): SurveyResult => ({ ok: false, mapping: used, faults: [{ pointer: '', message }] });
  const place = (target: SurveyTarget): number => used.columns.findIndex((column) => column.target === target);
  const [nameAt, reactionAt] = [place('touchpoint'), place('reaction')];
  if (nameAt === -1) return refuse('has no column that says which touchpoint an answer is about');
  if (reactionAt === -1) return refuse('has no column that says how positive it was');
  const [byAt, likelierAt, noteAt] = [place('by'), place('likelier'), place('note')];
  const answers: SurveyAnswer[] = [];
  const faults: Fault[] = [];
  for (const { number, cells } of used.headed ? table.rows.slice(1) : table.rows) {
    const cell = (at: number): string => unguardFormula(cells[at] ?? '').trim();
    const [name, given] = [cell(nameAt), cell(reactionAt)];
    const reaction = readAnswer(used.scale, given);
    if (name === '') faults.push(faultAt('row', number, 'names no touchpoint; it was left out'));
    else if (given === '') faults.push(faultAt('row', number, `says nothing of “${shorten(name)}”; it was left out`));
    else if (reaction === null) {
      faults.push(faultAt('row', number, `“${shorten(given)}” is no answer on the scale; it was left out`));
    } else {
      answers.push({ row: number, by: cell(byAt), name, reaction, likelier: cell(likelierAt), note: cell(noteAt) });
    }
  }
  if (answers.length === 0) {
    return faults.length === 0
      ? refuse('has headings, and no answers below them')
      : { ok: false, mapping: used, faults: faults.slice(0, LIMITS.tableNotes) };
  }
  const notes = faults.slice(0, LIMITS.tableNotes).map(({ message }) => message);
  const more = faults.length - notes.length;
  return { ok: true, mapping: used, answers, notes: more > 0 ? [...notes, `${more} more rows were left out.`] : notes };
}

/** What the columns of a file of answers seem to hold, and on which scale they were given. */
export function proposeSurvey(rows: readonly (readonly string[])[]): SurveyMapping {
  const targets = proposeTargets(rows[0] ?? []);
  const headed = targets.some((target) => target !== 'skip');
  const columns = mapColumns(
    rows,
    headed,
    targets.map(() => 'skip' as const),
  ).columns.map(({ heading, samples }, at) => ({
    heading,
    samples,
    target: targets[at] ?? ('skip' as const),
  }));
  const reactionAt = targets.indexOf('reaction');
  const answers = rows.slice(headed ? 1 : 0).map((row) => row[reactionAt] ?? '');
  return { headed, columns, scale: proposeScale(columns[reactionAt]?.heading ?? '', reactionAt === -1 ? [] : answers) };
}
