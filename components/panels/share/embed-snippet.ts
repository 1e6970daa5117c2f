export interface EmbedParts {
  /** `https://host`, without a path. */
  readonly origin: string;
  readonly mapId: string;
  readonly viewKey: string;
  readonly title: string;
}

/** HTML that shows a map in a frame of another page: always with a view key, whatever link it was made with. */
export function embedSnippet({ origin, mapId, viewKey, title }: EmbedParts): string {
  const address = `${origin}/embed/${encodeURIComponent(mapId)}#${viewKey}`;
  return `<iframe src="${escapeAttribute(address)}" title="${escapeAttribute(title || 'Journey map')}" width="800" height="500" style="border: 0" loading="lazy" allowfullscreen></iframe>`;
}

function escapeAttribute(text: string): string {
  return text.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\s+/g, ' ');
}
