import { randomOf } from './random';

/** Invented people. */
const given = ['Aisha', 'Ben', 'Chidi', 'Daria', 'Emre', 'Freya', 'Gita', 'Hugo', 'Imani', 'Jonas', 'Keiko', 'Leila', 'Mateo', 'Nadia', 'Owen', 'Paula', 'Quentin', 'Rania', 'Stefan', 'Tariq', 'Uma', 'Viktor', 'Wren', 'Xenia', 'Yusuf', 'Zofia'];
const family = ['Abara', 'Brandt', 'Castellano', 'Dimitriou', 'Eriksen', 'Fofana', 'Grech', 'Haddad', 'Ivanova', 'Jansen', 'Kowalczyk', 'Lindqvist', 'Mbeki', 'Novak', 'O’Shea', 'Petrov', 'Quispe', 'Rahman', 'Sørensen', 'Takahashi', 'Uddin', 'Vella', 'Whitcombe', 'Xu', 'Yamada', 'Zammit'];

export function nameOf(path: string): string {
  const next = randomOf(`${path}/name`);
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  return `${pick(given)} ${pick(family)}`;
}
