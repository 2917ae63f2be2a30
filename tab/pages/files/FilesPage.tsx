import { Button } from '@fluentui/react-components';
import type { ChannelsAnswer, FilesAnswer } from '../../../bot/api/contract';
import { may, useCommunity, usePageTitle } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { useAct } from '../../app/useAct';
import { useRead } from '../../app/useRead';
import { serverNow } from '../../clock';
import { Loaded } from '../../parts/Loaded';
import { ActProblem, Notice } from '../../parts/Notice';
import { sayWhen } from '../../time';
import { words } from '../../words';
import { FileItem } from './FileItem';
import { filesWords } from './filesWords';

/** Everything that lies in the team's Files for this community, how it stands, and copies for other channels. */
export function FilesPage() {
  usePageTitle(words.nav.files);
  const query = useRead(['files'], (api, id) => api.files(id));
  return (
    <>
      <h1 className="title">{words.nav.files}</h1>
      <p className="lead">{filesWords.lead}</p>
      <Loaded query={query}>{(answer) => <Files answer={answer} />}</Loaded>
    </>
  );
}

function Files({ answer }: { answer: FilesAnswer }) {
  const { view } = useCommunity();
  const { files, hasFiles } = answer;
  const mayCopy = may(view, 'copyFile') && hasFiles && files.length > 0;
  if (files.length === 0) return <Notice tone="info">{hasFiles ? filesWords.empty : filesWords.noTeam} <a href={hashOf({ page: 'charter' })}>{filesWords.toCharter}</a></Notice>;
  return (
    <>
      {!hasFiles && <Notice tone="info">{filesWords.noTeam}</Notice>}
      {hasFiles && may(view, 'lookAtFiles') && <Look look={answer.look} />}
      {mayCopy ? <FilesAndCopies files={files} /> : files.map((one) => <FileItem key={one.id} file={one} channels={[]} />)}
    </>
  );
}

/** Copies are offered once it is known which channels there are: the files do not wait for it. */
function FilesAndCopies({ files }: Pick<FilesAnswer, 'files'>) {
  const { data } = useRead(['files', 'channels'], (api, id) => api.channels(id));
  return (
    <>
      {data && <CopyNote {...data} />}
      {files.map((one) => <FileItem key={one.id} file={one} channels={data?.channels ?? []} />)}
    </>
  );
}

/** To which channels there can be copies, and what to do about the others. */
function CopyNote({ channels, isWhole, ownSites }: ChannelsAnswer) {
  return (
    <>
      <p className="quiet">
        {[!isWhole && filesWords.notWhole, channels.length > 0 ? filesWords.copyKept : filesWords.noChannels].filter((one) => one !== false).join(' ')}
        {channels.length === 0 && <> <a href={hashOf({ page: 'members' })}>{filesWords.toGroups}</a></>}
      </p>
      {ownSites.length > 0 && <p className="quiet" dir="auto">{filesWords.ownSites(ownSites)}</p>}
    </>
  );
}

function Look({ look }: { look: FilesAnswer['look'] }) {
  const { view } = useCommunity();
  const acting = useAct();
  const isUnderWay = look?.state === 'asked';
  return (
    <>
      {look?.problem && <Notice tone="warning">{filesWords.lookProblem} {look.problem}</Notice>}
      <div className="row">
        <Button disabledFocusable={acting.busy || isUnderWay} onClick={() => void acting.act({ type: 'lookAtFiles' })}>{filesWords.look}</Button>
        <span className="quiet small" aria-live="polite">{isUnderWay ? filesWords.looking : look?.readAt ? filesWords.looked(sayWhen(look.readAt, view.zone, serverNow())) : filesWords.neverLooked}</span>
      </div>
      <ActProblem acting={acting} />
    </>
  );
}
