(function () {
  'use strict';
  var form = document.getElementById('filters'), count = document.getElementById('count');
  var rows = [].slice.call(document.querySelectorAll('#events tbody tr'));
  var texts = rows.map(function (row) { return fold(row.textContent); });
  var all = form.querySelector('[name=all]');

  function fold(text) {
    return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  }
  function checked(name) {
    return [].slice.call(form.querySelectorAll('[name=' + name + ']:checked')).map(function (box) { return box.value; });
  }
  function apply() {
    var types = checked('type'), states = checked('status'), party = form.elements.party.value;
    var from = form.elements.from.value, to = form.elements.to.value, shown = 0;
    var words = fold(form.elements.words.value).split(/\s+/).filter(Boolean);
    rows.forEach(function (row, i) {
      var d = row.dataset;
      var fits = types.indexOf(d.t) >= 0 && states.indexOf(d.s) >= 0 &&
        (!party || (' ' + d.p + ' ').indexOf(' ' + party + ' ') >= 0) &&
        (!from || !!d.e && d.e >= from) && (!to || !!d.b && d.b <= to) &&
        words.every(function (word) { return texts[i].indexOf(word) >= 0; });
      row.hidden = !fits;
      shown += fits;
    });
    count.textContent = shown === 0 ? 'No event fits.' : shown === rows.length ? 'All ' + shown + ' events.' : shown + ' of ' + rows.length + ' events.';
  }
  function shown() {
    return rows.filter(function (row) { return !row.hidden; }).map(function (row) { return row.querySelector('details'); });
  }
  form.addEventListener('input', apply);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('reset', function () { setTimeout(apply, 0); });
  all.addEventListener('click', function () {
    var opens = all.getAttribute('aria-pressed') !== 'true';
    shown().forEach(function (details) { details.open = opens; });
    all.setAttribute('aria-pressed', String(opens));
  });
  document.getElementById('events').addEventListener('keydown', function (event) {
    var step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!step || event.target.tagName !== 'SUMMARY') return;
    var list = shown(), next = list[list.indexOf(event.target.parentNode) + step];
    if (next) next.firstElementChild.focus();
    event.preventDefault();
  });
  var closed = [];
  window.addEventListener('beforeprint', function () {
    closed = shown().filter(function (details) { return !details.open; });
    closed.forEach(function (details) { details.open = true; });
  });
  window.addEventListener('afterprint', function () {
    closed.forEach(function (details) { details.open = false; });
  });
  form.hidden = false;
  apply();
})();
