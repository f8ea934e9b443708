/* harness.js - a reader's hands: types, clicks, turns the wheel, presses keys on a timeline
 * page in a frame, and looks at what it shows then.
 *
 * In:  the name of the set of checks behind the "?" of the address. Out: a line for each
 *      check in #result, "ok" or "FAILED" first.
 * SPDX-License-Identifier: MIT */
(function () {
  'use strict';

  const set = location.search.slice(1);
  const lines = [];

  function check(what, good, more) {
    lines.push((good ? 'ok ' : 'FAILED ') + what + (more === undefined ? '' : ': ' + more));
  }

  function same(what, found, wanted) {
    check(what, found === wanted, found === wanted ? undefined : found + ' instead of ' + wanted);
  }

  /* ---- a page in a frame ---------------------------------------------------------------- */

  function Page(frame) {
    const w = frame.contentWindow, d = w.document, canvas = d.getElementById('canvas');
    const $ = id => d.getElementById(id);
    const data = JSON.parse($('data').textContent);
    return {
      w: w, d: d, $: $, canvas: canvas, events: data.events,
      rows: () => [...d.querySelectorAll('#events tbody tr')].filter(r => !r.hidden).length,
      type: (id, text) => {
        $(id).value = text;
        $(id).dispatchEvent(new w.Event('input', { bubbles: true }));
      },
      pick: (id, value) => {
        $(id).value = value;
        $(id).dispatchEvent(new w.Event('change', { bubbles: true }));
      },
      press: (key, on) => (on || canvas).dispatchEvent(
        new w.KeyboardEvent('keydown', { key: key, bubbles: true, cancelable: true })),
      mouse: (name, x, y, more) => {
        const box = canvas.getBoundingClientRect();
        const Kind = name === 'wheel' ? w.WheelEvent : w.MouseEvent;
        canvas.dispatchEvent(new Kind(name, Object.assign({ view: w, bubbles: true,
          cancelable: true, clientX: box.left + x, clientY: box.top + y }, more)));
      },
      text: id => $(id).textContent,
      draws: () => w.performance.getEntriesByName('draw').map(e => e.duration),
    };
  }

  /* The middle one: a machine that is busy with other things stalls now and then. */
  function median(numbers) {
    return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
  }

  /* ---- the sample articles ------------------------------------------------------------------ */

  function filters(p) {
    const all = p.events.length;
    same('the table has every event', p.rows(), all);
    check('the summary counts them', p.text('summary').startsWith(all + ' events'));
    p.type('search', 'doha taliban');
    const found = p.rows();
    check('a search narrows', found > 0 && found < all, found);
    check('the summary says so', p.text('summary').startsWith(found + ' of ' + all));
    p.type('search', 'xyzzyplugh');
    check('nothing found is said', !p.$('nothing').hidden && p.rows() === 0);
    p.$('clear').click();
    same('clearing brings all back', p.rows(), all);
    const box = p.d.querySelector('#types input[value="statement"]');
    const statements = p.events.filter(e => e.type === 'statement').length;
    box.click();
    same('a type can be taken out', p.rows(), all - statements);
    box.click();
    p.type('actor', 'taliban');
    check('an actor can be chosen', p.rows() > 0 && p.rows() < all);
    p.type('actor', '');
    p.type('confidence', '90');
    check('confidence narrows', p.rows() < all);
    p.type('confidence', '0');
    for (const kind of ['actor', 'source', 'type']) p.pick('lanes', kind);
    same('lanes change nothing else', p.rows(), all);
  }

  function evidence(p) {
    p.press('ArrowRight');
    const first = p.events.find(e => e.begins);
    const quote = p.d.querySelector('#evidence blockquote');
    check('an arrow key opens the first event', quote !== null);
    same('its words are the article\'s', quote.textContent, first.reports[0].text.join(''));
    same('the span is marked', p.d.querySelector('#evidence mark').textContent, first.reports[0].text[1]);
    same('all reports are there', p.d.querySelectorAll('#evidence .report').length, first.reports.length);
    same('the address names it', decodeURIComponent(p.w.location.hash), '#' + first.key);
    const told = p.events.filter(e => e.reports.length > 1)[0];
    [...p.d.querySelectorAll('#events tbody tr')][p.events.indexOf(told)].click();
    same('a row of the table opens it', p.d.querySelectorAll('#evidence .report').length, told.reports.length);
    p.press('ArrowDown');
    p.press('ArrowUp');
    check('lanes are walked by keys', p.d.querySelector('#evidence blockquote') !== null);
    p.press('Escape');
    check('Escape closes', p.d.querySelector('#evidence blockquote') === null);
    p.press('/', p.d.body);
    same('a slash goes to the search', p.d.activeElement.id, 'search');
  }

  function tray(p) {
    const undated = p.events.filter(e => !e.begins);
    const buttons = p.d.querySelectorAll('#tray-list button');
    same('the tray has what is undated', buttons.length, undated.length);
    buttons[0].click();
    check('it opens evidence, too', p.d.querySelector('#evidence h2').textContent === undated[0].sentence);
    same('and says that it is chosen', buttons[0].getAttribute('aria-pressed'), 'true');
    p.press('Escape');
  }

  /* Moves over the chart until something answers, and clicks there. */
  function pointing(p) {
    let at = null;
    for (let y = 4; y < p.canvas.clientHeight && !at; y += 7)
      for (let x = 130; x < p.canvas.clientWidth && !at; x += 5) {
        p.mouse('mousemove', x, y);
        if (!p.$('tip').hidden) at = [x, y];
      }
    check('pointing at an event shows what it is', at !== null);
    if (at) p.mouse('click', at[0], at[1]);
    check('a click opens it', p.d.querySelector('#evidence blockquote') !== null);
    p.press('Escape');
  }

  function zooming(p) {
    const range = p.text('range');
    for (let i = 0; i < 40; i++) p.mouse('wheel', 500, 50, { deltaY: -200 });
    check('the wheel zooms down to hours', /\d\d:\d\d/.test(p.text('range')), p.text('range'));
    const deep = p.text('range');
    (p.$('earlier').disabled ? p.$('later') : p.$('earlier')).click();
    check('the next event outside the view can be gone to', p.text('range') !== deep);
    p.press('0');
    check('0 shows everything', !/:/.test(p.text('range')));
    p.press('+');
    check('plus zooms', p.text('range') !== range);
    p.$('zoom-all').click();
  }

  function printing(p) {
    p.w.dispatchEvent(new p.w.Event('beforeprint'));
    check('on paper the table is open', p.$('figures').open);
    check('and the chart fits', p.canvas.width <= 700 * p.w.devicePixelRatio);
    p.w.dispatchEvent(new p.w.Event('afterprint'));
    check('afterwards it is as it was', !p.$('figures').open && p.canvas.width > 700);
    same('paper says nothing of filters', p.text('paper'), '');
    const box = p.d.querySelector('#statuses input');
    box.click();
    check('paper says what filters leave out', /^Shown: \d+ of \d+ events \(without /.test(p.text('paper')), p.text('paper'));
    box.click();
  }

  function sample(p) {
    check('the app is there', !p.$('app').hidden);
    filters(p);
    evidence(p);
    tray(p);
    pointing(p);
    zooming(p);
    printing(p);
  }

  /* A page that is opened with a key in its address. */
  function permalink(p) {
    const key = decodeURIComponent(p.w.location.hash.slice(1));
    const event = p.events.find(e => e.key === key);
    same('an address with a key opens the event', p.d.querySelector('#evidence h2').textContent,
      event.sentence);
  }

  /* ---- articles that want to be more than text -------------------------------------------------- */

  function hostile(p) {
    check('there are events', p.events.length > 0, p.events.length);
    for (let i = 0; i < p.events.length; i++)
      [...p.d.querySelectorAll('#events tbody tr')][i].click();
    same('nothing of the articles ran', p.w.hacked, undefined);
    same('no element came from them', p.d.querySelectorAll('img, iframe, object, base, form:not(#bar)').length, 0);
    same('there are the three scripts', p.d.querySelectorAll('script').length, 3);
    const links = [...p.d.querySelectorAll('a')].map(a => a.getAttribute('href'));
    check('no link is a script', !links.some(href => /^\s*javascript/i.test(href)));
    check('the words are all there', p.events.some(e => e.reports.some(r =>
      r.text.join('').includes('</script><script>'))));
    check('no mark of direction is left', !/[\u202a-\u202e\u2066-\u2069]/.test(p.d.body.textContent));
  }

  /* ---- thousands of events ------------------------------------------------------------------------ */

  const SMOOTH = 60, QUICK = 400; /* milliseconds, in a browser that draws in software */

  function large(p) {
    check('there are five thousand events', p.events.length >= 5000, p.events.length);
    p.mouse('wheel', 500, 50, { deltaY: -200 });
    p.w.performance.clearMeasures();
    for (let i = 0; i < 40; i++) p.mouse('wheel', 500, 50, { deltaY: i < 20 ? -150 : 150 });
    const draws = p.draws(), middle = median(draws);
    same('every turn of the wheel is drawn', draws.length, 40);
    check('a zoom is drawn within ' + SMOOTH + ' ms', middle < SMOOTH, middle.toFixed(1) + ' ms');
    const begun = performance.now();
    p.type('search', 'minister oslo');
    const took = performance.now() - begun;
    check('a filter answers within ' + QUICK + ' ms', took < QUICK, took.toFixed(0) + ' ms');
  }

  /* ---- running ---------------------------------------------------------------------------------------- */

  function finish() {
    document.getElementById('result').textContent = lines.join('\n') + '\nend of ' + set;
  }

  function load(address, then) {
    const frame = document.createElement('iframe');
    frame.width = 1400;
    frame.height = 900;
    frame.onload = () => {
      try {
        then(Page(frame));
      } catch (error) {
        check('the checks run through', false, error.stack);
      }
      finish();
    };
    frame.src = address;
    document.body.append(frame);
  }

  const sets = { sample: sample, hostile: hostile, large: large };
  load(set + '.html', p => {
    sets[set](p);
    const last = p.events[p.events.length - 1];
    if (set === 'sample') load('again.html#' + encodeURIComponent(last.key), permalink);
  });
})();
