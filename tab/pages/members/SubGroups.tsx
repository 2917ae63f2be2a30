import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { Ask } from '../../parts/Ask';
import { ActProblem, Notice } from '../../parts/Notice';
import { words } from '../../words';
import { teamWords } from './teamWords';

/** Channels for sub-groups: what there is, how each stands, and making one. */
export function SubGroups() {
  const { view } = useCommunity();
  const acting = useAct();
  const [making, setMaking] = useState(false);
  const { team } = view;
  if (!team || !may(view, 'makeChannel')) return null;
  return (
    <section aria-labelledby="sub-groups-heading">
      <h2 id="sub-groups-heading" className="heading">{teamWords.subGroups}</h2>
      <p>{team.hasTeam ? teamWords.subGroupsLead : teamWords.noTeam}</p>
      <ActProblem acting={acting} />
      <ul className="plain">
        {team.subGroups.map((one) => (
          <li key={one.id} className="entry">
            <strong dir="auto">{one.name}</strong> <span dir="auto">{one.about}</span>
            {one.state === 'made'
              ? <p className="small">{teamWords.madeBy(one.by)}{one.webUrl !== null && <> <a href={one.webUrl} target="_blank" rel="noreferrer">{teamWords.open}<span className="hidden">: {one.name} ({words.newTab})</span></a></>}</p>
              : (
                <Notice tone={one.state === 'asked' ? 'info' : 'warning'} act={one.state === 'failed' ? { label: teamWords.again, run: () => void acting.act({ type: 'makeChannelAgain', subGroupId: one.id }) } : undefined}>
                  {teamWords.channelStates[one.state]}{one.problem !== null && ` ${one.problem}`}{one.state !== 'asked' && ` ${teamWords.channelByHand}`}
                </Notice>
              )}
          </li>
        ))}
      </ul>
      {team.hasTeam && <div className="row"><Button onClick={() => setMaking(true)}>{teamWords.make}</Button></div>}
      {making && <MakeChannel close={() => setMaking(false)} />}
    </section>
  );
}

function MakeChannel({ close }: { close: () => void }) {
  const acting = useAct();
  const [name, setName] = useState('');
  const [about, setAbout] = useState('');
  const [checked, setChecked] = useState(false);
  const right = name.trim() !== '' && about.trim() !== '';
  const make = async (): Promise<void> => {
    setChecked(true);
    if (right && (await acting.act({ type: 'makeChannel', name: name.trim(), about: about.trim() }))) close();
  };
  return (
    <Ask open heading={teamWords.makeHeading} close={close} act={{ label: teamWords.makeIt, busy: acting.busy, run: () => void make() }}>
      <p>{teamWords.makeLead}</p>
      <Field label={teamWords.name} required hint={teamWords.nameHint}><Input value={name} maxLength={50} dir="auto" onChange={(_event, data) => setName(data.value)} /></Field>
      <Field label={teamWords.about} required><Input value={about} maxLength={300} dir="auto" onChange={(_event, data) => setAbout(data.value)} /></Field>
      {checked && !right && <p role="alert">{teamWords.missing}</p>}
      <ActProblem acting={acting} />
    </Ask>
  );
}
