import { useQuery } from '@tanstack/react-query';
import type { ThingsAnswer } from '../../../bot/api/contract';
import type { Api } from '../../api/client';
import { hashOf } from '../../app/routes';
import { serverNow, todayIn } from '../../clock';
import { Folded } from '../../parts/Folded';
import { Loaded } from '../../parts/Loaded';
import { readerZone, sayBothTimes, sayDate } from '../../time';
import { portfolioWords } from './portfolioWords';

interface Line {
  key: string;
  text: string;
  about: string;
  open: () => void;
}

/** What waits for the reader in any of their communities: questions, actions, events. */
export function Things({ api, open }: { api: Api; open: (id: string, hash?: string) => void }) {
  const query = useQuery({ queryKey: ['things'], queryFn: () => api.things() });
  return (
    <Loaded query={query}>
      {({ questions, actions, events }) => (
        <>
          <div className="summaries"><Part heading={portfolioWords.questions} none={portfolioWords.noQuestions} lines={questions.map((one) => ({ key: `${one.communityId} ${one.stepId}`, text: one.heading, about: portfolioWords.question(one.community, one.minutes), open: () => open(one.communityId, hashOf({ page: 'step', stepId: one.stepId })) }))} /></div>
          <div className="summaries">
            <Part heading={portfolioWords.actions} none={portfolioWords.noActions} lines={actions.map((one) => ({ key: one.id + one.communityId, text: one.title, about: sayAction(one), open: () => open(one.communityId, hashOf({ page: 'actions' })) }))} />
            <Part heading={portfolioWords.events} none={portfolioWords.noEvents} lines={events.map((one) => ({ key: one.id + one.communityId, text: one.title, about: sayEvent(one), open: () => open(one.communityId, hashOf({ page: 'event', eventId: one.id })) }))} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function sayAction({ community, dueOn, zone }: ThingsAnswer['actions'][number]): string {
  if (dueOn === null) return community;
  const day = sayDate(dueOn, serverNow());
  return `${community} · ${dueOn < todayIn(zone) ? portfolioWords.overdue(day) : portfolioWords.due(day)}`;
}
const sayEvent = (one: ThingsAnswer['events'][number]): string => [one.community, sayBothTimes(one.startsAt, one.zone, readerZone(), serverNow()), ...(one.signedUp ? [portfolioWords.youCome] : [])].join(' · ');

/** Lines that are shown before somebody asks for the rest: what fits beside the other lists. */
const atFirst = 6;

function Part({ heading, none, lines }: { heading: string; none: string; lines: Line[] }) {
  const rest = lines.slice(atFirst);
  return (
    <section className="summary">
      <h2 className="heading">{heading}</h2>
      {lines.length === 0 && <p className="quiet">{none}</p>}
      <Lines lines={lines.slice(0, atFirst)} />
      {rest.length > 0 && <Folded summary={portfolioWords.moreThings(rest.length)}><Lines lines={rest} /></Folded>}
    </section>
  );
}

const Lines = ({ lines }: { lines: Line[] }) => (
  <ul className="plain things">
    {lines.map((one) => <li key={one.key}><button type="button" className="link" dir="auto" onClick={one.open}>{one.text}</button><span className="quiet small">{one.about}</span></li>)}
  </ul>
);
