import { chatLink } from '../../../bot/domain/helping/chatLink';
import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { useRead } from '../../app/useRead';
import { useSettled } from '../../app/useSettled';
import { Loaded } from '../../parts/Loaded';
import { words } from '../../words';
import { memberWords } from './memberWords';

/** Who knows about what: only who has said so themselves, found by topic or name. */
export function Experts() {
  const { view } = useCommunity();
  const [find, setFind] = useState('');
  const asked = useSettled(find.trim());
  const query = useRead(['experts', asked], (api, id) => api.experts(id, asked));
  return (
    <section aria-labelledby="experts-heading">
      <h2 id="experts-heading" className="heading">{memberWords.experts}</h2>
      <p className="quiet">{memberWords.expertsLead} <a href={hashOf({ page: 'mine' })}>{memberWords.sayMine}</a></p>
      <Field label={memberWords.findExperts} className="find"><Input type="search" value={find} maxLength={100} autoComplete="off" onChange={(_event, data) => setFind(data.value)} /></Field>
      <Loaded query={query}>{({ people, more }) => (
        <>
          {people.length === 0 && <p role="status">{asked === '' ? memberWords.noExperts : memberWords.noneFound}</p>}
          <ul className="plain experts">
            {people.map((one) => (
              <li key={one.personId} className="entry">
                <strong>{one.name}</strong>
                <ul className="plain row" aria-label={memberWords.knows(one.name)}>{one.knows.map((topic) => <li key={topic}><button type="button" className="pill" onClick={() => setFind(topic)} dir="auto">{topic}</button></li>)}</ul>
                {one.email !== null && one.personId !== view.me.id && <a href={chatLink([one.email])} target="_blank" rel="noreferrer">{memberWords.write(one.name)}<span className="hidden"> ({words.newTab})</span></a>}
              </li>
            ))}
          </ul>
          {more && <p className="quiet small">{memberWords.moreExperts}</p>}
        </>
      )}</Loaded>
    </section>
  );
}
