/* layout.js - where events stand: rows within lanes, labels, clusters.
 *
 * In:  lanes with their dated events, a scale of time, the room there is. Out: items.
 * The layout depends on the zoom and not on the part that is in view, so that nothing jumps
 * while the chart is moved.
 * SPDX-License-Identifier: MIT */
Dateline.layout = (function () {
  'use strict';

  const ROW = 21;       /* pixels of a row */
  const GAP = 7;        /* between two lanes */
  const MARK = 11;      /* width of a moment */
  const BADGE = 16;     /* of the number of those taken in, and of each digit of it */
  const DIGIT = 6.5;
  const BROAD = 150;    /* of a bar */
  const LABEL = 280;    /* the room that is kept for a label */
  const SHORTEST = 34;  /* of a label worth showing */

  /* Rows for each lane: one or two at least, the more events the more, as many as fit. */
  function rowsFor(lanes, height) {
    const free = Math.floor((height - lanes.length * GAP) / ROW);
    const weights = lanes.map(lane => Math.sqrt(lane.events.length));
    const sum = weights.reduce((a, b) => a + b, 0) || 1;
    const least = lane => (lane.events.length > 3 ? 2 : 1);
    const most = lane => Math.max(least(lane), Math.min(9, lane.events.length));
    return lanes.map((lane, i) =>
      Math.max(least(lane), Math.min(most(lane), Math.floor(free * weights[i] / sum))));
  }

  /* Sets lane.top, lane.rows and returns the height of all. */
  function place(lanes, height) {
    let top = GAP / 2;
    const rows = rowsFor(lanes, height);
    lanes.forEach((lane, i) => {
      lane.top = top;
      lane.rows = rows[i];
      lane.height = rows[i] * ROW;
      top += lane.height + GAP;
    });
    return Math.ceil(top);
  }

  function itemOf(event, lane, x0, x1) {
    return { event: event, lane: lane, x0: x0, x1: x1, row: 0, label: 0, more: [] };
  }

  /* The row whose label ends first, if that is before X; else the one whose mark does. */
  function rowAt(rows, x) {
    let best = -1;
    for (let i = 0; i < rows.length; i++) {
      if (rows[i].label <= x) return i;
      if (rows[i].mark + 3 <= x && (best < 0 || rows[i].mark < rows[best].mark)) best = i;
    }
    return best;
  }

  /* The row whose last item takes one in for which there is no room: the nearest. */
  function hostAt(rows, x) {
    let host = rows[0];
    for (const row of rows)
      if (Math.abs(row.last.x0 - x) < Math.abs(host.last.x0 - x)) host = row;
    return host;
  }

  /* Long bars of what is vague leave the lower half of a lane to what is not. */
  function open(rows, item) {
    const broad = item.event.vague && item.x1 - item.x0 > BROAD;
    return broad ? rows.slice(0, Math.ceil(rows.length / 2)) : rows;
  }

  /* Where the disc of an item ends: that of a vague one stands in its middle. */
  function discEnd(item) {
    const middle = (item.x0 + item.x1 + MARK) / 2;
    return item.event.vague ? Math.max(item.x0 + MARK, middle) : item.x0 + MARK;
  }

  function put(rows, item, width) {
    const at = rowAt(open(rows, item), item.x0);
    if (at < 0) {
      const row = hostAt(open(rows, item), item.x0);
      row.last.more.push(item.event);
      const badge = BADGE + DIGIT * (1 + String(row.last.more.length).length);
      row.mark = Math.max(row.mark, discEnd(row.last) + badge);
      return null;
    }
    const row = rows[at];
    if (row.last) row.last.label = Math.min(row.last.label, item.x0 - 6);
    const text = Dateline.marks.holds(item) ? 0 : width(item.event) + 9;
    item.row = at;
    item.label = Infinity; /* until something stands in the way */
    row.mark = item.x1;
    row.label = item.x1 + Math.min(text, LABEL) + 6;
    row.last = item;
    return item;
  }

  function layLane(lane, scale, width) {
    const rows = Array.from({ length: lane.rows },
      () => ({ mark: -Infinity, label: -Infinity, last: null }));
    const items = [];
    for (const event of lane.events) {
      if (!event.dated) continue;
      const x0 = scale(event.t0);
      const item = itemOf(event, lane, x0, Math.max(scale(event.t1), x0 + MARK));
      if (put(rows, item, width)) items.push(item);
    }
    return items;
  }

  /* All items, WIDTH giving the width of an event's label. Events come in order of time. */
  function lay(lanes, scale, width) {
    return lanes.flatMap(lane => layLane(lane, scale, width));
  }

  return { GAP, MARK, ROW, SHORTEST, lay, place };
})();
