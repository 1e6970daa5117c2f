import type { Standard } from '../../model/types';
import { guardFormula } from './formula-cell';
import { parseJson, writeNestedCell } from './nested-cell';

/** A standard as its four cells: text, target, actual, unit; all of it as JSON in the first where that says more. */
export function standardCells(
  standard: Standard,
): readonly [text: string, target: string, actual: string, unit: string] {
  const { text, target, actual, unit, extra } = standard;
  const isPlain =
    extra === undefined &&
    text !== '' &&
    unit !== '' &&
    Object.keys(standard).length > 0 &&
    (text === undefined || typeof parseJson(text) !== 'object');
  if (!isPlain) return [writeNestedCell('standard', standard), '', '', ''];
  return [guardFormula(text ?? ''), numberCell(target), numberCell(actual), guardFormula(unit ?? '')];
}

function numberCell(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}
