import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { Ask } from '../../parts/Ask';
import { ActProblem, Notice } from '../../parts/Notice';
import { sayWhen } from '../../time';
import { teamWords } from '../members/teamWords';
import { PackBefore } from '../settings/PackPart';

/** The end of the team: what will happen is said first, and how it stands afterwards. */
export function ArchivePart() {
  const { view } = useCommunity();
  const acting = useAct();
  const [asking, setAsking] = useState(false);
  const [filesReadOnly, setFilesReadOnly] = useState(false);
  const { team } = view;
  if (!team || !may(view, 'archiveTeam')) return null;
  const { archiving } = team;
  const free = archiving === null || archiving.state === 'failed' || archiving.state === 'done';
  const troubled = archiving?.state === 'waiting' || archiving?.state === 'failed';
  const archive = async (): Promise<void> => {
    if (await acting.act({ type: 'archiveTeam', filesReadOnly })) setAsking(false);
  };
  return (
    <section className="block" aria-labelledby="archive-heading">
      <h2 id="archive-heading" className="heading">{teamWords.archive}</h2>
      <p>{team.hasTeam ? teamWords.archiveLead : teamWords.archiveNoTeam}</p>
      {archiving && (
        <Notice tone={troubled ? 'warning' : 'info'}>
          {teamWords.archiveStates[archiving.state]}
          {archiving.state === 'done' && ` ${teamWords.archivedBy(archiving.by, sayWhen(archiving.at, view.zone, serverNow()))}`}
          {archiving.problem !== null && ` ${archiving.problem}`}{troubled && ` ${teamWords.archiveByHand}`}
        </Notice>
      )}
      {team.hasTeam && free && <div className="row"><Button onClick={() => setAsking(true)}>{archiving?.state === 'done' ? teamWords.archiveAgain : teamWords.archive}</Button></div>}
      <Ask open={asking} heading={teamWords.archiveHeading} cancel={teamWords.keep} close={() => setAsking(false)} act={{ label: teamWords.archiveIt, busy: acting.busy, run: () => void archive() }}>
        <ul className="lines">{teamWords.archiveWhat.map((line) => <li key={line}>{line}</li>)}</ul>
        <PackBefore />
        <Checkbox checked={filesReadOnly} label={teamWords.filesReadOnly} onChange={(_event, data) => setFilesReadOnly(data.checked === true)} />
        <ActProblem acting={acting} />
      </Ask>
    </section>
  );
}
