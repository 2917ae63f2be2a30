import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import type { ChannelsAnswer, FileView } from '../../../bot/api/contract';
import { Problem } from '../../api/problem';
import { useCommunity } from '../../app/communityContext';
import { useNotices } from '../../app/notices';
import { serverNow } from '../../clock';
import { Download } from '../../parts/Download';
import { Notice } from '../../parts/Notice';
import { sayWhen } from '../../time';
import { words } from '../../words';
import { CopyPart } from './CopyPart';
import { filesWords } from './filesWords';

/** One file: what it is, which version lies where, why it does not, and what somebody did to it in SharePoint. */
export function FileItem({ file, channels }: { file: FileView; channels: ChannelsAnswer['channels'] }) {
  const { view } = useCommunity();
  const id = useId();
  const { kind, state, problem, found, webUrl, version, older } = file;
  const title = file.heading !== null && version !== null ? filesWords.numbered(file.heading, version) : filesWords.kinds[kind];
  const isThere = webUrl !== null && !found?.gone;
  const facts = [kind === 'charter' && version !== null && filesWords.version(version), filesWords.written(sayWhen(file.at, view.zone, serverNow()), file.by)].filter((one) => one !== false);
  return (
    <section className="block" aria-labelledby={id}>
      <h2 id={id} className="heading">{title}</h2>
      <p><strong dir="auto">{file.name}</strong> <span className="quiet">{filesWords.whats[kind]}</span></p>
      <p className="small">{facts.join(' · ')}</p>
      <Notice tone={state === 'failed' || state === 'waiting' ? 'warning' : 'info'}>
        {[filesWords.states[state], problem, older !== null && filesWords.older(older), file.isAnew && filesWords.anew].filter((one) => typeof one === 'string').join(' ')}
        {isThere && <> <a href={webUrl} target="_blank" rel="noopener noreferrer">{filesWords.open}<span className="hidden">: {found?.name ?? file.name} ({words.newTab})</span></a></>}
      </Notice>
      {found && <Notice tone={found.gone ? 'warning' : 'info'}>{whatWasFound(file)}</Notice>}
      <div className="row">
        {(state === 'failed' || state === 'waiting') && view.me.part === 'core' && <TryAgain file={file} title={title} />}
        {file.download !== null && <Download file={file.download} name={file.name} label={filesWords.download} />}
      </div>
      <CopyPart file={file} channels={isThere ? channels : []} title={title} />
    </section>
  );
}

function whatWasFound({ found, kind }: FileView): string {
  if (!found) return '';
  const hasVersions = kind === 'charter' || kind === 'pack';
  if (found.gone) return kind === 'log' ? filesWords.goneLog : hasVersions ? `${filesWords.gone} ${filesWords.goneNext}` : filesWords.gone;
  const said = [found.name !== null && filesWords.renamed(found.name), found.folder !== null && filesWords.moved(found.folder)];
  // The log goes on in it too, and its rows say so.
  return [...said, hasVersions && filesWords.nextHere].filter((one) => one !== false).join(' ');
}

/** Tries what waits or failed on the way into Files at once; others that wait go along. */
function TryAgain({ file, title }: { file: FileView; title: string }) {
  const { api, view } = useCommunity();
  const { say } = useNotices();
  const again = useMutation({
    mutationFn: () => api.tryAgain(view.id, file.kind === 'log' ? 'log' : 'files'),
    onSuccess: ({ tried }) => say(filesWords.tried(tried)),
  });
  return (
    <>
      <Button disabledFocusable={again.isPending} onClick={() => again.mutate()} aria-label={`${filesWords.again}: ${title}`}>{filesWords.again}</Button>
      {again.error && <Notice tone="problem">{again.error instanceof Problem ? again.error.message : words.problems.offline}</Notice>}
    </>
  );
}
