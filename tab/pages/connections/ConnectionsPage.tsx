import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { ConnectionsAnswer, ConnectionView } from '../../../bot/api/contract';
import type { ConsentFor } from '../../../bot/graph/consent';
import { Problem } from '../../api/problem';
import { useCommunity, usePageTitle } from '../../app/communityContext';
import { NothingHere } from '../../app/NothingHere';
import { useNotices } from '../../app/notices';
import { useRead } from '../../app/useRead';
import { serverNow } from '../../clock';
import { Folded } from '../../parts/Folded';
import { Loaded } from '../../parts/Loaded';
import { Notice } from '../../parts/Notice';
import { sayWhen } from '../../time';
import { words } from '../../words';
import { connectionsWords } from './connectionsWords';
import { LogSwitch } from './LogSwitch';
import { logWords } from './logWords';

/** Each way into Teams and Microsoft 365: whether it works, why not, who can change it, and what to do without. */
export function ConnectionsPage() {
  const { view } = useCommunity();
  usePageTitle(words.nav.connections);
  if (view.me.part !== 'core') return <NothingHere heading={words.nav.connections} text={words.coreOnly} />;
  return (
    <>
      <h1 className="title">{words.nav.connections}</h1>
      <p className="lead">{connectionsWords.lead}</p>
      <Connections />
    </>
  );
}

function Connections() {
  const query = useRead(['connections'], (api, id) => api.connections(id));
  return <Loaded query={query}>{({ connections, counted }) => connections.map((one) => <Connection key={one.id} connection={one} counted={one.id === 'messages' ? counted : undefined} changed={() => void query.refetch()} />)}</Loaded>;
}

function Connection({ connection, counted, changed }: { connection: ConnectionView; counted: ConnectionsAnswer['counted']; changed: () => void }) {
  const { api, host, view } = useCommunity();
  const { say } = useNotices();
  const told = connectionsWords.kinds[connection.id];
  const again = useMutation({
    mutationFn: () => api.tryAgain(view.id, connection.id),
    onSuccess: ({ tried }) => {
      say(connectionsWords.tried(tried));
      changed();
    },
  });
  const { state, waiting, failed, uncertain, lastAt, reason, waitsFor, allow } = connection;
  const open = waiting + failed + uncertain;
  const allowing = useMutation({
    mutationFn: async (what: ConsentFor) => {
      await host?.allow(what);
      // What has waited for it goes at once.
      if (waiting + failed > 0) await api.tryAgain(view.id, connection.id);
    },
    onSuccess: () => {
      say(connectionsWords.allowed);
      changed();
    },
  });
  const isLog = connection.id === 'log';
  const counts = [waiting > 0 && connectionsWords.waiting(waiting), failed > 0 && connectionsWords.failed(failed), uncertain > 0 && connectionsWords.uncertain(uncertain)].filter((one) => one !== false);
  // Whoever meets trouble reads it at once; what works is short.
  const aside = (
    <dl className="pairs">
      <div><dt>{connectionsWords.who}</dt><dd>{told.who}</dd></div>
      <div><dt>{connectionsWords.without}</dt><dd>{told.without}</dd></div>
    </dl>
  );
  return (
    <section className="block" aria-labelledby={`connection-${connection.id}`}>
      <h2 id={`connection-${connection.id}`} className="heading">{told.heading} <span className="tag">{connectionsWords.states[state]}</span></h2>
      <p>{told.what}</p>
      {state === 'off' && <Notice tone="info">{isLog && view.log.hasFiles ? logWords.off : told.off}{counts.length === 0 && reason !== null && ` ${reason}`}</Notice>}
      {counts.length > 0 && <Notice tone={state === 'trouble' ? 'warning' : 'info'}>{[...counts, reason].filter((one) => one !== null).join(' ')}</Notice>}
      {counted && <p>{connectionsWords.counted(counted.posts, counted.channels)}</p>}
      {isLog && <LogSwitch />}
      {waitsFor.length > 0 && <p>{connectionsWords.waitsFor(waitsFor)}</p>}
      {allowing.error && <Notice tone="problem">{connectionsWords.notAllowed}</Notice>}
      {again.error && <Notice tone="problem">{again.error instanceof Problem ? again.error.message : words.problems.offline}</Notice>}
      <div className="row connection-acts">
        {host && allow !== null && state !== 'on' && <Button disabledFocusable={allowing.isPending} onClick={() => allowing.mutate(allow)} aria-label={`${connectionsWords.allow}: ${told.heading}`}>{connectionsWords.allow}</Button>}
        {open > 0 && <Button disabledFocusable={again.isPending} onClick={() => again.mutate()} aria-label={`${connectionsWords.again}: ${told.heading}`}>{connectionsWords.again}</Button>}
      </div>
      {lastAt !== null && <p className="quiet small">{connectionsWords.last(sayWhen(lastAt, view.zone, serverNow()))}</p>}
      {state === 'on' || state === 'unused' ? <Folded summary={connectionsWords.more}>{aside}</Folded> : aside}
    </section>
  );
}
