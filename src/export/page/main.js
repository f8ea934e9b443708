/* main.js - puts the page together: state, permalinks, keys, printing.
 *
 * SPDX-License-Identifier: MIT */
(function () {
  'use strict';

  const { model, chart, controls, evidence } = Dateline;
  const $ = id => document.getElementById(id);
  const data = model.read($('data'));
  const state = { shown: data.events, chosen: null, kind: 'type' };

  /* ---- choosing an event ------------------------------------------------------------------- */

  const hint = [...$('evidence').childNodes];

  function choose(event, more) {
    state.chosen = event;
    if (event) {
      const go = { choose: e => choose(e), step: step };
      evidence.show($('evidence'), event, (more || []).slice(0, 100), model.related(event, state.shown), go);
      $('live').textContent = event.when + '. ' + event.sentence;
      if (event.dated) chart.reveal(event);
    } else {
      $('evidence').replaceChildren(...hint);
    }
    chart.choose(event);
    controls.pressTray(event);
    controls.markRow(event);
    link(event);
  }

  /* The address names the event: it can be kept, sent, quoted. */
  function link(event) {
    const hash = event ? '#' + encodeURIComponent(event.key) : location.pathname.split('/').pop();
    if (decodeURIComponent(location.hash.slice(1)) !== (event ? event.key : ''))
      try {
        history.replaceState(null, '', hash);
      } catch (e) {
        location.hash = event ? event.key : '';
      }
  }

  function follow() {
    const event = data.byKey.get(decodeURIComponent(location.hash.slice(1)));
    if (event && event !== state.chosen) choose(event);
  }

  function step(by) {
    const dated = state.shown.filter(e => e.dated), at = dated.indexOf(state.chosen);
    const next = dated[at < 0 ? (by > 0 ? 0 : dated.length - 1) : at + by];
    if (next) choose(next);
  }

  /* The event nearest in time in the lane above or below. */
  function stepLane(by) {
    const lanes = state.lanes.filter(lane => lane.events.some(e => e.dated));
    const at = lanes.findIndex(lane => lane.events.includes(state.chosen));
    const lane = lanes[at < 0 ? 0 : at + by];
    if (!lane) return;
    const t = state.chosen && state.chosen.dated ? state.chosen.t0 : lane.events[0].t0;
    const away = e => Math.abs(e.t0 - t);
    choose(lane.events.filter(e => e.dated).reduce((a, b) => (away(b) < away(a) ? b : a)));
  }

  /* ---- showing what passes --------------------------------------------------------------------- */

  function update() {
    state.shown = model.filtered(data.events, controls.filter);
    state.lanes = model.lanes(state.shown, state.kind);
    $('nothing').hidden = state.shown.some(e => e.dated);
    controls.showCounts(state.shown, data.events);
    controls.tray(state.shown, choose);
    controls.table(state.shown);
    chart.set(state.lanes, state.shown);
  }

  function hover(item, found, event) {
    const tip = $('tip');
    tip.hidden = !item;
    if (!item) return;
    const more = item.more.length ? ' … and ' + item.more.length + ' more here' : '';
    tip.replaceChildren(evidence.el('b', null, item.event.when), item.event.sentence + more);
    const box = $('chart').getBoundingClientRect();
    const left = Math.min(event.clientX - box.left + 14, box.width - tip.offsetWidth - 4);
    tip.style.left = Math.max(0, left) + 'px';
    tip.style.top = event.clientY - box.top + 18 + 'px';
  }

  /* ---- keys ---------------------------------------------------------------------------------------- */

  const KEYS = {
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    ArrowDown: () => stepLane(1),
    ArrowUp: () => stepLane(-1),
    PageDown: () => chart.pan(-200),
    PageUp: () => chart.pan(200),
    '+': () => chart.by(1.6),
    '=': () => chart.by(1.6),
    '-': () => chart.by(1 / 1.6),
    '0': () => chart.showAll(),
    Home: () => chart.showAll(),
    Enter: () => $('evidence').focus(),
  };

  function pressed(event) {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      choose(null);
      $('canvas').focus();
    } else if (event.key === '/' && !typing) {
      $('search').focus();
    } else if (event.target === $('canvas') && KEYS[event.key]) {
      KEYS[event.key]();
    } else {
      return;
    }
    event.preventDefault();
  }

  /* ---- paper ----------------------------------------------------------------------------------------- */

  const PAPER = 680; /* pixels across a page */

  function beforePrint() {
    state.open = $('figures').open;
    $('figures').open = true;
    chart.size(PAPER);
  }

  function afterPrint() {
    $('figures').open = state.open;
    chart.size();
  }

  /* ---- the beginning ----------------------------------------------------------------------------------- */

  function wire() {
    Object.assign(chart.on, { choose: choose, hover: hover, move: () => { $('tip').hidden = true; } });
    $('lanes').addEventListener('change', () => {
      state.kind = $('lanes').value;
      update();
    });
    $('zoom-in').addEventListener('click', () => chart.by(1.6));
    $('zoom-out').addEventListener('click', () => chart.by(1 / 1.6));
    $('zoom-all').addEventListener('click', () => chart.showAll());
    $('bar').addEventListener('submit', event => event.preventDefault());
    addEventListener('keydown', pressed);
    addEventListener('resize', () => chart.size());
    addEventListener('hashchange', follow);
    addEventListener('beforeprint', beforePrint);
    addEventListener('afterprint', afterPrint);
  }

  $('app').hidden = false;
  $('figures').open = false;
  $('filters').open = innerWidth > 1180;
  chart.begin(data.events);
  controls.begin(data.events, update);
  controls.beginTable(choose, data.byKey);
  wire();
  update();
  follow();
})();
