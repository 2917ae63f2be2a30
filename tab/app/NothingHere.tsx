import { hashOf } from './routes';
import { words } from '../words';

/** For an address that leads nowhere: the fact, and the way back. */
export function NothingHere({ heading, text }: { heading: string; text: string }) {
  return (
    <div className="empty">
      <h1 className="title">{heading}</h1>
      <p>{text}</p>
      <p><a href={hashOf({ page: 'home' })}>{words.problems.toHome}</a></p>
    </div>
  );
}
