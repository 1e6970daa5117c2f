const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** Longer numbers are told by their size. */
const MOST_DIGITS = 12;

/** A count for reading: 1,234; from 10¹² on 'about 1.2 × 10¹²'. */
export function countDigits(count: bigint): string {
  const digits = count.toString();
  if (digits.length <= MOST_DIGITS) return digits.replace(/\B(?=(\d{3})+$)/g, ',');
  const power = String(digits.length - 1).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!);
  return `about ${digits[0]}.${digits[1]} × 10${power}`;
}

/** A count in running text: in words up to ten. */
export function countWord(count: bigint | number): string {
  const value = BigInt(count);
  return value <= 10n ? WORDS[Number(value)]! : countDigits(value);
}

/** 'one chain', 'three chains'. */
export function countOf(count: bigint | number, singular: string, plural = `${singular}s`): string {
  return `${countWord(count)} ${BigInt(count) === 1n ? singular : plural}`;
}
