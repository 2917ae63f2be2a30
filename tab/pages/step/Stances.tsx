import type { ProposalView } from '../../../bot/api/contract';
import { stepWords } from './stepWords';

/** Where each person stands, in words, with the reasons of those who do not simply agree. */
export function Stances({ proposal }: { proposal: ProposalView }) {
  return (
    <ul className="stances">
      {proposal.consents.map((one) => (
        <li key={one.person.id}>
          {one.person.name} {stepWords.stanceSaid[one.stance]}{one.reason ? <>: <span dir="auto">{one.reason}</span></> : '.'}
        </li>
      ))}
    </ul>
  );
}
