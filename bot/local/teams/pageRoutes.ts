import type { IncomingMessage, ServerResponse } from 'node:http';
import { localBot, localCoreChat, localPeople, localTeam, localTenant, type LocalPerson } from '../people';
import { clockSteps } from '../clock';
import { installActivities, mentionsApp, messageActivity, rosterActivity } from './activities';
import type { MessageView, PersonView, PlaceId, PlaceView, StateAnswer } from './contract';
import { readBody, Refused, sendJson } from './door';
import { runExtension, runLink, runSearch } from './extensions';
import { requireMessage, requirePerson, runAction, runDialog } from './invokes';
import { actionRequest, clockRequest, dialogRequest, extensionRequest, findRequest, installRequest, linkRequest, messageRequest, readRequest, retryRequest, rosterRequest, stageRequest, tabRequest } from './requests';
import { conversationOf, conversationTypes } from './roster';
import { readCard } from './content';
import { personMessage, serviceMessage, type Service } from './service';

/** How many messages of each conversation a page is given at first. */
const shownAtFirst = 300;
const places: readonly PlaceId[] = ['team', 'core', 'personal'];

/** Answers what the host page asks under `/local/teams/`; throws Refused. */
export async function answerPage(service: Service, req: IncomingMessage, res: ServerResponse, url: URL, has: { files: boolean; calendar: boolean }): Promise<void> {
  const route = `${req.method} ${url.pathname.slice('/local/teams'.length)}`;
  switch (route) {
    case 'GET /state': return sendJson(res, 200, stateFor(service, reader(url), has));
    case 'GET /stream': return service.live.open(res);
    case 'POST /messages': return sendJson(res, 202, receiveMessage(service, await readBody(req)));
    case 'POST /retries': return sendJson(res, 202, retry(service, await readBody(req)));
    case 'POST /actions': return sendJson(res, 200, await runAction(service, readRequest(actionRequest, await readBody(req))));
    case 'POST /dialogs': return sendJson(res, 200, await runDialog(service, readRequest(dialogRequest, await readBody(req))));
    case 'POST /extension/actions': return sendJson(res, 200, await runExtension(service, readRequest(extensionRequest, await readBody(req))));
    case 'POST /extension/queries': return sendJson(res, 200, await runSearch(service, readRequest(findRequest, await readBody(req))));
    case 'POST /extension/links': return sendJson(res, 200, await runLink(service, readRequest(linkRequest, await readBody(req))));
    case 'POST /installs': return sendJson(res, 200, install(service, await readBody(req)));
    case 'POST /tabs': return sendJson(res, 200, changeTab(service, await readBody(req)));
    case 'POST /stage': return sendJson(res, 200, putOnStage(service, await readBody(req)));
    case 'POST /roster': return sendJson(res, 200, changeRoster(service, await readBody(req)));
    case 'POST /clock': return sendJson(res, 200, await moveClock(service, await readBody(req)));
    default: throw new Refused(404, 'not-found', 'Local Teams has no such page.');
  }
}

/** Who looks; a page that has not chosen yet is given the first person. */
function reader(url: URL): LocalPerson {
  const named = url.searchParams.get('person');
  return requirePerson(named || (localPeople[0]?.id ?? ''));
}

function stateFor(service: Service, person: LocalPerson, has: { files: boolean; calendar: boolean }): StateAnswer {
  const { state } = service;
  const mine = places.filter((place) => state.members(place, person.id).includes(person.id));
  return {
    me: personView(person),
    people: localPeople.map(personView),
    places: mine.map((place): PlaceView => ({
      id: place, conversationId: conversationOf(place, person.id), type: conversationTypes[place],
      members: [...state.members(place, person.id)], app: state.app(place, person.id), tabs: state.tabs(place, person.id),
    })),
    messages: mine.flatMap((place) => state.messagesOf(conversationOf(place, person.id)).slice(-shownAtFirst).map((message) => state.viewOf(message, person.id))),
    tenantId: localTenant,
    team: { id: localTeam.id, name: localTeam.name, channelId: localTeam.channelId, channelName: localTeam.channelName, groupId: localTeam.groupId },
    coreChatName: localCoreChat.name,
    app: { id: localBot.appId, teamsId: localBot.id, name: localBot.name },
    stage: mine.includes('core') ? service.stage : null,
    files: has.files && mine.includes('team'),
    calendar: has.calendar,
    clock: service.moveClock ? { now: service.now().toISOString(), steps: clockSteps(service.now().toISOString(), person.zone) } : null,
  };
}

const personView = ({ id, teamsId, name, email, zone, locale, about }: LocalPerson): PersonView => ({ id, teamsId, name, email, zone, locale, about });

/** Moves the time of this world; what becomes due by that is carried out at once. */
async function moveClock(service: Service, body: unknown): Promise<Record<string, never>> {
  const { to } = readRequest(clockRequest, body);
  if (!service.moveClock) throw new Refused(404, 'not-found', 'The time of this world stands as it is.');
  if (!(await service.moveClock(to))) throw new Refused(400, 'not-ahead', 'Time goes forward only, and two years at most. Choose a later moment.');
  service.showPlaces();
  return {};
}

function requireMember(service: Service, place: PlaceId, person: LocalPerson): void {
  if (!service.state.members(place, person.id).includes(person.id)) throw new Refused(403, 'not-a-member', `${person.name} is not in this place. Choose somebody who is.`);
}

function receiveMessage(service: Service, body: unknown): MessageView {
  const request = readRequest(messageRequest, body);
  const person = requirePerson(request.person);
  const { state } = service;
  const before = state.requested(request.id);
  if (before) return state.viewOf(before, person.id);

  requireMember(service, request.place, person);
  const fromCard = request.value !== undefined;
  const cards = (request.cards ?? []).map(readCard);
  if (!fromCard && request.text.trim() === '' && cards.length === 0) throw new Refused(400, 'empty', 'There is nothing to send yet. Write a message first.');
  const base = conversationOf(request.place, person.id);
  const thread = (request.replyTo ? requireMessage(service, request.replyTo, person.id).thread : request.thread) ?? null;
  const id = state.nextId(service.now());
  const message = { ...personMessage(id, base, thread, service.now(), person, request.text), cards };

  const there = state.app(request.place, person.id) !== 'absent';
  const heard = there && (fromCard || request.place === 'personal' || mentionsApp(request.text));
  const activity = heard || (there && request.place === 'team' && service.hearsChannels())
    ? messageActivity(service.occasion(person, request.place, message.thread), id, { text: request.text, value: request.value, replyTo: request.replyTo })
    : undefined;
  // Nobody looks whether what was not for the app has arrived there.
  service.post({ ...message, activityIds: heard && activity ? [activity.id] : [] }, { activity, request: request.id });
  return state.viewOf(state.message(id) ?? message, person.id);
}

function retry(service: Service, body: unknown): Record<string, never> {
  const request = readRequest(retryRequest, body);
  const message = requireMessage(service, request.messageId, requirePerson(request.person).id);
  const waiting = message.activityIds.flatMap((id) => service.state.waiting(id)?.activity ?? []);
  for (const activity of waiting) service.journal.append({ kind: 'waiting', activity });
  service.delivery.send(waiting);
  service.showMessage(message.id);
  return {};
}

function install(service: Service, body: unknown): Record<string, never> {
  const { person: personId, place, added } = readRequest(installRequest, body);
  const person = requirePerson(personId);
  requireMember(service, place, person);
  const now = service.state.app(place, person.id);
  // Two people pressing one button add it once.
  if (added ? now === 'added' : now === 'absent') return {};
  const base = conversationOf(place, person.id);
  const activities = installActivities(service.occasion(person, place), added);
  const words = `${person.name} ${added ? 'added' : 'removed'} ${localBot.name}.`;
  const line = { ...serviceMessage(service.state.nextId(service.now()), base, service.now(), words), activityIds: activities.map(({ id }) => id) };
  service.journal.append({ kind: 'placed', key: base, app: added ? 'added' : 'absent', activities, message: line });
  service.showPlaces();
  service.showMessage(line.id);
  service.delivery.send(activities);
  return {};
}

function changeTab(service: Service, body: unknown): Record<string, never> {
  const { person: personId, place, id, tab } = readRequest(tabRequest, body);
  const person = requirePerson(personId);
  requireMember(service, place, person);
  if (tab && service.state.app(place, person.id) === 'absent') throw new Refused(409, 'no-app', `${localBot.name} is not here. Add it first, then add the tab.`);
  const before = service.state.tabs(place, person.id).find((one) => one.id === id);
  service.journal.append({ kind: 'tab', key: conversationOf(place, person.id), id, tab: tab && { id, ...tab } });
  // What Teams itself writes into a channel when a tab comes; a change of one it does not mention.
  if (tab && !before) service.post(serviceMessage(service.state.nextId(service.now()), conversationOf(place, person.id), service.now(), `${person.name} added a tab: ${tab.name}.`));
  service.showPlaces();
  return {};
}

/** Everybody in the core group's chat may present; the page that was there goes. */
function putOnStage(service: Service, body: unknown): Record<string, never> {
  const { person: personId, url } = readRequest(stageRequest, body);
  const person = requirePerson(personId);
  requireMember(service, 'core', person);
  service.stage = url === null ? null : { id: service.state.nextId(service.now()), url, by: person.name };
  service.showPlaces();
  return {};
}

function changeRoster(service: Service, body: unknown): Record<string, never> {
  const { person: personId, place, subject: subjectId, member } = readRequest(rosterRequest, body);
  const person = requirePerson(personId);
  const subject = requirePerson(subjectId);
  requireMember(service, place, person);
  const members = service.state.members(place, person.id);
  if (members.includes(subject.id) === member) return {};
  if (!member && members.length === 1) throw new Refused(409, 'last-member', 'Somebody has to stay. Add another person first.');
  const heard = service.state.app(place, person.id) === 'added';
  const activities = heard ? [rosterActivity(service.occasion(person, place), subject, member)] : [];
  const next = member ? [...members, subject.id] : members.filter((id) => id !== subject.id);
  service.journal.append({ kind: 'roster', place, members: next, activities });
  const base = conversationOf(place, person.id);
  const words = subject.id === person.id ? `${person.name} left.` : `${person.name} ${member ? 'added' : 'removed'} ${subject.name}.`;
  service.post({ ...serviceMessage(service.state.nextId(service.now()), base, service.now(), words), activityIds: activities.map(({ id }) => id) });
  service.showPlaces();
  service.delivery.send(activities);
  return {};
}
