import type { EventRow } from '../../../bot/api/contract';
import { useRead } from '../../app/useRead';
import { Loaded } from '../../parts/Loaded';
import { calendarWords } from './calendarWords';

/** The picture that people point their telephone at to sign in at an event, and its address for those who cannot. */
export function SignInPicture({ event }: { event: EventRow }) {
  const query = useRead(['sign-in', event.id], (api, id) => api.signInPicture(id, event.id));
  return (
    <Loaded query={query}>
      {({ link, picture: { size, path } }) => (
        <div className="sign-in-picture">
          {/* Dark on white in every theme: cameras read it so. */}
          <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={calendarWords.pictureOf(event.title)} shapeRendering="crispEdges">
            <rect width={size} height={size} fill="#ffffff" />
            <path d={path} fill="#000000" />
          </svg>
          <div>
            <p>{calendarWords.pictureHow}</p>
            <p className="small"><a href={link} target="_blank" rel="noopener noreferrer">{link}</a></p>
          </div>
        </div>
      )}
    </Loaded>
  );
}
