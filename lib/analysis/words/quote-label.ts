/** A touchpoint's label in running text: quoted, on one line; an empty one is called 'an unnamed touchpoint'. */
export function quoteLabel(label: string): string {
  const line = label.replace(/\s+/g, ' ').trim();
  return line === '' ? 'an unnamed touchpoint' : `"${line}"`;
}

/** With a capital letter in front. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
