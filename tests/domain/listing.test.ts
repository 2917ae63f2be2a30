import { listedRows, type ListedCommunity } from '../../bot/domain/listing';

const listed = (id: string, name: string, topic: string): ListedCommunity => ({ id, name, topic, purpose: null, contact: null });
const list = [listed('a', 'Fair Marking', 'Marking that students trust'), listed('b', 'Feedback', 'Feedback that students use'), listed('c', 'Zines', 'Making zines')];

describe('the list of communities as one person reads it', () => {
  it('puts what is close to their own first, and says to which and by which words', () => {
    const rows = listedRows(list, [{ id: 'x', name: 'Better feedback', topic: 'What students use' }]);
    expect(rows.map((one) => [one.id, one.near])).toEqual([['b', { name: 'Better feedback', shared: ['feedback', 'students'] }], ['a', null], ['c', null]]);
  });

  it('names their own as theirs, close to nothing, and is by name for somebody who is in none', () => {
    expect(listedRows(list, [{ id: 'b', name: 'Feedback', topic: 'Feedback that students use' }]).find((one) => one.id === 'b')).toMatchObject({ mine: true, near: null });
    expect(listedRows([...list].reverse(), []).map((one) => [one.name, one.mine])).toEqual([['Fair Marking', false], ['Feedback', false], ['Zines', false]]);
  });
});
