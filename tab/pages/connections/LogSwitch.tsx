import { Button } from '@fluentui/react-components';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { ActProblem, Notice } from '../../parts/Notice';
import { sayWhen } from '../../time';
import { LogLink } from './LogLink';
import { logWords } from './logWords';

/** Switching the log in Files on and off, with what it has to say; without a team there is no button. */
export function LogSwitch() {
  const { view } = useCommunity();
  const acting = useAct();
  const { log } = view;
  return (
    <>
      {log.problem !== null && <Notice tone="warning">{log.problem}</Notice>}
      {log.news !== null && <Notice tone="info">{logWords.news(sayWhen(log.news.at, view.zone, serverNow()), log.news.text)}</Notice>}
      {log.on && log.by !== null && <p>{logWords.by(log.by)}</p>}
      {log.hasFiles && (
        <div className="row">
          {!log.on && <Button appearance="primary" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'startLog' })}>{logWords.start}</Button>}
          {log.on && (!log.isMine || log.state === 'failed') && <Button disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'startLog' })}>{log.isMine ? logWords.startAgain : logWords.takeOver}</Button>}
          {log.on && <Button disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'stopLog' })}>{logWords.stop}</Button>}
          <LogLink />
        </div>
      )}
      <ActProblem acting={acting} />
    </>
  );
}
