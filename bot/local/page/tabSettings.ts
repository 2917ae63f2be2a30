import type { TabView } from '../teams/contract';
import type { Surroundings } from './dialogs';
import { el } from './element';
import { hostFrame, type FrameHandle } from './frames';
import type { TabSettings } from './hostProtocol';
import { openModal } from './modal';
import { postTab } from './service';
import { tabContext } from './tabContext';
import { settingsOf } from './tabFrame';

/** Where the app sets its tabs up: `configurationUrl` of the manifest. */
const configurationUrl = '/tab/#/configure';

/**
 * The dialog of Teams in which a tab is added (null) or changed: the app's page says whether it may be saved
 * (`setValidityState`), hears `settings.save`, gives its settings and answers; then the tab is kept for everybody.
 */
export function openTabSettings(around: Surroundings, place: 'team' | 'core', tab: TabView | null): void {
  const { session } = around;
  const id = tab?.id ?? crypto.randomUUID();
  let settings: TabSettings = tab ? settingsOf(tab) : {};
  const modal = openModal(() => handle.remove());
  const save = el('button', { type: 'button', class: 'primary', disabled: true }, 'Save');
  const frame = el('iframe', { class: 'modal-frame', title: `Settings of a ${session.state.app.name} tab` });
  const sessionId = crypto.randomUUID();

  const busy = (waiting: boolean): void => {
    modal.busy(waiting);
    save.disabled = waiting;
  };
  const keep = (): void => {
    const { entityId = '', contentUrl = '', websiteUrl = contentUrl, suggestedDisplayName } = settings;
    postTab({ person: session.state.me.id, place, id, tab: { entityId, contentUrl, websiteUrl, name: suggestedDisplayName?.trim() || session.state.app.name } })
      .then(() => session.refresh())
      .then(() => {
        modal.close();
        session.go({ tab: id, front: 'tab' });
      })
      .catch((error: Error) => modal.problem(error.message.replace(/ Try again\.$/, ''), press))
      .finally(() => busy(false));
  };
  const press = (): void => {
    modal.problem(null);
    busy(true);
    // A page that does not want to hear of it has given its settings already.
    if (handle.listensTo('save')) handle.send('settings.save', {});
    else keep();
  };
  save.addEventListener('click', press);

  const handle: FrameHandle = hostFrame(frame, {
    frameContext: 'settings',
    context: () => tabContext(session.state, place, session.address.theme, { frameContext: 'settings', sub: '', session: sessionId, ...(tab ? { entityId: tab.entityId } : {}) }),
    token: around.token,
    progress: (stage, message) => (stage === 'failure' ? modal.problem(message ?? 'The page did not open. Close it and try again.') : undefined),
    openLink: around.openLink,
    navigate: () => false,
    back: () => false,
    startDialog: () => Promise.resolve({ error: 'Settings cannot open a dialog.', result: undefined }),
    endDialog: () => undefined,
    resizeDialog: () => undefined,
    relay: () => undefined,
    share: () => undefined,
    readSettings: () => settings,
    settings: {
      set(next) {
        // Teams shows pages of the app's own domains only.
        if (!next.contentUrl || !URL.canParse(next.contentUrl) || new URL(next.contentUrl).origin !== location.origin || !next.entityId) return false;
        settings = next;
        return true;
      },
      valid: (ready) => (save.disabled = !ready),
      saved(problem) {
        if (problem === null) return keep();
        busy(false);
        modal.problem(problem);
      },
    },
  });
  // A key pressed inside a frame is not heard outside; what the page does not use itself closes the dialog.
  frame.addEventListener('load', () => frame.contentDocument?.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) modal.close();
  }));
  frame.src = configurationUrl;
  modal.body.replaceChildren(frame);
  modal.foot(save, el('button', { type: 'button', class: 'quiet', onclick: () => modal.close() }, 'Cancel'));
  modal.show(tab ? `Settings of “${tab.name}”` : 'Add a tab', { width: 640, height: 560, exact: true });
}
