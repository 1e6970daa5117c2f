import { CLOSE } from '@/lib/protocol/close-codes';

/**
 * Why the server will not take our edits, as a sentence: what happened, what was kept, what to do.
 * `kept` says whether this browser holds a copy that outlives the page.
 */
export function refusalSentence(code: number, kept: boolean): string {
  const copy = kept
    ? 'This browser keeps the copy you see'
    : 'The copy you see lasts only as long as this tab stays open';
  switch (code) {
    case CLOSE.noTicket:
      return `The server no longer accepts this link. ${copy}. Reload the page, or open the map from its link again.`;
    case CLOSE.notAllowed:
      return `This link may look at the map but not change it, so the last change was not stored. ${copy}. Ask for an edit link.`;
    case CLOSE.unknownMap:
      return `This map was deleted, or its owner put a new link in the place of this one. ${copy}: ask for the new link, or export the copy.`;
    case CLOSE.tooLarge:
      return `The map, or one change to it, is larger than the server allows, so the last change was not stored. ${copy}: export it, then remove what is not needed and reload.`;
    case CLOSE.tooFast:
      return `Too many changes arrived at once and the server stopped listening. ${copy}. Wait a minute, then reload to send the rest.`;
    case CLOSE.badFrame:
      return `The server could not read what this page sent. ${copy}: export it, then reload.`;
    case CLOSE.unreadable:
      return `What the server has stored of this map can’t be read. ${copy}: export it. Whoever runs the server can see what is wrong with “throughline fsck” and restore the map from a backup.`;
    default:
      return `The server refused the connection (code ${code}). ${copy}: export it, then reload.`;
  }
}

/** Said to whoever came by a link that its owner has just renewed; as above. */
export function renewedSentence(kept: boolean): string {
  const what = 'The owner of this map replaced the link that you came by with a new one.';
  return kept
    ? `${what} This browser keeps the copy you see, with all that you did. Ask for the new link and open it in this browser: it goes on from there.`
    : `${what} The copy you see lasts only as long as this tab stays open: export it, then ask for the new link.`;
}
