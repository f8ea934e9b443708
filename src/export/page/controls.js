/* controls.js - filters, search, the undated tray, the legend, the table.
 *
 * In:  the model; what the reader sets. Out: Dateline.controls, with the filter in force.
 * SPDX-License-Identifier: MIT */
Dateline.controls = (function () {
  'use strict';

  const model = Dateline.model, { el, colored } = Dateline.evidence;
  const $ = id => document.getElementById(id);
  const filter = {
    search: '', actor: '', source: '', confidence: 0, types: new Set(), statuses: new Set(),
  };

  /* A box for each value; what is unticked is in OFF. */
  function boxes(parent, counts, off, changed) {
    for (const [name, n] of counts) {
      const box = el('input', { type: 'checkbox', value: name, change: () => {
        if (box.checked) off.delete(name); else off.add(name);
        changed();
      } });
      box.checked = true;
      parent.append(el('label', null, box, model.words(name), el('span.n', null, String(n))));
    }
  }

  function watch(id, name, read, changed) {
    const input = $(id);
    input.addEventListener('input', () => {
      filter[name] = read(input.value);
      changed();
    });
  }

  function clear(changed) {
    Object.assign(filter, { search: '', actor: '', source: '', confidence: 0 });
    filter.types.clear();
    filter.statuses.clear();
    for (const id of ['search', 'actor', 'source']) $(id).value = '';
    $('confidence').value = 0;
    document.querySelectorAll('fieldset input').forEach(box => { box.checked = true; });
    changed();
  }

  function begin(events, changed) {
    boxes($('types'), model.count(events, e => [e.type]), filter.types, changed);
    boxes($('statuses'), model.count(events, e => [e.status]), filter.statuses, changed);
    for (const [name] of model.count(events, e => e.names).slice(0, 300))
      $('actor-names').append(el('option', { value: name }));
    for (const [name, n] of model.count(events, e => e.by))
      $('source').append(el('option', { value: name }, name + ' (' + n + ')'));
    watch('search', 'search', value => value, changed);
    watch('actor', 'actor', value => value, changed);
    watch('source', 'source', value => value, changed);
    watch('confidence', 'confidence', value => value / 100, changed);
    $('clear').addEventListener('click', () => clear(changed));
    legend();
  }

  function active() {
    return filter.types.size + filter.statuses.size + (filter.actor ? 1 : 0) +
      (filter.source ? 1 : 0) + (filter.confidence > 0 ? 1 : 0) + (filter.search ? 1 : 0);
  }

  const A_PAGE = 43, FEW = 300; /* rows of the table on a sheet; what is not worth a word */

  /* What a printed page leaves out, and why. */
  function onPaper(shown, all) {
    const off = [...filter.types, ...filter.statuses].map(model.words);
    const on = [
      filter.search && 'search: ' + filter.search,
      filter.actor && 'actor: ' + filter.actor,
      filter.source && 'source: ' + filter.source,
      filter.confidence > 0 && 'at least ' + Math.round(filter.confidence * 100) + ' % confident',
      off.length && 'without ' + off.join(', '),
    ].filter(Boolean);
    return shown.length === all.length && !on.length ? '' :
      'Shown: ' + shown.length + ' of ' + all.length + ' events (' + on.join('; ') + ').';
  }

  function showCounts(shown, all) {
    const undated = shown.filter(e => !e.dated).length;
    $('confidence-value').value = Math.round(filter.confidence * 100);
    $('filter-count').textContent = active() ? '(' + active() + ' on)' : '';
    $('figures-count').textContent = '(' + shown.length + (shown.length < FEW ? ')' :
      '; about ' + Math.ceil(shown.length / A_PAGE) + ' pages on paper, with filters fewer)');
    $('paper').textContent = onPaper(shown, all);
    $('summary').textContent = (shown.length === all.length ? '' : shown.length + ' of ') +
      all.length + ' events' + (undated ? ', ' + undated + ' without a date' : '') +
      ', from ' + new Set(shown.flatMap(e => e.reports.map(r => r.article))).size + ' articles';
  }

  /* ---- the tray -------------------------------------------------------------------------- */

  const MOST = 400; /* of the tray; a search narrows it */

  function tray(shown, choose) {
    const undated = shown.filter(e => !e.dated);
    $('tray').hidden = undated.length === 0;
    $('tray-count').textContent = '(' + undated.length +
      (undated.length > MOST ? ', the first ' + MOST : '') + ')';
    $('tray-list').replaceChildren(...undated.slice(0, MOST).map(e => {
      const button = el('button', { type: 'button', 'data-key': e.key, title: e.sentence,
        'aria-pressed': 'false', click: () => choose(e) }, e.sentence);
      return el('li', null, colored(button, e));
    }));
  }

  function pressTray(event) {
    document.querySelectorAll('#tray-list button').forEach(button => {
      button.setAttribute('aria-pressed', String(Boolean(event) && button.dataset.key === event.key));
    });
  }

  /* ---- the legend ---------------------------------------------------------------------------- */

  const SIGNS = [
    ['happened', { status: 'occurred' }],
    ['day of the report only', { status: 'occurred', basis: 'assumed' }],
    ['lasts', { status: 'occurred', lasting: true }],
    ['somewhere within', { status: 'occurred', vague: true }],
    ['planned', { status: 'planned' }],
    ['possible', { status: 'possible' }],
    ['denied', { status: 'denied' }],
  ];

  function sign(event) {
    const canvas = el('canvas', { width: 60, height: 28 }), context = canvas.getContext('2d');
    const wide = event.lasting || event.vague;
    context.scale(2, 2);
    Dateline.marks.draw(context, event, wide ? 1 : 10, wide ? 29 : 20, 7, 15);
    return canvas;
  }

  function legend() {
    const gray = { color: '#444c55' };
    $('legend').append(...SIGNS.map(([text, look]) =>
      el('span', null, sign(Object.assign({ group: gray }, look)), text)));
    $('legend').append(...model.GROUPS.map(group =>
      el('span', null, sign({ status: 'occurred', group: group }), group.name)));
  }

  /* ---- the table, which is there without any script --------------------------------------------- */

  const rows = new Map();

  function beginTable(choose, byKey) {
    for (const row of document.querySelectorAll('#events tbody tr')) {
      const key = row.id;
      rows.set(key, row);
      row.removeAttribute('id'); /* an address with a key leads to the evidence now */
      row.classList.add('live-row');
      row.addEventListener('click', () => choose(byKey.get(key)));
    }
  }

  function table(shown) {
    const keys = new Set(shown.map(e => e.key));
    rows.forEach((row, key) => { row.hidden = !keys.has(key); });
  }

  function markRow(event) {
    rows.forEach((row, key) => row.classList.toggle('chosen', Boolean(event) && key === event.key));
  }

  return { begin, beginTable, filter, markRow, pressTray, showCounts, table, tray };
})();
