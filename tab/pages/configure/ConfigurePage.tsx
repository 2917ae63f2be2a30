import { useEffect, useState } from 'react';
import { tabPages, type TabPage } from '../../app/named';
import type { Known } from '../../host/place';
import { ofPlace } from '../../host/place';
import type { Host } from '../../host/teams';
import type { SetUp } from '../../host/setUp';
import { PageBones } from '../../parts/Bones';
import { FullPage } from '../../parts/FullPage';
import { Notice } from '../../parts/Notice';
import { words } from '../../words';
import type { MeAnswer } from '../../../bot/api/contract';
import { configureWords } from './configureWords';

type Standing = Awaited<ReturnType<SetUp['now']>>;

/** What a tab of a channel or chat shows: a community and the page to open. Teams holds the button that saves. */
export function ConfigurePage({ me, host, again }: { me: MeAnswer; host: Host | null; again: () => void }) {
  const setUp = host?.setUp ?? null;
  const [before, setBefore] = useState<{ read: boolean; choice: Standing }>({ read: false, choice: null });
  useEffect(() => {
    // Settings that cannot be read are chosen anew.
    setUp?.now().catch(() => null).then((choice) => setBefore({ read: true, choice }), () => undefined);
  }, [setUp]);
  useEffect(() => {
    document.title = `${configureWords.heading} - ${words.app}`;
  }, []);

  if (!host || !setUp) return <FullPage heading={configureWords.heading} text={configureWords.notSettings} />;
  if (me.communities.length === 0) return <FullPage heading={configureWords.noneHeading} text={configureWords.none} example={words.choose.example} act={{ label: words.choose.look, run: again }} />;
  if (!before.read) return <PageBones />;
  const { here, fitting } = ofPlace(host.place, me.communities);
  const elsewhere = here && fitting.length === 0;
  return <Form communities={elsewhere ? me.communities : fitting} elsewhere={elsewhere} before={before.choice} setUp={setUp} />;
}

interface FormProps {
  communities: readonly Known[];
  /** True where none of them lives in this conversation: then a person chooses one with open eyes. */
  elsewhere: boolean;
  before: Standing;
  setUp: SetUp;
}

function Form({ communities, elsewhere, before, setUp }: FormProps) {
  const known = communities.find((one) => one.id === before?.communityId);
  const [communityId, setCommunity] = useState(known?.id ?? (elsewhere ? null : (communities[0]?.id ?? null)));
  const [page, setPage] = useState<TabPage>(before?.page ?? 'home');
  const chosen = communities.find((one) => one.id === communityId) ?? null;
  useEffect(() => {
    setUp.offer(chosen && { communityId: chosen.id, page, name: page === 'home' ? chosen.name : configureWords.name(words.nav[page], chosen.name) });
  }, [chosen, page, setUp]);

  return (
    <main className="page page-dialog configure">
      <h1 className="title">{configureWords.heading}</h1>
      <p>{configureWords.lead}</p>
      {elsewhere && <Notice tone="info">{configureWords.elsewhere}</Notice>}
      <Options legend={configureWords.community} name="community" value={communityId} choose={setCommunity} options={communities.map((one) => [one.id, one.name, words.choose.parts[one.part]])} />
      <Options legend={configureWords.page} name="page" value={page} choose={setPage} options={tabPages.map((one) => [one, words.nav[one], configureWords.pages[one]])} />
      <p className="quiet small">{configureWords.save}</p>
    </main>
  );
}

interface OptionsProps<T extends string> {
  legend: string;
  name: string;
  value: T | null;
  choose: (value: T) => void;
  /** Value, name, and a few words about it. */
  options: [T, string, string][];
}

/** Native radio buttons, one to a line, each with a few words. */
function Options<T extends string>({ legend, name, value, choose, options }: OptionsProps<T>) {
  return (
    <fieldset className="configure-options">
      <legend className="heading">{legend}</legend>
      <div className="configure-list">
        {options.map(([id, label, about]) => (
          <label key={id} className={id === value ? 'configure-option configure-on' : 'configure-option'}>
            <input type="radio" name={name} checked={id === value} onChange={() => choose(id)} />
            <span><strong>{label}</strong> <span className="quiet small">{about}</span></span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
