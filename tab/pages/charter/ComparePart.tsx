import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { CharterContent, CharterSection } from '../../../bot/domain/record';
import { useCommunity } from '../../app/communityContext';
import { useRead } from '../../app/useRead';
import { Folded } from '../../parts/Folded';
import { Loaded } from '../../parts/Loaded';
import { sayDateAndYear, sayDayAndYear } from '../../time';
import { words } from '../../words';
import { charterWords } from './charterWords';

const draftVersion = 'draft';

/** Two versions beside each other: what came, what went, and who agreed to each. */
export function ComparePart() {
  const { view } = useCommunity();
  const { published, unchanged } = view.charter;
  const withDraft = view.me.part === 'core' && !unchanged;
  const all = [...(withDraft ? [draftVersion] : []), ...published.map((one) => String(one.version))];
  const [open, setOpen] = useState(false);
  const [left, setLeft] = useState<string | null>(null);
  const [right, setRight] = useState<string | null>(null);
  if (all.length < 2) return null;
  const older = left ?? all[1] ?? '';
  const newer = right ?? all[0] ?? '';
  const pick = (label: string, value: string, choose: (version: string) => void) => (
    <Field label={label}><Select value={value} onChange={(_event, data) => choose(data.value)}>{all.map((one) => <option key={one} value={one}>{nameOf(one, view.charter.draft.version)}</option>)}</Select></Field>
  );
  return (
    <div className="no-print">
      <Folded summary={charterWords.compare} toggled={setOpen}>
        {open && <>
          <div className="form-grid">{pick(charterWords.older, older, setLeft)}{pick(charterWords.newer, newer, setRight)}</div>
          <Compared older={older} newer={newer} />
        </>}
      </Folded>
    </div>
  );
}

const nameOf = (version: string, draft: number): string => (version === draftVersion ? charterWords.draft(draft) : charterWords.shown(Number(version)));

function useContent(version: string) {
  const { view } = useCommunity();
  const { draft } = view.charter;
  return useRead<CharterContent>(['charter', version, version === draftVersion ? view.charter.fingerprint : ''], (api, id) => (version === draftVersion ? Promise.resolve(draft) : api.charter(id, Number(version))));
}

function Compared({ older, newer }: { older: string; newer: string }) {
  const left = useContent(older);
  const right = useContent(newer);
  const { view } = useCommunity();
  const draft = view.charter.draft.version;
  return (
    <Loaded query={left}>{(before) => (
      <Loaded query={right}>{(after) => {
        const rows = rowsOf(before, after);
        const changed = rows.filter((one) => !same(one.before, one.after));
        return (
          <>
            <p role="status">{charterWords.differences(changed.length, rows.length - changed.length)}</p>
            {changed.map((one) => (
              <section key={one.id} className="compared">
                <h3>{one.heading}</h3>
                <div className="compared-pair">
                  <Side name={nameOf(older, draft)} section={one.before} other={one.after} gone />
                  <Side name={nameOf(newer, draft)} section={one.after} other={one.before} />
                </div>
              </section>
            ))}
          </>
        );
      }}</Loaded>
    )}</Loaded>
  );
}

function Side({ name, section, other, gone = false }: { name: string; section: CharterSection | null; other: CharterSection | null; gone?: boolean }) {
  const { view } = useCommunity();
  const Mark = gone ? 'del' : 'ins';
  const there = new Set(other?.lines.map((one) => one.text));
  return (
    <div className="compared-side">
      <h4 className="quiet small">{name}</h4>
      {!section || section.lines.length === 0 ? <p className="charter-gap">{section?.gap ?? charterWords.notThere}</p> : (
        <ul className="lines">
          {section.lines.map((one, i) => <li key={`${i} ${one.source}`} dir="auto">{there.has(one.text) ? one.text : <Mark><span className="hidden">{gone ? charterWords.gone : charterWords.added} </span>{one.text}</Mark>}</li>)}
        </ul>
      )}
      {section?.agreed && <p className="charter-agreed">{charterWords.agreedBy(words.listOf(section.agreed.names), sayDayAndYear(section.agreed.at, view.zone))}</p>}
    </div>
  );
}

interface Row {
  id: string;
  heading: string;
  before: CharterSection | null;
  after: CharterSection | null;
}

/** The parts of both, in the order of the newer one; the purpose, roles and reviews are parts like the others. */
function rowsOf(before: CharterContent, after: CharterContent): Row[] {
  const [left, right] = [sectionsOf(before), sectionsOf(after)];
  const ids = [...new Set([...right, ...left].map((one) => one.id))];
  return ids.map((id) => {
    const [a, b] = [left, right].map((list) => list.find((one) => one.id === id) ?? null);
    return { id, heading: (b ?? a)?.heading ?? '', before: a ?? null, after: b ?? null };
  });
}

const sectionsOf = (content: CharterContent): CharterSection[] => [
  plain('purpose', charterWords.purpose, content.purpose === null ? [] : [content.purpose], charterWords.noPurpose),
  ...content.sections,
  plain('roles', charterWords.roles, content.roles.filter((one) => one.names.length > 0).map((one) => `${one.role}: ${words.listOf(one.names)}`), charterWords.nobody),
  plain('reviews', charterWords.reviews, content.reviews.map((one) => `${one.label}: ${sayDateAndYear(one.onDate)}`), charterWords.noReviews),
];

const plain = (id: string, heading: string, lines: string[], gap: string): CharterSection => ({ id: `the-${id}`, heading, lines: lines.map((text) => ({ text, source: '' })), gap, agreed: null });

const same = (a: CharterSection | null, b: CharterSection | null): boolean =>
  (a?.lines ?? []).map((one) => one.text).join('\n') === (b?.lines ?? []).map((one) => one.text).join('\n');
