import type { PlaceId, ResultView } from '../teams/contract';
import { el } from './element';
import { openModal } from './modal';
import { postFind } from './service';
import type { Session } from './session';

/** How long a pause in the typing is before it is searched, in milliseconds: about what Teams waits. */
const settles = 350;

/** The search of the app's message extension: what is chosen goes into the message that is being written. */
export function openFinder(session: Session, place: PlaceId, choose: (result: ResultView) => void): void {
  const box = el('input', { type: 'search', 'aria-label': 'Words', placeholder: 'Search', autocomplete: 'off', maxlength: 300 });
  const said = el('p', { class: 'soft', role: 'status' });
  const list = el('ul', { class: 'found', 'aria-label': 'Results' });
  const more = el('button', { type: 'button', class: 'quiet', hidden: true, onclick: () => void ask(list.childElementCount) }, 'Show more');
  const modal = openModal(() => window.clearTimeout(waiting));
  let waiting: number | undefined;
  let turn = 0;

  const entry = (result: ResultView): HTMLElement => el('li', {}, el('button', {
    type: 'button', class: 'found-entry',
    onclick: () => {
      choose(result);
      modal.close();
    },
  }, el('strong', {}, result.title), el('span', { class: 'soft' }, result.text)));

  const ask = async (skip: number): Promise<void> => {
    const mine = (turn += 1);
    modal.problem(null);
    modal.busy(true);
    try {
      const answer = await postFind({ id: crypto.randomUUID(), person: session.state.me.id, place, words: box.value, skip });
      if (mine !== turn) return;
      if (skip === 0) list.replaceChildren();
      if (answer.kind === 'results') list.append(...answer.results.map(entry));
      more.hidden = answer.kind !== 'results' || !answer.more;
      said.replaceChildren(answer.kind === 'message' ? answer.text : `${list.childElementCount} shown`);
    } catch (error) {
      if (mine === turn) modal.problem(error instanceof Error ? error.message.replace(/ Try again\.$/, '') : 'The app did not answer.', () => void ask(skip));
    } finally {
      if (mine === turn) modal.busy(false);
    }
  };
  box.addEventListener('input', () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void ask(0), settles);
  });
  modal.body.replaceChildren(box, said, list, el('div', { class: 'modal-acts' }, more));
  modal.show('Find a resource', { width: 'medium', height: 'medium' });
  box.focus();
  void ask(0);
}
