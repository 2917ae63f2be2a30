import type { Reading } from './decision';
import type { StepState } from './journey';
import { agreedProposal } from './kinds/asking';
import { consultationOf, endsAt, isOverAt, mayAskAgain, voicesOf } from './kinds/consulting';
import { refOf } from './people';
import { slotViews, type Agreeing } from './presentText';
import type { PersonId, Proposal } from './record';
import type { ConsultationView, StepView } from './view';

/** What the members are asked about a step's agreed text: everybody reads the text, only the core group reads what members say. */
export function consultationParts(reading: Reading, state: StepState, step: Agreeing, personId: PersonId, inCore: boolean): Pick<StepView, 'consultation' | 'mayAskMembers'> {
  const { record, say, now } = reading;
  const proposal = agreedProposal(record, step.id);
  const consultation = proposal && consultationOf(record, proposal);
  const mayAsk = inCore && state.status === 'done' && proposal !== null && (!consultation || mayAskAgain(consultation, now));
  const mayAskMembers = mayAsk ? { number: proposal.number, days: step.members?.days ?? usualDays, suggested: step.members !== undefined } : null;
  if (!proposal || !consultation) return { consultation: null, mayAskMembers };
  const left = say('person.left');
  const voices = voicesOf(record, consultation).map((one): ConsultationView['voices'][number] => ({ person: refOf(record, one.personId, left), stance: one.stance, reason: one.reason, at: one.saidAt }));
  return {
    mayAskMembers,
    consultation: {
      number: consultation.number, by: refOf(record, consultation.openedBy, left), days: consultation.days, endsAt: endsAt(consultation),
      state: isOverAt(consultation, now) ? 'over' : consultation.announcedAt === null ? 'on-its-way' : 'open',
      problem: inCore ? consultation.problem : null,
      texts: agreedTexts(reading, step, proposal),
      voices: inCore ? voices : [],
      mine: voices.find((one) => one.person.id === personId) ?? null,
    },
  };
}

/** Days that members have where the content suggests none. */
const usualDays = 7;

/** The parts of an agreed text as people read them, without those that were left empty. */
export const agreedTexts = (reading: Reading, step: Agreeing, { texts }: Proposal): ConsultationView['texts'] =>
  slotViews(reading, step, texts).flatMap(({ heading, text, form }) => (text ? [{ heading, text, form }] : []));
