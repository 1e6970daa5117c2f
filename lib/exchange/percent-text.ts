/** `40%`, `33.5%`, `1e-7%`, as `percentText` writes them and as people do (`33,5 %`). */
const PERCENT = /^(\d{1,20}(?:[.,]\d{1,25})?(?:e-?\d{1,3})?)[\s\u00a0\u202f]?%$/;

/** A share as a percentage of the fewest digits that give it back; see `isExactPercent`. */
export function percentText(share: number): string {
  for (let digits = 0; digits <= 12; digits += 1) {
    const text = (share * 100).toFixed(digits);
    if (Number(text) / 100 === share) return `${Number(text)}%`;
  }
  return `${share * 100}%`;
}

/** True when a share can be read back from its percentage to the last bit. */
export function isExactPercent(share: number): boolean {
  return readPercent(percentText(share)) === share;
}

/** The share that a percentage stands for, 0–1; undefined for what is none. */
export function readPercent(text: string): number | undefined {
  const number = PERCENT.exec(text.trim())?.[1];
  if (number === undefined) return undefined;
  const share = Number(number.replace(',', '.')) / 100;
  return share <= 1 ? share : undefined;
}

/** What stands at a line between two touchpoints: `answer in time (40%)`, `40%`. */
export interface StepText {
  readonly label?: string;
  readonly share?: number;
}

/** A label and a share in one text. */
export function stepText({ label, share }: StepText): string {
  if (share === undefined) return label ?? '';
  return label === undefined || label === '' ? percentText(share) : `${label} (${percentText(share)})`;
}

/** The reverse of `stepText`: a percentage alone or in parentheses at the end is the share. */
export function readStepText(text: string): StepText {
  const whole = text.trim();
  const alone = readPercent(whole);
  if (alone !== undefined) return { share: alone };
  const open = whole.endsWith(')') ? whole.lastIndexOf('(') : -1;
  const share = open < 1 ? undefined : readPercent(whole.slice(open + 1, -1));
  const label = share === undefined ? whole : whole.slice(0, open).trimEnd();
  return { ...(label === '' ? {} : { label }), ...(share === undefined ? {} : { share }) };
}
