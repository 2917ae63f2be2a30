import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { Contact } from '../../../bot/api/contract';
import { useCommunity, usePageTitle } from '../../app/communityContext';
import { NothingHere } from '../../app/NothingHere';
import { hashOf } from '../../app/routes';
import { useAct } from '../../app/useAct';
import { useUndoable } from '../../app/useUndoable';
import { useRead } from '../../app/useRead';
import { serverNow, todayIn } from '../../clock';
import { Download } from '../../parts/Download';
import { Loaded } from '../../parts/Loaded';
import { ActProblem, Notice } from '../../parts/Notice';
import { sayDate } from '../../time';
import { words } from '../../words';
import { DatesPart } from '../dates/DatesPart';
import { datesWords } from '../dates/datesWords';
import { Replies } from './Replies';
import { sponsorWords } from './sponsorWords';

const EditContact = lazy(() => import('./EditContact').then((module) => ({ default: module.EditContact })));

/** Talks with the sponsor, planned and held, and the papers written for them. */
export function SponsorPage() {
  usePageTitle(words.nav.sponsor);
  const { view } = useCommunity();
  return view.me.part === 'core' ? <Talking /> : <NothingHere heading={words.nav.sponsor} text={words.coreOnly} />;
}

function Talking() {
  const { view } = useCommunity();
  const [editing, setEditing] = useState<Contact | 'new' | null>(null);
  const query = useRead(['sponsor'], (api, id) => api.sponsor(id));
  const papers = view.steps.filter((one) => one.paper?.audience === 'sponsor');
  return (
    <>
      <h1 className="title">{sponsorWords.heading}</h1>
      <p className="lead">{sponsorWords.lead}</p>
      <Loaded query={query}>
        {({ contacts }) => (
          <>
            <NextTalk contacts={contacts} edit={setEditing} />
            <div className="row"><Button appearance="primary" onClick={() => setEditing('new')}>{sponsorWords.plan}</Button>{openTalk(contacts) && <Download file="dates.ics" name="dates.ics" label={sponsorWords.dates} />}</div>
            <DatesPart of={['talk']} heading={datesWords.talks} />
            <h2 className="heading">{sponsorWords.talks}</h2>
            {contacts.length === 0 ? <p>{sponsorWords.none}</p> : <Talks contacts={contacts} edit={setEditing} />}
          </>
        )}
      </Loaded>
      <Replies />
      {papers.length > 0 && (
        <>
          <h2 className="heading">{sponsorWords.papers}</h2>
          <ul className="lines">{papers.map((one) => <li key={one.id}><a href={hashOf({ page: 'step', stepId: one.id })}>{one.heading}</a></li>)}</ul>
        </>
      )}
      {editing && <Suspense fallback={null}><EditContact contact={editing === 'new' ? null : editing} close={() => setEditing(null)} /></Suspense>}
    </>
  );
}

/** The earliest talk that was planned and not held. */
export const openTalk = (contacts: readonly Contact[]): Contact | undefined => contacts.filter((one) => one.keptOn === null).sort((a, b) => a.plannedOn.localeCompare(b.plannedOn))[0];

function NextTalk({ contacts, edit }: { contacts: Contact[]; edit: (contact: Contact) => void }) {
  const { view } = useCommunity();
  const next = openTalk(contacts);
  if (!next) return <p>{sponsorWords.noNext}</p>;
  const now = serverNow();
  const day = sayDate(next.plannedOn, now);
  if (next.plannedOn >= todayIn(view.zone)) return <p>{sponsorWords.next(day)}</p>;
  return <Notice tone="info" act={{ label: sponsorWords.note, run: () => edit(next) }}>{sponsorWords.late(day)}</Notice>;
}

function Talks({ contacts, edit }: { contacts: Contact[]; edit: (contact: Contact) => void }) {
  const { view } = useCommunity();
  const acting = useAct();
  const today = todayIn(view.zone);
  const [, held, about, reply, asks] = sponsorWords.columns;
  const now = serverNow();
  const undoable = useUndoable(acting);
  const remove = (contactId: string) => undoable({ type: 'removeContact', contactId, removed: true }, sponsorWords.removed, { type: 'removeContact', contactId, removed: false });
  return (
    <>
      <ActProblem acting={acting} />
      <table className="table">
        <caption className="hidden">{sponsorWords.talks}</caption>
        <thead><tr>{sponsorWords.columns.map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
        <tbody>
          {contacts.map((one) => {
            const day = sayDate(one.plannedOn, now);
            const hidden = <span className="hidden">, {day}</span>;
            return (
              <tr key={one.id}>
                <th scope="row">{day}</th>
                <td data-label={held}>{one.keptOn === null ? sponsorWords.notYet : sayDate(one.keptOn, now)}</td>
                <td data-label={about} dir="auto">{one.about}</td>
                <td data-label={reply}>{one.keptOn === null ? '' : sponsorWords.days(one.replyDays)}</td>
                <td data-label={asks}>{one.keptOn === null ? '' : sponsorWords.given(one.fulfilled, one.asked)}</td>
                <td><div className="row"><button type="button" className="link" onClick={() => edit(one)}>{one.keptOn === null && one.plannedOn <= today ? sponsorWords.note : sponsorWords.change}{hidden}</button><button type="button" className="link" disabled={acting.busy} onClick={() => void remove(one.id)}>{sponsorWords.remove}{hidden}</button></div></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
