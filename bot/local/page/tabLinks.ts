import { writeAddress } from './address';
import { el } from './element';
import { openModal } from './modal';
import type { Session } from './session';

/** Goes to the tab in the place that a link names, else in the one that is open; false when the app is in neither. */
export function goTo(session: Session, sub: string, channelId: string | null, chatId: string | null): boolean {
  const { places } = session.state;
  const with_ = (found: (typeof places)[number] | undefined): (typeof places)[number] | null => (found && found.app !== 'absent' ? found : null);
  const named = channelId ? with_(places.find(({ id }) => id === 'team')) : chatId ? with_(places.find(({ conversationId }) => conversationId === chatId)) : null;
  const target = named ?? with_(session.place() ?? undefined) ?? with_(places.find(({ app }) => app !== 'absent'));
  if (!target) return false;
  session.go({ view: target.id, sub, front: 'tab' });
  return true;
}

/** Shows the link to a page of the tab, to be copied. */
export function share(session: Session, sub: string, label: string): void {
  const link = `${location.origin}/${writeAddress({ ...session.address, sub, tab: '', meeting: false, front: 'tab' })}`;
  const modal = openModal(() => undefined);
  const field = el('input', { type: 'text', readonly: true, value: link, 'aria-label': 'Link' });
  const said = el('p', { role: 'status' });
  const copy = (): void => {
    field.select();
    navigator.clipboard.writeText(link).then(() => said.replaceChildren('The link is copied.'), () => said.replaceChildren('The link is selected. Press Ctrl and C to copy it.'));
  };
  modal.body.replaceChildren(el('p', {}, label || 'A link to this page of the tab.'), field, el('div', { class: 'modal-acts' }, el('button', { type: 'button', class: 'primary', onclick: copy }, 'Copy')), said);
  modal.show('Share a link');
}
