const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** True when a text has letters that are read from the right: whoever draws it must then order the line by its own first letter. */
export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/** True when the first letter of a line is read from the right: the whole line is then ordered from there. */
export function readsFromRight(line: string): boolean {
  return hasRightToLeft(line) && RIGHT_TO_LEFT.test(/\p{L}/u.exec(line)?.[0] ?? '');
}
