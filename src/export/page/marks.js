/* marks.js - how an event looks on the canvas.
 *
 * A moment is a disc; a lasting event a bar; what is only known to a day, a month or a year a
 * pale bar over all of it with a ring in the middle. Hollow: planned; dashed: possible;
 * crossed: denied.
 * SPDX-License-Identifier: MIT */
Dateline.marks = (function () {
  'use strict';

  const RADIUS = 5; /* of a disc with its rim */
  const HALF = 8;   /* half the height of a bar */

  function style(context, event) {
    context.lineWidth = 1.6;
    context.strokeStyle = event.group.color;
    context.fillStyle = event.group.color;
    context.setLineDash(event.status === 'possible' ? [2.5, 2] : []);
  }

  function isHollow(event) {
    return event.status === 'planned' || event.status === 'possible' || event.status === 'denied';
  }

  function disc(context, event, x, y) {
    context.beginPath();
    context.arc(x, y, RADIUS - 0.8, 0, 2 * Math.PI);
    if (isHollow(event)) {
      context.fillStyle = '#fff';
      context.fill();
      context.stroke();
    } else {
      context.fill();
      if (event.basis === 'assumed') ring(context, x, y);
    }
    if (event.status === 'denied') cross(context, x, y);
  }

  /* The date is that of the report. */
  function ring(context, x, y) {
    context.fillStyle = '#fff';
    context.beginPath();
    context.arc(x, y, 1.7, 0, 2 * Math.PI);
    context.fill();
  }

  function cross(context, x, y) {
    context.setLineDash([]);
    context.beginPath();
    context.moveTo(x - 3.4, y + 3.4);
    context.lineTo(x + 3.4, y - 3.4);
    context.stroke();
  }

  function box(context, x0, x1, y, half) {
    context.beginPath();
    context.rect(x0, y - half, x1 - x0, 2 * half);
  }

  /* Known to a month or a year: whiskers over all of it. */
  function vague(context, event, x0, x1, y) {
    context.globalAlpha = 0.16;
    box(context, x0, x1, y, HALF);
    context.fill();
    context.globalAlpha = 1;
    context.setLineDash([]);
    context.lineWidth = 1;
    context.beginPath();
    [x0 + 0.5, x1 - 0.5].forEach(x => {
      context.moveTo(x, y - HALF);
      context.lineTo(x, y + HALF);
    });
    context.stroke();
    style(context, event);
  }

  function bar(context, event, x0, x1, y) {
    box(context, x0, x1, y, HALF);
    if (isHollow(event)) {
      context.fillStyle = '#fff';
      context.fill();
      context.stroke();
    } else {
      context.fill();
    }
    if (event.status === 'denied') cross(context, (x0 + x1) / 2, y);
  }

  /* Where the disc of an item stands: in the middle of what is in view of a vague one. */
  function center(item, left, right) {
    if (!item.event.vague) return item.x0 + RADIUS;
    const from = Math.max(item.x0, left), to = Math.min(item.x1, right);
    return from < to ? (from + to) / 2 : item.x0 + RADIUS;
  }

  function draw(context, event, x0, x1, y, middle) {
    context.save();
    style(context, event);
    const wide = x1 - x0 > 2 * RADIUS + 3;
    if (event.lasting && wide) {
      bar(context, event, x0, x1, y);
    } else {
      if (event.vague && wide) vague(context, event, x0, x1, y);
      disc(context, event, middle, y);
    }
    context.restore();
  }

  /* A bar or whiskers wide enough to hold their own label. */
  function holds(item) {
    return item.x1 - item.x0 > 90 && (item.event.vague || item.event.lasting);
  }

  /* The colour of a label within its bar. */
  function ink(event) {
    return event.lasting && !isHollow(event) ? '#fff' : '#1d2228';
  }

  return { RADIUS, center, draw, holds, ink };
})();
