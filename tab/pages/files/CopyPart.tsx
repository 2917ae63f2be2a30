import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { FilesAnswer, FileView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { ActProblem, Notice } from '../../parts/Notice';
import { sayWhen } from '../../time';
import { words } from '../../words';
import { filesWords } from './filesWords';

type Copy = FileView['copies'][number];

/** Copies of a file for sub-groups: how each stands, and asking for one. */
export function CopyPart({ file, groups, title }: { file: FileView; groups: FilesAnswer['groups']; title: string }) {
  const acting = useAct();
  const [chosen, choose] = useState('');
  const copyTo = (subGroupId: string): void => void acting.act({ type: 'copyFile', fileId: file.id, subGroupId });
  if (groups.length + file.copies.length === 0) return null;
  return (
    <>
      {file.copies.length > 0 && (
        <>
          <h3>{filesWords.copies}<span className="hidden">: {title}</span></h3>
          <ul className="plain">{file.copies.map((one) => <CopyLine key={one.id} copy={one} again={groups.some((group) => group.id === one.subGroupId) ? copyTo : null} />)}</ul>
        </>
      )}
      {groups.length > 0 && (
        <div className="inline-form">
          <Field label={<>{filesWords.copyTo}<span className="hidden">: {title}</span></>}>
            <Select value={chosen} onChange={(_event, data) => choose(data.value)}>
              <option value="">{filesWords.choose}</option>
              {groups.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
            </Select>
          </Field>
          <Button disabledFocusable={acting.busy || chosen === ''} onClick={() => { if (chosen !== '') copyTo(chosen); }} aria-label={`${filesWords.copy}: ${title}`}>{filesWords.copy}</Button>
        </div>
      )}
      <ActProblem acting={acting} />
    </>
  );
}

function CopyLine({ copy, again }: { copy: Copy; again: ((subGroupId: string) => void) | null }) {
  const { view } = useCommunity();
  const { state, problem, found, webUrl, subGroupId } = copy;
  const isLost = state === 'failed' || state === 'waiting' || (found?.gone ?? false);
  const said = [
    filesWords.copyStates[state], problem, found?.gone && filesWords.copyGone, found?.name && filesWords.renamed(found.name), state === 'filed' && !copy.isCurrent && filesWords.copyOlder,
  ].filter((one) => typeof one === 'string');
  return (
    <li className="entry">
      <p className="small"><span dir="auto">{copy.fileName}</span> <span dir="auto">{filesWords.copyBy(copy.subGroup, copy.by, sayWhen(copy.at, view.zone, serverNow()))}</span></p>
      <Notice tone={isLost ? 'warning' : 'info'} act={isLost && again ? { label: filesWords.copyAgain, run: () => again(subGroupId) } : undefined}>
        {said.join(' ')}
        {webUrl !== null && !found?.gone && <> <a href={webUrl} target="_blank" rel="noopener noreferrer">{filesWords.open}<span className="hidden">: {copy.fileName} ({words.newTab})</span></a></>}
      </Notice>
    </li>
  );
}
