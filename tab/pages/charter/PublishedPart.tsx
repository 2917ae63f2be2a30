import { useCommunity } from '../../app/communityContext';
import { serverNow } from '../../clock';
import { Download } from '../../parts/Download';
import { Notice } from '../../parts/Notice';
import { sayDayOf } from '../../time';
import { words } from '../../words';
import { charterWords } from './charterWords';

/** Every published version, the newest first, and what became of its file. */
export function PublishedPart() {
  const { view } = useCommunity();
  const { published } = view.charter;
  if (published.length === 0) return null;
  return (
    <section className="block no-print" aria-labelledby="published-heading">
      <h2 id="published-heading" className="heading">{charterWords.published}</h2>
      <ul className="plain versions">
        {published.map((one) => (
          <li key={one.version}>
            <p>{charterWords.version(one.version, one.byName, sayDayOf(one.publishedAt, view.zone, serverNow()))}</p>
            <Notice tone={one.state === 'waiting' || one.state === 'failed' ? 'warning' : 'info'}>
              {charterWords.states[one.state]}{one.problem !== null && ` ${one.problem}`}
              {one.webUrl !== null && <> <a href={one.webUrl} target="_blank" rel="noreferrer">{charterWords.open}<span className="hidden">: {one.fileName} ({words.newTab})</span></a></>}
            </Notice>
            <Download file={`charters/${one.version}.docx`} name={one.fileName} label={charterWords.download} />
          </li>
        ))}
      </ul>
    </section>
  );
}
