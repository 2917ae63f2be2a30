import { useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { MailState } from '../step/MailState';
import { mailWords } from '../step/mailWords';

/** What went to the sponsor by mail and what came back, the latest first. */
export function Replies() {
  const { view } = useCommunity();
  const mails = view.steps.flatMap((step) => (step.paper?.mails ?? []).map((mail) => ({ step, mail, at: mail.reply?.at ?? mail.at }))).sort((a, b) => b.at.localeCompare(a.at));
  if (mails.length === 0) return null;
  return (
    <section aria-labelledby="replies-heading">
      <h2 id="replies-heading" className="heading">{mailWords.replies}</h2>
      {mails.every(({ mail }) => mail.reply === null) && <p>{mailWords.noReplies}</p>}
      <ul className="plain">
        {mails.map(({ step, mail }) => (
          <li key={`${step.id} ${mail.number} ${mail.email}`} className="entry">
            <a href={hashOf({ page: 'step', stepId: step.id })}>{mailWords.toStep(step.heading, mail.number)}</a>
            <MailState mail={mail} />
          </li>
        ))}
      </ul>
    </section>
  );
}
