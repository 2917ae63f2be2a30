import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { AttendeesAnswer, EventRow } from '../../../bot/api/contract';
import { Problem } from '../../api/problem';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { textOf } from '../../parts/fileText';
import { Folded } from '../../parts/Folded';
import { ActProblem, Notice } from '../../parts/Notice';
import { words } from '../../words';
import { mostAttendees, readAttendees } from './attendeesFile';
import { reportWords, type Who } from './reportWords';

/** An event, or a meeting of the core group. */
interface Reported {
  id: string;
  /** It is an online meeting booked from here. */
  online: boolean;
  report: EventRow['report'];
}

/** Who came as Teams tells it: read from the organiser's report when somebody asks, or from the file that Teams lets one download. */
export function ReportPart({ of: { id, online, report }, who = 'community' }: { of: Reported; who?: Who }) {
  const { view } = useCommunity();
  const acting = useAct();
  if (!may(view, 'readReport')) return null;
  const canAsk = online && (report === null || report.state === 'failed');
  return (
    <>
      {report && <Notice tone={report.state === 'waiting' || report.state === 'failed' ? 'warning' : 'info'}>{report.state === 'read' ? reportWords.read(report.came, report.others, who) : reportWords.states[report.state]}{report.problem !== null && ` ${report.problem}`}</Notice>}
      <ActProblem acting={acting} />
      {canAsk && (
        <>
          <p className="quiet small">{reportWords.lead[who]}</p>
          <div className="row"><Button disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'readReport', eventId: id })}>{reportWords.ask}</Button></div>
        </>
      )}
      <FromFile eventId={id} who={who} />
    </>
  );
}

function FromFile({ eventId, who }: { eventId: string; who: Who }) {
  const { api, view } = useCommunity();
  /** Another one is a new field: the browser says nothing when the same file is chosen again. */
  const [turn, setTurn] = useState(0);
  const id = useId();
  const look = useMutation({
    mutationFn: async (file: File): Promise<AttendeesAnswer | string> => {
      const people = readAttendees(await textOf(file));
      if (people.length === 0) return reportWords.nothing;
      if (people.length > mostAttendees) return reportWords.tooMany(mostAttendees);
      return api.attendees(view.id, eventId, people);
    },
  });
  const close = (): void => {
    look.reset();
    setTurn(turn + 1);
  };
  return (
    <Folded summary={reportWords.file}>
      <p><label htmlFor={id}>{reportWords.choose}</label></p>
      <input key={turn} id={id} className="file" type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) look.mutate(file);
        }} />
      <p id={`${id}-hint`} className="quiet small">{reportWords.chooseHint}</p>
      {look.error && <Notice tone="problem">{look.error instanceof Problem ? look.error.message : words.problems.offline}</Notice>}
      {typeof look.data === 'string' && <Notice tone="problem">{look.data}</Notice>}
      {typeof look.data === 'object' && <Preview eventId={eventId} answer={look.data} who={who} close={close} />}
    </Folded>
  );
}

/** Most people in one note of who came. */
const atOnce = 500;

/** Whom the file would note: those of whom nothing is noted yet. */
function Preview({ eventId, answer, who, close }: { eventId: string; answer: AttendeesAnswer; who: Who; close: () => void }) {
  const acting = useAct();
  const fresh = answer.found.filter((one) => one.came === null);
  const note = async (): Promise<void> => {
    for (let at = 0; at < fresh.length; at += atOnce) {
      if (!(await acting.act({ type: 'markCame', eventId, personIds: fresh.slice(at, at + atOnce).map((one) => one.personId), came: true }))) return;
    }
    close();
  };
  return (
    <div className="preview">
      <p role="status">{reportWords.found(fresh.length, who)} {answer.found.length > fresh.length && reportWords.standing(answer.found.length - fresh.length)} {answer.others > 0 && reportWords.others(answer.others, who)}</p>
      {fresh.length > 0 && <ul className="lines">{fresh.map((one) => <li key={one.personId} dir="auto">{one.name}</li>)}</ul>}
      <ActProblem acting={acting} />
      {fresh.length > 0 && <Button appearance="primary" disabledFocusable={acting.busy} onClick={() => void note()}>{reportWords.note(fresh.length)}</Button>}
    </div>
  );
}
