import { createHash } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import type { Clock } from '../clock';
import { mostInBatch, photoScopes, photosOf, type Photo } from '../graph/photos';
import { GraphProblem } from '../graph/problems';
import { notFound } from '../errors';
import { answerJson, answerText } from '../http/answer';
import { storable } from '../http/storable';
import type { ClientFor } from '../jobs/graphWork';
import type { PhotosAnswer } from './contract';
import type { ApiParts, Doors } from './routes';

/** How long a photo, and that there is none, is kept in memory and nowhere else. Milliseconds. */
const kept = 60 * 60_000;
/** How long somebody is not asked for again who may not read photos, or has not signed in. */
const patience = 10 * 60_000;
/** A photo has about 3 kB. */
const mostKept = 2_000;
/** How long requests of one page are gathered, so that they go to Graph as one. */
const gathering = 10;

export interface PhotoReader {
  /** The photo of somebody, read in the name of the reader; null where there is none, or it cannot be had now. */
  photo(readerId: string, personId: string): Promise<Photo | null>;
}

/** Reads photos for the pages of one process, each once an hour whoever looks at it. */
export function createPhotoReader(clientFor: ClientFor, clock: Clock): PhotoReader {
  const found = new Map<string, { photo: Photo | null; until: number }>();
  const refused = new Map<string, number>();
  const gathered = new Map<string, { ids: Set<string>; read: Promise<Map<string, Photo | null>> }>();
  /** What is being read of each person now: whoever asks meanwhile waits for that answer. Undefined where it failed. */
  const reading = new Map<string, Promise<Photo | null | undefined>>();
  const now = (): number => Date.parse(clock.now());

  function keep(personId: string, photo: Photo | null): void {
    found.delete(personId);
    found.set(personId, { photo, until: now() + kept });
    for (const oldest of found.keys()) {
      if (found.size <= mostKept) return;
      found.delete(oldest);
    }
  }

  function gather(readerId: string): { ids: Set<string>; read: Promise<Map<string, Photo | null>> } {
    const ids = new Set<string>();
    const read = new Promise<void>((resolve) => setTimeout(resolve, gathering)).then(async () => {
      gathered.delete(readerId);
      return photosOf(clientFor(readerId, photoScopes), [...ids]);
    });
    const one = { ids, read };
    gathered.set(readerId, one);
    return one;
  }

  async function readFor(readerId: string, personId: string): Promise<Photo | null | undefined> {
    const open = gathered.get(readerId);
    const batch = open && open.ids.size < mostInBatch ? open : gather(readerId);
    batch.ids.add(personId);
    try {
      const photo = (await batch.read).get(personId);
      if (photo !== undefined) keep(personId, photo);
      return photo;
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      if (refused.size > mostKept) refused.clear();
      refused.set(readerId, now() + (error.waitsFor === 'person' ? patience : gathering * 1_000));
      return undefined;
    }
  }

  return {
    async photo(readerId, personId) {
      const known = found.get(personId);
      if (known && known.until > now()) return known.photo;
      // Somebody else's reading may be refused where one's own is not.
      const others = await reading.get(personId);
      if (others !== undefined) return others;
      if ((refused.get(readerId) ?? 0) > now()) return null;
      const read = readFor(readerId, personId);
      reading.set(personId, read);
      try {
        return (await read) ?? null;
      } finally {
        if (reading.get(personId) === read) reading.delete(personId);
      }
    },
  };
}

/** The photos of those who show theirs to the community; everybody else has initials. */
export function addPhotosApi(server: Server, { store: { activity }, clientFor, clock }: ApiParts, { entered }: Doors): void {
  const reader = createPhotoReader(clientFor, clock);

  server.get('/api/communities/:id/photos', async (req: Request, res: Response) => {
    const { actor, record } = await entered(req);
    const answer: PhotosAnswer = { of: await activity.shownPhotos(actor.tenantId, record.community.id) };
    await answerJson(res, 200, answer);
  });

  server.get('/api/communities/:id/people/:person/photo', async (req: Request, res: Response) => {
    const { actor, record } = await entered(req);
    const personId = storable((req.params as Record<string, string | undefined>)['person'] ?? '') as string;
    const shown = (await activity.shownPhotos(actor.tenantId, record.community.id)).includes(personId);
    const photo = shown ? await reader.photo(actor.personId, personId) : null;
    if (!photo) throw notFound('This photo');
    const etag = `"${createHash('sha256').update(photo.bytes).digest('base64url').slice(0, 22)}"`;
    res.setHeader('ETag', etag);
    // The reader's own browser may keep it, asking each time whether it is still shown.
    res.setHeader('Cache-Control', 'private, no-cache');
    if (req.headers['if-none-match'] === etag) return answerText(res, 304, '', photo.type);
    await answerText(res, 200, photo.bytes, photo.type);
  });
}
