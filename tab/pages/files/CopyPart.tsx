import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { ChannelsAnswer, FileView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { ActProblem, Notice } from '../../parts/Notice';
import { sayWhen } from '../../time';
import { words } from '../../words';
import { filesWords } from './filesWords';

type Copy = FileView['copies'][number];

/** Copies of a file for other channels: how each stands, and asking for one. `channels` are those that can have one now. */
export function CopyPart({ file, channels, title }: { file: FileView; channels: ChannelsAnswer['channels']; title: string }) {
  const acting = useAct();
  const [chosen, choose] = useState('');
  const copyTo = (wanted: string | null): void => {
    const channel = channels.find((one) => one.channelId === wanted);
    if (channel) void acting.act({ type: 'copyFile', fileId: file.id, ...channel });
  };
  const isOffered = (wanted: string | null): boolean => channels.some((one) => one.channelId === wanted);
  if (channels.length + file.copies.length === 0) return null;
  return (
    <>
      {file.copies.length > 0 && (
        <>
          <h3>{filesWords.copies}<span className="hidden">: {title}</span></h3>
          <ul className="plain">{file.copies.map((one) => <CopyLine key={one.id} copy={one} again={isOffered(one.channelId) ? () => copyTo(one.channelId) : null} />)}</ul>
        </>
      )}
      {channels.length > 0 && (
        <div className="inline-form">
          <Field label={<>{filesWords.copyTo}<span className="hidden">: {title}</span></>}>
            <Select value={chosen} onChange={(_event, data) => choose(data.value)}>
              <option value="">{filesWords.choose}</option>
              {channels.map((one) => <option key={one.channelId} value={one.channelId}>{one.name}</option>)}
            </Select>
          </Field>
          <Button disabledFocusable={acting.busy || !isOffered(chosen)} onClick={() => copyTo(chosen)} aria-label={`${filesWords.copy}: ${title}`}>{filesWords.copy}</Button>
        </div>
      )}
      <ActProblem acting={acting} />
    </>
  );
}

function CopyLine({ copy, again }: { copy: Copy; again: (() => void) | null }) {
  const { view } = useCommunity();
  const { state, problem, found, webUrl } = copy;
  const isLost = state === 'failed' || state === 'waiting' || (found?.gone ?? false);
  const said = [
    filesWords.copyStates[state], problem, found?.gone && filesWords.copyGone, found?.name && filesWords.renamed(found.name), state === 'filed' && !copy.isCurrent && filesWords.copyOlder,
  ].filter((one) => typeof one === 'string');
  return (
    <li className="entry">
      <p className="small"><span dir="auto">{copy.fileName}</span> <span dir="auto">{filesWords.copyBy(copy.channel, copy.by, sayWhen(copy.at, view.zone, serverNow()))}</span></p>
      <Notice tone={isLost ? 'warning' : 'info'} act={isLost && again ? { label: filesWords.copyAgain, run: again } : undefined}>
        {said.join(' ')}
        {webUrl !== null && !found?.gone && <> <a href={webUrl} target="_blank" rel="noopener noreferrer">{filesWords.open}<span className="hidden">: {copy.fileName} ({words.newTab})</span></a></>}
      </Notice>
    </li>
  );
}
