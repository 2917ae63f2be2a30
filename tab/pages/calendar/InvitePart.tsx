import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { EventRow } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { useKeptText } from '../../drafts/useKept';
import { Ask } from '../../parts/Ask';
import { ActProblem } from '../../parts/Notice';
import { PlainText } from '../../parts/PlainText';
import { sayTime } from '../../time';
import { calendarWords } from './calendarWords';
import { inviteWords } from './inviteWords';

/** Inviting the members by a post: seen first, then published by a person; what it says follows the event. */
export function InvitePart({ event, begun }: { event: EventRow; begun: boolean }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [open, setOpen] = useState(false);
  const invitation = event.invitation ?? null;
  const wanted = invitation === null && event.state === 'planned' && !begun;
  if (!may(view, 'inviteTo') || view.team?.hasTeam !== true || (!wanted && invitation === null)) return null;
  return (
    <section className="block no-print" aria-labelledby="invite-heading">
      <h2 id="invite-heading" className="heading">{inviteWords.heading}</h2>
      {wanted && <p className="quiet">{inviteWords.lead}</p>}
      {invitation && <p>{invitation.postedAt === null ? inviteWords.waits : inviteWords.posted(sayTime(invitation.postedAt, view.zone, serverNow()))}</p>}
      <ActProblem acting={acting} />
      <div className="row">
        {wanted && <Button onClick={() => setOpen(true)}>{inviteWords.open}</Button>}
        {invitation?.postedAt === null && <Button appearance="subtle" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'inviteTo', eventId: event.id, wanted: false, words: '' })}>{inviteWords.back}</Button>}
      </div>
      {open && <Invite event={event} close={() => setOpen(false)} />}
    </section>
  );
}

function Invite({ event, close }: { event: EventRow; close: () => void }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [own, setOwn, forget] = useKeptText(`invitation.${event.id}`);
  const post = async (): Promise<void> => {
    if (await acting.act({ type: 'inviteTo', eventId: event.id, wanted: true, words: own.trim() })) {
      forget();
      close();
    }
  };
  return (
    <Ask open heading={inviteWords.ask} close={close} act={{ label: inviteWords.send, busy: acting.busy, run: () => void post() }}>
      <Field label={inviteWords.words} hint={inviteWords.wordsHint}><Textarea value={own} rows={2} resize="vertical" maxLength={600} dir="auto" onChange={(_event, { value }) => setOwn(value)} /></Field>
      <div className="preview" role="group" aria-label={inviteWords.preview} tabIndex={0}>
        <h3 dir="auto">{inviteWords.title(event.title)}</h3>
        {own.trim() !== '' && <PlainText text={own.trim()} />}
        <p>{sayTime(event.startsAt, view.zone, serverNow())}, {calendarWords.minutes(event.minutes)}</p>
        {event.place !== '' && <p dir="auto">{event.place}</p>}
        {event.hostName !== null && <p dir="auto">{inviteWords.with(event.hostName)}</p>}
        <p><u>{inviteWords.come}</u></p>
      </div>
      <p className="quiet small">{inviteWords.budget}</p>
      <ActProblem acting={acting} />
    </Ask>
  );
}
