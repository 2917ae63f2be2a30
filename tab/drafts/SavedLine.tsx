import { serverNow } from '../clock';
import { readerZone, sayWhen } from '../time';
import { words } from '../words';
import type { Draft } from './useDraft';

/** Whether the text is safe. Said aloud only when it is not: a live "saved" at each pause would chatter. */
export function SavedLine({ draft }: { draft: Draft }) {
  const { phase, problem, saved } = draft;
  if (phase === 'offline' || (phase === 'saving' && problem !== null)) return <span className="small unsaved" role="alert">{words.drafts.offline}</span>;
  if (phase === 'refused') return <span className="small unsaved" role="alert">{words.drafts.refused(problem ?? '')}</span>;
  if (phase === 'typing') return <span className="quiet small">{words.drafts.typing}</span>;
  if (phase === 'saving') return <span className="quiet small">{words.drafts.saving}</span>;
  if (phase !== 'saved' || saved.at === null) return null;
  return <span className="quiet small">{words.saved(sayWhen(saved.at, readerZone(), serverNow()))}</span>;
}
