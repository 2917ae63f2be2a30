import type { PaperView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { serverNow } from '../../clock';
import { Notice } from '../../parts/Notice';
import { sayWhen } from '../../time';
import { mailWords } from './mailWords';

type Mail = PaperView['mails'][number];

/** How a mail to the sponsor stands, why, and who can help; and what came back. */
export function MailState({ mail }: { mail: Mail }) {
  const { view } = useCommunity();
  const day = (moment: string): string => sayWhen(moment, view.zone, serverNow());
  const troubled = mail.state === 'waiting' || mail.state === 'failed' || mail.state === 'uncertain';
  return (
    <>
      <Notice tone={troubled ? 'warning' : 'info'}>
        {mailWords.states[mail.state](mail.email, mail.by, day(mail.at))}
        {mail.problem !== null && troubled && ` ${mail.problem}`}
        {mail.state === 'waiting' && ` ${mailWords.whoCan}`}
      </Notice>
      {mail.questions === true && !mail.reply?.five && <p className="quiet small">{mailWords.questionsWent}</p>}
      {mail.reply && (
        <blockquote className="note" dir="auto">
          <p>{mailWords.said(day(mail.reply.at), mail.reply.answer, mail.reply.text === '' && mail.reply.five != null)}</p>
          {mail.reply.text !== '' && <p className="written">{mail.reply.text}</p>}
          {mail.reply.five && <Five said={mail.reply.five} />}
        </blockquote>
      )}
    </>
  );
}

/** What the sponsor said to the five questions, under their name. */
function Five({ said }: { said: NonNullable<NonNullable<Mail['reply']>['five']> }) {
  return <dl className="five">{mailWords.five.filter(([id]) => said[id]).map(([id, question]) => <div key={id}><dt>{question}</dt><dd className="written">{said[id]}</dd></div>)}</dl>;
}
