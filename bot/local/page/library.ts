import type { FileView } from '../teams/contract';
import { el } from './element';
import { getFiles } from './service';
import type { Session } from './session';

/** The team's files as a list, newest first; a file opens by downloading it. */
export function libraryView(session: Session): HTMLElement {
  const { me, team } = session.state;
  const list = el('div', { class: 'page-list' }, el('p', { role: 'status' }, 'The files are opening.'));
  const draw = (): void => {
    getFiles().then(
      (files) => list.replaceChildren(files.length > 0 ? table(files, me.zone) : el('p', { class: 'nothing' }, 'No files yet. A published charter stands here as a Word file that you can open.')),
      (error: Error) => list.replaceChildren(el('p', { role: 'alert' }, error.message)),
    );
  };
  draw();
  return el('div', { class: 'page' },
    el('div', { class: 'chat-head' }, el('div', { class: 'grow' }, el('h1', {}, 'Files'), el('p', { class: 'soft' }, `Of the team ${team.name}`)),
      el('button', { type: 'button', class: 'quiet small', onclick: draw }, 'Look again')),
    list);
}

function table(files: FileView[], zone: string): HTMLElement {
  const newest = [...files].sort((a, b) => b.modifiedAt.localeCompare(a.modifiedAt));
  return el('ul', { class: 'files' }, ...newest.map((file) => {
    const folder = file.path.split('/').slice(0, -1).filter(Boolean).join(' / ');
    const facts = [folder, size(file.size), `${file.versions} ${file.versions === 1 ? 'version' : 'versions'}`, `changed ${when(file.modifiedAt, zone)} by ${file.modifiedBy}`].filter(Boolean);
    return el('li', { class: 'row' },
      el('div', { class: 'grow' }, el('a', { href: `/local/teams/files/content?path=${encodeURIComponent(file.path)}`, download: file.name }, file.name), el('p', { class: 'soft' }, facts.join(', '))));
  }));
}

const when = (at: string, zone: string): string =>
  new Date(at).toLocaleString('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
