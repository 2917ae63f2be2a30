import { useCommunity } from '../../app/communityContext';
import { words } from '../../words';
import { logWords } from './logWords';

/** The way to the workbook, once there is one. */
export function LogLink() {
  const { log } = useCommunity().view;
  if (log.webUrl === null) return null;
  return <a href={log.webUrl} target="_blank" rel="noopener noreferrer">{logWords.open}<span className="hidden"> ({words.newTab})</span></a>;
}
