import type { FileView } from '../teams/contract';
import { el } from './element';
import { listPage, when } from './listPage';
import { getFiles } from './service';
import type { Session } from './session';

/** The team's files as a list, newest first; a file opens by downloading it. */
export function libraryView(session: Session): HTMLElement {
  const { me, team } = session.state;
  return listPage('Files', `Of the team ${team.name}`, 'The files are opening.', async () => {
    const files = await getFiles();
    return [files.length > 0 ? table(files, me.zone) : el('p', { class: 'nothing' }, 'No files yet. A published charter stands here as a Word file that you can open.')];
  });
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

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
