/* chart.js - the chart: lanes on a canvas, an axis, the overview with its window.
 *
 * In:  lanes of events. Out: Dateline.chart; what the reader points at or moves is told to
 *      the functions in `on`.
 * SPDX-License-Identifier: MIT */
Dateline.chart = (function () {
  'use strict';

  const layout = Dateline.layout, marks = Dateline.marks, DAY = Dateline.model.DAY;
  const GUTTER = 128;    /* of the lanes' names */
  const BINS = 4;        /* pixels of a bar of the overview */
  const FONT = 'system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif';

  const $ = id => document.getElementById(id);
  const at = {           /* what is shown */
    width: 0, height: 0, lanes: [], events: [], items: [], zoomed: NaN, chosen: null, shown: [],
    transform: null, base: null, all: [], moving: false,
  };
  const on = { choose() {}, hover() {}, move() {} };
  const widths = new Map();
  let canvas, context, zoom, brush, axis;

  /* ---- time ---------------------------------------------------------------------------- */

  function extent(events) {
    const dated = events.filter(e => e.dated);
    if (!dated.length) return [Date.UTC(2000, 0, 1), Date.UTC(2001, 0, 1)];
    const t0 = Math.min(...dated.map(e => e.t0)), t1 = Math.max(...dated.map(e => e.t1));
    const pad = Math.max((t1 - t0) * 0.02, DAY / 2);
    return [t0 - pad, t1 + 3 * pad]; /* labels stand on the right */
  }

  const FORMATS = [
    [d3.utcFormat('%H:%M'), d => d.getUTCHours() || d.getUTCMinutes()],
    [d3.utcFormat('%-d %b'), d => d.getUTCDate() > 1],
    [d3.utcFormat('%b'), d => d.getUTCMonth()],
    [d3.utcFormat('%Y'), () => true],
  ];

  function tick(date) {
    return FORMATS.find(f => f[1](date))[0](date);
  }

  function scale() {
    return at.transform.rescaleX(at.base);
  }

  function spoken(domain) {
    const hours = domain[1] - domain[0] < 3 * DAY;
    const format = d3.utcFormat(hours ? '%-d %b %Y, %H:%M' : '%-d %b %Y');
    return domain.map(format).join(' – ');
  }

  /* ---- drawing --------------------------------------------------------------------------- */

  function width(event) {
    let w = widths.get(event);
    if (w === undefined) widths.set(event, w = context.measureText(event.sentence).width);
    return w;
  }

  /* A longer text is cut where it must be, at the letters' average width. */
  function clip(event, room) {
    const full = width(event);
    if (full <= room) return event.sentence;
    let n = Math.floor(event.sentence.length * (room - 8) / full), text;
    for (;;) { /* letters are narrower and wider than that */
      text = event.sentence.slice(0, n).trimEnd() + '…';
      const over = context.measureText(text).width - room;
      if (over <= 0 || n <= 1) return text;
      n -= Math.max(1, Math.floor(over / 9));
    }
  }

  function relay() {
    if (at.zoomed === at.transform.k) return;
    const k = d3.zoomIdentity.scale(at.transform.k);
    at.items = layout.lay(at.lanes, k.rescaleX(at.base), width);
    at.zoomed = at.transform.k;
  }

  function drawLanes() {
    context.textAlign = 'right';
    at.lanes.forEach((lane, i) => {
      if (i % 2 === 0) {
        context.fillStyle = '#f6f7f8';
        context.fillRect(0, lane.top - layout.GAP / 2, at.width, lane.height + layout.GAP);
      }
      context.fillStyle = '#1d2228';
      let label = lane.label;
      while (label && context.measureText(label).width > GUTTER - 16) label = label.slice(0, -2) + '…';
      context.fillText(label, GUTTER - 10, lane.top + lane.height / 2);
    });
    context.textAlign = 'left';
  }

  function drawGrid() {
    context.strokeStyle = '#e3e6ea';
    context.lineWidth = 1;
    context.beginPath();
    for (const date of scale().ticks(ticks())) {
      const x = Math.round(scale()(date)) + 0.5;
      if (x < GUTTER) continue;
      context.moveTo(x, 0);
      context.lineTo(x, at.height);
    }
    context.stroke();
  }

  function ticks() {
    return Math.max(2, Math.floor((at.width - GUTTER) / 90));
  }

  /* X1 is where its bar ends, END where mark and badge do, LIMIT where the label has to. */
  function drawLabel(item, x0, x1, end, limit, y) {
    if (marks.holds(item)) {
      const from = item.event.vague ? end + 4 : Math.max(x0, GUTTER) + 5;
      const room = Math.min(x1, at.width) - from - 4;
      context.fillStyle = marks.ink(item.event);
      if (room > layout.SHORTEST) context.fillText(clip(item.event, room), from, y);
      return;
    }
    const from = Math.max(x1, end) + 5, room = Math.min(limit, at.width) - from;
    context.fillStyle = '#1d2228';
    if (room > layout.SHORTEST) context.fillText(clip(item.event, room), from, y);
  }

  function drawCluster(item, x, y) {
    const n = '+' + item.more.length;
    context.font = '600 10px ' + FONT;
    const w = context.measureText(n).width + 7;
    if (x + 8 + w > at.width) x -= w + 16; /* at the edge it stands on the left */
    context.fillStyle = '#fff';
    context.strokeStyle = item.event.group.color;
    context.lineWidth = 1;
    context.beginPath();
    context.rect(x + 8, y - 7, w, 14);
    context.fill();
    context.stroke();
    context.fillStyle = item.event.group.color;
    context.fillText(n, x + 11.5, y + 0.5);
    context.font = '12px ' + FONT;
    return x + 8 + w;
  }

  function drawChosen(x0, x1, y) {
    context.strokeStyle = '#14539a';
    context.lineWidth = 2;
    context.beginPath();
    context.rect(x0 - 4, y - 10, x1 - x0 + 8, 20);
    context.stroke();
  }

  function drawItem(item, shift) {
    const x0 = item.x0 + shift, x1 = item.x1 + shift;
    if (x1 < GUTTER - 300 || x0 > at.width) return;
    const y = item.lane.top + (item.row + 0.5) * layout.ROW;
    const middle = marks.center({ event: item.event, x0: x0, x1: x1 }, GUTTER, at.width);
    marks.draw(context, item.event, x0, x1, y, middle);
    const end = item.more.length ? drawCluster(item, middle, y) : middle + marks.RADIUS;
    drawLabel(item, x0, x1, end, item.label + shift, y);
    const chosen = item.event === at.chosen || item.more.includes(at.chosen);
    if (chosen) drawChosen(x0, Math.max(x1, end), y);
    at.shown.push({ item: item, x0: x0 - 3, x1: Math.max(x1, end) + 3, y: y });
  }

  function draw() {
    performance.mark('draw-begins');
    context.font = '12px ' + FONT;
    context.textBaseline = 'middle';
    context.clearRect(0, 0, at.width, at.height);
    relay();
    at.shown = [];
    drawLanes();
    drawGrid();
    context.save();
    context.beginPath();
    context.rect(GUTTER, 0, at.width - GUTTER, at.height);
    context.clip();
    for (const item of at.items) drawItem(item, at.transform.x);
    context.restore();
    drawAxis();
    drawSides();
    performance.measure('draw', 'draw-begins');
  }

  function drawAxis() {
    axis.scale(scale()).ticks(ticks()).tickFormat(tick);
    d3.select('#axis g').call(axis);
    d3.selectAll('#axis .tick').attr('visibility', function () {
      return this.transform.baseVal[0].matrix.e < GUTTER ? 'hidden' : 'visible';
    });
    $('range').textContent = spoken(scale().domain());
  }

  /* What is to be found on either side of the view, on buttons that lead there. */
  function drawSides() {
    const [t0, t1] = scale().domain().map(Number), dated = at.events.filter(e => e.dated);
    at.earlier = dated.filter(e => e.t1 <= t0);
    at.later = dated.filter(e => e.t0 >= t1);
    $('earlier').disabled = !at.earlier.length;
    $('later').disabled = !at.later.length;
    $('earlier').textContent = '◂ ' + at.earlier.length + ' earlier';
    $('later').textContent = at.later.length + ' later ▸';
  }

  /* The view as wide as it is, around the next event on a side. */
  function toSide(event) {
    if (event) d3.select(canvas).call(zoom.translateTo, at.base((event.t0 + event.t1) / 2), 0,
      [(GUTTER + at.width) / 2, 0]);
  }

  /* ---- the overview ------------------------------------------------------------------------ */

  function bins(events) {
    const n = Math.max(10, Math.floor((at.width - GUTTER) / BINS)), counts = new Array(n).fill(0);
    const [t0, t1] = at.base.domain().map(Number);
    for (const e of events)
      if (e.dated) {
        const middle = (e.t0 + e.t1) / 2;
        counts[Math.min(n - 1, Math.max(0, Math.floor((middle - t0) / (t1 - t0) * n)))]++;
      }
    return counts;
  }

  function drawBars(name, counts, most, height) {
    const bar = (at.width - GUTTER) / counts.length, y = d3.scaleSqrt([0, most || 1], [0, height - 4]);
    const filled = counts.map((n, i) => [n, i]).filter(c => c[0]);
    d3.select('#overview').selectAll('rect.' + name).data(filled).join('rect')
      .attr('class', name).attr('x', c => GUTTER + c[1] * bar).attr('width', Math.max(1, bar - 1))
      .attr('y', c => height - y(c[0])).attr('height', c => y(c[0]));
  }

  function drawOverview() {
    const all = bins(at.all), now = bins(at.events), most = Math.max(...all);
    drawBars('bar-all', all, most, 56);
    drawBars('bar-now', now, most, 56);
    d3.select('#overview .brush').raise();
  }

  function moveBrush() {
    const window = at.transform.rescaleX(at.base).domain().map(at.base);
    const left = Math.max(GUTTER, at.base(scale().invert(GUTTER)));
    at.moving = true;
    d3.select('#overview .brush').call(brush.move, [left, Math.min(at.width, window[1])]);
    at.moving = false;
  }

  function brushed(event) {
    const selection = (event && event.selection !== undefined ? event : d3.event).selection;
    if (at.moving) return;
    if (!selection) {
      moveBrush();
      return;
    }
    if (selection[1] - selection[0] < 2) return;
    const k = (at.width - GUTTER) / (selection[1] - selection[0]);
    show(d3.zoomIdentity.translate(GUTTER - selection[0] * k, 0).scale(k));
  }

  /* ---- moving -------------------------------------------------------------------------------- */

  function zoomed(event) {
    at.transform = (event && event.transform ? event : d3.event).transform;
    draw();
    moveBrush();
    on.move();
  }

  function show(transform) {
    d3.select(canvas).call(zoom.transform, transform);
  }

  function by(factor) {
    d3.select(canvas).call(zoom.scaleBy, factor, [(GUTTER + at.width) / 2, 0]);
  }

  function pan(pixels) {
    d3.select(canvas).call(zoom.translateBy, pixels / at.transform.k, 0);
  }

  function showAll() {
    show(d3.zoomIdentity);
  }

  /* Brings a span of time into view, with room on both sides. */
  function showSpan(t0, t1) {
    const middle = at.base((t0 + t1) / 2), span = Math.max(at.base(t1) - at.base(t0), 0);
    const k = Math.min(span ? (at.width - GUTTER) * 0.6 / span : maxScale(), maxScale());
    show(d3.zoomIdentity.translate((GUTTER + at.width) / 2 - middle * k, 0).scale(k));
  }

  /* Moves only as far as the event needs to be seen. */
  function reveal(event) {
    const x = scale()(event.t0);
    if (x < GUTTER + 10 || x > at.width - 60)
      d3.select(canvas).call(zoom.translateTo, at.base(event.t0), 0, [(GUTTER + at.width) / 2, 0]);
  }

  /* Where nearly all events are, if that is a small part of the time they span. */
  function core() {
    const t = at.all.filter(e => e.dated).map(e => e.t0).sort((a, b) => a - b);
    const [from, to] = [t[Math.floor(t.length * 0.04)], t[Math.ceil(t.length * 0.96) - 1]];
    const [t0, t1] = at.base.domain().map(Number);
    const pad = Math.max((to - from) * 0.1, 3 * DAY);
    return t.length > 20 && (to - from + 3 * pad) * 2 < t1 - t0 ? [from - pad, to + 2 * pad] : null;
  }

  function maxScale() {
    const [t0, t1] = at.base.domain();
    return Math.max(1, (t1 - t0) / (DAY / 2));
  }

  /* ---- pointing ---------------------------------------------------------------------------------- */

  function itemAt(x, y) {
    let best = null, distance = 12;
    for (const s of at.shown) {
      const d = Math.max(s.x0 - x, x - s.x1, 0) + Math.abs(s.y - y) / 2;
      if (Math.abs(s.y - y) <= layout.ROW / 2 && d < distance) [best, distance] = [s, d];
    }
    return best;
  }

  function pointed(event) {
    const box = canvas.getBoundingClientRect();
    return itemAt(event.clientX - box.left, event.clientY - box.top);
  }

  function clicked(event) {
    const found = pointed(event);
    if (!found) return;
    const item = found.item, spread = item.more.filter(e => Math.abs(e.t0 - item.event.t0) > DAY / 2);
    if (spread.length && at.transform.k < maxScale() / 1.01)
      showSpan(item.event.t0, Math.max(...item.more.map(e => e.t0)));
    else
      on.choose(item.event, item.more);
  }

  function hovered(event) {
    const found = pointed(event);
    canvas.classList.toggle('over', Boolean(found));
    on.hover(found ? found.item : null, found, event);
  }

  /* ---- size and data ------------------------------------------------------------------------------- */

  function room() {
    const top = canvas.getBoundingClientRect().top + scrollY;
    return Math.max(300, innerHeight - Math.min(top, innerHeight / 2) - 120);
  }

  function size(pixels) {
    const ratio = devicePixelRatio || 1, keep = at.base ? scale().domain() : null;
    at.width = pixels || $('chart').clientWidth;
    at.height = layout.place(at.lanes, room());
    canvas.width = at.width * ratio;
    canvas.height = at.height * ratio;
    canvas.style.height = at.height + 'px';
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const domain = at.base ? at.base.domain() : extent(at.all);
    at.base = d3.scaleUtc(domain, [GUTTER, at.width - 12]);
    at.zoomed = NaN;
    zoom.scaleExtent([1, maxScale()]).extent([[GUTTER, 0], [at.width, at.height]])
      .translateExtent([[GUTTER, 0], [at.width, at.height]]);
    brush.extent([[GUTTER, 0], [at.width, 56]]);
    d3.select('#overview').attr('viewBox', [0, 0, at.width, 56]).select('.brush').call(brush);
    d3.select('#axis').attr('viewBox', [0, 0, at.width, 24]);
    drawOverview();
    const first = keep || core();
    if (first) showDomain(first); else showAll();
  }

  function showDomain(domain) {
    const [x0, x1] = domain.map(at.base), full = at.base.range()[1] - GUTTER;
    const k = Math.max(1, Math.min(maxScale(), full / Math.max(x1 - x0, 1e-9)));
    show(d3.zoomIdentity.translate(GUTTER - x0 * k, 0).scale(k));
  }

  /* LANES of EVENTS, those that pass the filters. */
  function set(lanes, events) {
    at.lanes = lanes;
    at.events = events;
    size();
  }

  function choose(event) {
    at.chosen = event;
    draw();
  }

  function begin(events) {
    canvas = $('canvas');
    context = canvas.getContext('2d');
    context.font = '12px ' + FONT;
    at.all = events;
    at.transform = d3.zoomIdentity;
    axis = d3.axisTop(d3.scaleUtc());
    zoom = d3.zoom().on('zoom', zoomed);
    brush = d3.brushX().on('brush end', brushed);
    d3.select('#overview').append('g').attr('class', 'brush');
    d3.select('#axis').append('g').attr('transform', 'translate(0,23)');
    d3.select(canvas).call(zoom).on('dblclick.zoom', null);
    canvas.addEventListener('click', clicked);
    canvas.addEventListener('mousemove', hovered);
    canvas.addEventListener('mouseleave', () => on.hover(null));
    $('earlier').addEventListener('click', () => toSide(at.earlier[at.earlier.length - 1]));
    $('later').addEventListener('click', () => toSide(at.later[0]));
  }

  return { begin, by, choose, draw, on, pan, reveal, set, showAll, showSpan, size };
})();
