import type { Clock } from '../clock';
import type { KeptSignIns } from '../graph/keptSignIns';
import { seal, unseal } from '../graph/sealing';
import type { SignIns } from '../store/signIns';

/** So long after somebody was last in the tab the app still acts in their name. Milliseconds. */
export const keptFor = 30 * 24 * 3_600_000;

/** Sign-ins kept in the database, which all instances share, sealed with the app's key for one person of one tenant each. */
export function keptSignIns({ signIns, tenantId, key, clock }: { signIns: SignIns; tenantId: string; key: Buffer; clock: Clock }): KeptSignIns {
  const owner = (personId: string): string => `${tenantId}/${personId}`;
  return {
    async wants(personId) {
      const { away, inCore } = await signIns.read(tenantId, personId);
      return away && inCore;
    },
    async read(personId) {
      const { sealed, signedInAt, away, inCore } = await signIns.read(tenantId, personId);
      if (sealed === null || signedInAt === null) return null;
      const isOld = Date.parse(clock.now()) - Date.parse(signedInAt) > keptFor;
      const inside = !away || !inCore || isOld ? null : unseal(key, owner(personId), sealed);
      // Of no use to anybody any more, also where the key has changed.
      if (inside === null) await signIns.drop(tenantId, personId);
      return inside;
    },
    write: (personId, cache, isNew) => signIns.write(tenantId, personId, seal(key, owner(personId), cache), isNew ? clock.now() : null),
    drop: (personId) => signIns.drop(tenantId, personId),
  };
}
