/* model.js - the events of the page: read, grouped into lanes, filtered.
 *
 * In:  the JSON of the element "data". Out: Dateline.model.
 * Text of articles is only ever text here: it reaches the page by textContent alone.
 * SPDX-License-Identifier: MIT */
window.Dateline = {};

Dateline.model = (function () {
  'use strict';

  const DAY = 86400000;

  /* Types of event in groups that share a colour; what no group names is "other". */
  const GROUPS = [
    { name: 'talks and visits', color: '#1f5fa8', types: ['talk_round', 'meeting', 'visit'] },
    { name: 'agreement and relief', color: '#1d7a4c',
      types: ['agreement', 'ceasefire', 'release', 'aid', 'withdrawal', 'cooperation'] },
    { name: 'proposals and demands', color: '#7a4aa0', types: ['proposal', 'demand', 'rejection'] },
    { name: 'statements', color: '#6b7680', types: ['statement'] },
    { name: 'violence and pressure', color: '#b3341f',
      types: ['attack', 'threat', 'deployment', 'detention', 'sanction', 'restriction', 'protest'] },
    { name: 'politics and law', color: '#9a6a00',
      types: ['election', 'appointment', 'legal_action', 'relations'] },
    { name: 'other', color: '#444c55', types: [] },
  ];

  /* The length of one unit of a grain; a span no longer than that is one moment somewhere
   * within it, not a duration. */
  const GRAINS = {
    minute: 60000, hour: 3600000, part: DAY / 2, day: DAY, week: 7 * DAY, month: 31 * DAY,
    quarter: 92 * DAY, year: 366 * DAY, decade: 3653 * DAY, century: 36525 * DAY,
  };

  const BASIS = {
    explicit: 'The article gives this date.',
    published: 'Reckoned from the day the article was published.',
    context: 'Reckoned from another date in the article.',
    assumed: 'The day of the report: the article gives no date of its own.',
  };

  const MAX_LANES = 14;

  function fold(text) {
    return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  }

  function words(name) {
    return name.replace(/_/g, ' ');
  }

  function groupOf(type) {
    return GROUPS.find(g => g.types.includes(type)) || GROUPS[GROUPS.length - 1];
  }

  function haystack(event) {
    const parts = [event.sentence, event.when, event.type, event.place || ''];
    event.actors.forEach(a => parts.push(a[2]));
    event.details.forEach(d => parts.push(String(d[1])));
    event.reports.forEach(r => parts.push(r.text.join(''), r.by, r.title || ''));
    return fold(parts.join('\n'));
  }

  function setTimes(event) {
    event.dated = Boolean(event.begins);
    if (!event.dated) return;
    event.t0 = Date.parse(event.begins + 'Z');
    event.t1 = Math.max(Date.parse(event.ends + 'Z'), event.t0);
    const unit = GRAINS[event.grain] || DAY;
    event.vague = event.approx || event.t1 - event.t0 <= unit;
    event.lasting = !event.vague && event.t1 - event.t0 > DAY;
  }

  function prepare(event, index) {
    event.index = index;
    setTimes(event);
    event.group = groupOf(event.type);
    event.names = [...new Set(event.actors.map(a => a[2]))];
    event.by = [...new Set(event.reports.map(r => r.by))];
    event.hay = haystack(event);
    return event;
  }

  function read(element) {
    const data = JSON.parse(element.textContent);
    data.events = data.events.map(prepare);
    data.byKey = new Map(data.events.map(e => [e.key, e]));
    return data;
  }

  /* [[name, number of events], ...], the most frequent first. */
  function count(events, namesOf) {
    const counts = new Map();
    for (const event of events)
      for (const name of namesOf(event)) counts.set(name, (counts.get(name) || 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  }

  const KINDS = {
    type: { of: e => [e.type], label: words, rest: 'other types' },
    actor: { of: e => e.names, label: n => n, rest: 'others and nobody named' },
    source: { of: e => e.by, label: n => n, rest: 'other sources' },
  };

  function typeOrder(name) {
    const group = groupOf(name);
    return GROUPS.indexOf(group) * 100 + group.types.indexOf(name);
  }

  /* Lanes of a kind: [{name, label, events}], an event in each lane that it belongs to, and
   * what fits into none in a last one. */
  function lanes(events, kind) {
    const how = KINDS[kind];
    const names = count(events, how.of).slice(0, MAX_LANES).map(c => c[0]);
    if (kind === 'type') names.sort((a, b) => typeOrder(a) - typeOrder(b));
    const all = names.map(name => ({ name: name, label: how.label(name), events: [] }));
    const byName = new Map(all.map(lane => [lane.name, lane]));
    const rest = { name: '', label: how.rest, events: [] };
    for (const event of events) {
      const mine = how.of(event).map(name => byName.get(name)).filter(Boolean);
      (mine.length ? mine : [rest]).forEach(lane => lane.events.push(event));
    }
    return rest.events.length ? all.concat(rest) : all;
  }

  /* FILTER: {search, actor, source, confidence (0..1), types and statuses that are off}. */
  function passes(event, filter, wanted) {
    return !filter.types.has(event.type) && !filter.statuses.has(event.status) &&
      event.confidence >= filter.confidence &&
      (!filter.source || event.by.includes(filter.source)) &&
      (!filter.actor || event.names.some(n => fold(n).includes(filter.actor))) &&
      wanted.every(word => event.hay.includes(word));
  }

  function filtered(events, filter) {
    const wanted = fold(filter.search).split(/\s+/).filter(Boolean);
    const folded = Object.assign({}, filter, { actor: fold(filter.actor.trim()) });
    return events.filter(event => passes(event, folded, wanted));
  }

  /* Other events that the same reports' articles tell on the same days, or that share the
   * actors: what to look at next. */
  function related(event, events) {
    const near = e => event.dated && e.dated && Math.abs(e.t0 - event.t0) < 4 * DAY;
    const score = e => e.names.filter(n => event.names.includes(n)).length + (near(e) ? 1 : 0);
    return events
      .filter(e => e !== event && e.names.some(n => event.names.includes(n)) && near(e))
      .sort((a, b) => score(b) - score(a) || a.index - b.index)
      .slice(0, 5);
  }

  return { BASIS, DAY, GROUPS, count, filtered, lanes, read, related, words };
})();
