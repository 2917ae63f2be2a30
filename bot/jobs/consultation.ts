import { endsAt } from '../domain/kinds/consulting';
import { isAgreeing } from '../domain/presentText';
import type { CommunityRecord, Consultation } from '../domain/record';
import { consultationCard } from '../teams/cards/consultationCard';
import type { Carriage, CarrierParts } from './carrier';
import { postNotedNews } from './cards';

const find = (record: CommunityRecord, { stepId, number }: { stepId: string; number: number }): Consultation | undefined =>
  record.consultations.find((one) => one.stepId === stepId && one.number === number);

/** The one post that puts an agreed text to the members. Their days begin with it; where it did not go out, the core group reads why. */
export function consultationCarriage(parts: CarrierParts): Carriage<'announce-consultation'> {
  const { commands, clock } = parts;
  return {
    repeatable: () => Promise.resolve(false),
    async carry(claim, effect, record) {
      const reading = commands.reading(record);
      const consultation = find(record, effect);
      const proposal = record.proposals.find((one) => one.stepId === effect.stepId && one.number === effect.number);
      const step = reading.toolkit.steps.get(effect.stepId)?.step;
      if (!consultation || !proposal || consultation.announcedAt !== null || !step || !isAgreeing(step)) {
        return { state: 'suppressed', reason: 'The members are not asked any more.' };
      }
      const announcedAt = clock.now();
      const ends = endsAt({ announcedAt, days: consultation.days }) ?? announcedAt;
      const fate = await postNotedNews(parts, claim, record.community.teamConversation, consultationCard(reading, step, proposal, consultation, ends));
      const written: Partial<Consultation> | null = fate.state === 'sent' ? { announcedAt } : fate.state === 'later' ? null : { problem: fate.reason };
      if (written) {
        await commands.settle(claim.tenantId, record.community.id, `consultation-${effect.stepId}-${effect.number}-${claim.wanted}`, (now) => {
          const standing = find(now, effect);
          if (!standing || standing.announcedAt !== null) return null;
          return { ok: true, said: null, changes: [{ put: 'consultations', row: { ...standing, ...written } }], effects: [{ kind: 'card', stepId: effect.stepId }] };
        });
      }
      return fate;
    },
  };
}
