// tests/cli/clients.cjs FILE - the events of a calendar as ical.js reads them: uid|begin|end|all-day|title|status, in UTC.
const ICAL = require('ical.js');
const calendar = new ICAL.Component(ICAL.parse(require('fs').readFileSync(process.argv[2], 'utf8')));
for (const zone of calendar.getAllSubcomponents('vtimezone'))
  ICAL.TimezoneService.register(zone);
const show = (time) => time.isDate ? time.toString() : time.convertToZone(ICAL.Timezone.utcTimezone).toString().slice(0, 16);
for (const component of calendar.getAllSubcomponents('vevent')) {
  const event = new ICAL.Event(component);
  if (component.getFirstPropertyValue('transp') !== 'TRANSPARENT')
    throw new Error(event.uid + ' makes its reader busy');
  console.log([event.uid, show(event.startDate), show(event.endDate), event.startDate.isDate ? 'yes' : 'no', event.summary,
               component.getFirstPropertyValue('status')].join('|'));
}
