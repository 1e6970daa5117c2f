import type { AccessRole, RenewableRole } from '@/lib/protocol/keys';

/** What the links are called. */
export const ROLE_LABELS: Readonly<Record<AccessRole, string>> = {
  view: 'View link',
  edit: 'Edit link',
  own: 'Your own link',
};

/** What each link lets somebody do. */
export const ROLE_POWERS: Readonly<Record<AccessRole, string>> = {
  view: 'Sees the map live and takes pictures of it. Can’t change anything; the server holds that.',
  edit: 'Changes the map together with you, and can pass on both these links.',
  own: 'Everything, deleting the map too. Keep it for yourself: it is the only proof that the map is yours.',
};

/** What is said before a link is renewed: what ends, what stays. */
export const RENEWAL_QUESTIONS: Readonly<Record<RenewableRole, { readonly title: string; readonly what: string }>> = {
  edit: {
    title: 'Make a new edit link?',
    what: 'The edit link and the view link that you gave away end at once, since those who had the edit link know both. Whoever came by them is sent out now. What they did stays in the map. Your own link goes on working.',
  },
  view: {
    title: 'Make a new view link?',
    what: 'The view link that you gave away ends at once, and whoever came by it is sent out now. Edit links and your own link go on working.',
  },
};

/** What is said when a link was renewed. */
export function renewalWords(role: RenewableRole): string {
  return role === 'edit'
    ? 'New edit and view links are here. The old ones have ended, and whoever came by them was sent out.'
    : 'A new view link is here. The old one has ended, and whoever came by it was sent out.';
}
