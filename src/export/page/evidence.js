/* evidence.js - the panel of one event: what it is, and every report word for word.
 *
 * In:  an event. Out: Dateline.evidence. Everything is built of elements and text nodes.
 * SPDX-License-Identifier: MIT */
Dateline.evidence = (function () {
  'use strict';

  const model = Dateline.model;

  /* An element: tag.class, attributes, children (elements or text). */
  function el(what, attributes, ...children) {
    const [tag, name] = what.split('.'), node = document.createElement(tag);
    if (name) node.className = name;
    for (const [key, value] of Object.entries(attributes || {}))
      if (typeof value === 'function') node.addEventListener(key, value);
      else node.setAttribute(key, value);
    node.append(...children.filter(c => c !== null && c !== undefined && c !== ''));
    return node;
  }

  function colored(node, event) {
    node.style.setProperty('--c', event.group.color);
    return node;
  }

  function fact(list, name, value) {
    if (value === null || value === undefined || value === '') return;
    list.append(el('dt', null, name), el('dd', null, String(value)));
  }

  const NAMES = { when_text: 'In words', plover: 'PLOVER', cameo: 'CAMEO' };

  function facts(event) {
    const list = el('dl'), roles = new Map();
    for (const [role, , name] of event.actors)
      roles.set(role, (roles.get(role) || []).concat(name));
    fact(list, 'Status', event.status);
    fact(list, 'Place', event.place);
    for (const [role, names] of roles) fact(list, model.words(role), names.join(', '));
    for (const [name, value] of event.details) fact(list, NAMES[name] || model.words(name), value);
    fact(list, 'Confidence', Math.round(event.confidence * 100) + ' %');
    fact(list, 'Key', event.key);
    return list;
  }

  /* A link only where the address is one of the web; it was checked when the page was made. */
  function origin(report) {
    const title = report.title || report.uri;
    const named = report.link ? el('a', { href: report.link, rel: 'noopener noreferrer' }, title) : title;
    return el('cite', null, el('b', null, report.by), ', ' + report.on + ', ', named,
      ', characters ' + report.start + '–' + report.end);
  }

  /* What this report says otherwise than the event as a whole. */
  function difference(event, report) {
    const parts = [];
    if (report.status && report.status !== event.status) parts.push('status: ' + report.status);
    if (report.begins && report.begins !== event.begins) parts.push('date: ' + report.when);
    return parts.length ? el('span.differs', null, 'Differs: ' + parts.join('; ')) : null;
  }

  /* Word for word; asterisks that make words bold elsewhere are there, but pale. */
  function quoted(text) {
    return text.split(/(\*\*)/).map(part => (part === '**' ? el('span.markup', null, part) : part));
  }

  function report(event, r) {
    const [before, marked, after] = r.text;
    return el('div.report', null,
      el('blockquote', null, ...quoted(before), marked && el('mark', null, ...quoted(marked)), ...quoted(after)),
      origin(r), difference(event, r));
  }

  function others(events, title, choose) {
    if (!events.length) return [];
    const list = el('ul.others');
    for (const e of events)
      list.append(el('li', null, colored(el('button', { type: 'button', click: () => choose(e) },
        el('b', null, e.when), e.sentence), e)));
    return [el('h3', null, title), list];
  }

  /* How it was answered, and what it answers: links to those events. */
  function replies(list) {
    if (!list || !list.length) return [];
    const items = el('ul', null);
    for (const [said, when, key] of list)
      items.append(el('li', null, el('a', { href: '#' + encodeURIComponent(key) }, said), ', ' + when));
    return [el('h3', null, 'Answers'), items];
  }

  function tools(event, go) {
    return el('div.tools', null,
      el('button', { type: 'button', click: () => go.step(-1), title: 'Previous event' }, '← Earlier'),
      el('button', { type: 'button', click: () => go.step(1), title: 'Next event' }, 'Later →'),
      el('button.right', { type: 'button', click: () => go.choose(null), title: 'Close ( Esc )' }, '✕'));
  }

  /* Fills PANEL with EVENT. GO: {choose, step}; MORE: events of the same place in the chart;
   * NEAR: related ones. */
  function show(panel, event, more, near, go) {
    const n = event.reports.length;
    panel.replaceChildren(
      tools(event, go),
      colored(el('p.kicker', null, model.words(event.type)), event),
      el('h2', null, event.sentence),
      el('p.when', null, event.when),
      el('p.basis', null, event.dated ? model.BASIS[event.basis] || '' : 'No date can be worked out.'),
      facts(event),
      ...replies(event.replies),
      el('h3', null, n === 1 ? 'One report' : n + ' reports, ' + event.by.length + ' sources'),
      ...event.reports.map(r => report(event, r)),
      ...others(more, 'At the same point of the chart', go.choose),
      ...others(near, 'Near it in time, with the same actors', go.choose),
      el('p', null, el('a', { href: '#' + encodeURIComponent(event.key) }, 'Link to this event')));
    panel.scrollTop = 0;
  }

  return { colored, el, show };
})();
