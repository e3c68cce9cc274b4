"""tests/cli/clients.py - python3-icalendar as a reader of calendars, and what clients of a CalDAV server do.

table FILE...              uid|begin|end|all-day|title|status of every event, in UTC, the end exclusive
wait PORT                  until a server answers there
put PORT PATH FILE         a whole calendar, as an import does it
put-each PORT PATH FILE    each event under the name of its uid
get PORT PATH              the calendar, on standard output
report PORT PATH FROM TO   the uids of the events in [FROM, TO)
"""
import http.client
import re
import sys
import time
from datetime import datetime, timedelta, timezone

import icalendar


def show(moment):
    if isinstance(moment, datetime):
        return moment.astimezone(timezone.utc).strftime('%Y-%m-%dT%H:%M')
    return moment.isoformat()


def table(*files):
    for name in files:
        with open(name, 'rb') as file:
            calendar = icalendar.Calendar.from_ical(file.read())
        for event in calendar.walk('VEVENT'):
            begin = event['DTSTART'].dt
            is_day = not isinstance(begin, datetime)
            end = event['DTEND'].dt if 'DTEND' in event else begin + timedelta(days=is_day)
            assert not event.errors and str(event['TRANSP']) == 'TRANSPARENT', event['UID']
            print('|'.join([str(event['UID']), show(begin), show(end), 'yes' if is_day else 'no', str(event['SUMMARY']), str(event['STATUS'])]))


def request(port, method, path, body=None, **headers):
    connection = http.client.HTTPConnection('127.0.0.1', int(port), timeout=30)
    headers = {'Authorization': 'Basic dTp4', **{name.replace('_', '-'): value for name, value in headers.items()}}
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    text = answer.read()
    if answer.status >= 300:
        sys.exit('%s %s: %s %s' % (method, path, answer.status, text[:500]))
    return text


def wait(port):
    for _ in range(200):
        try:
            http.client.HTTPConnection('127.0.0.1', int(port), timeout=1).connect()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit('no server')


def put(port, path, name):
    with open(name, 'rb') as file:
        request(port, 'PUT', path, file.read(), Content_Type='text/calendar; charset=utf-8')


def put_each(port, path, name):
    with open(name, 'rb') as file:
        text = file.read()
    head = text[:text.index(b'BEGIN:VEVENT')]
    for event in re.findall(rb'BEGIN:VEVENT.*?END:VEVENT\r\n', text, re.S):
        uid = re.search(rb'^UID:(\S+)', event, re.M).group(1).decode()
        request(port, 'PUT', path + uid.replace('@', '%40') + '.ics', head + event + b'END:VCALENDAR\r\n', Content_Type='text/calendar; charset=utf-8')


def get(port, path):
    sys.stdout.buffer.write(request(port, 'GET', path))


def report(port, path, begin, end):
    body = ('<?xml version="1.0"?><c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><c:calendar-data/></d:prop>'
            '<c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"><c:time-range start="%s" end="%s"/>'
            '</c:comp-filter></c:comp-filter></c:filter></c:calendar-query>' % (begin, end))
    answer = request(port, 'REPORT', path, body, Depth='1', Content_Type='application/xml').decode()
    for uid in re.findall(r'^UID:(\S+)', answer, re.M):
        print(uid)


if __name__ == '__main__':
    {'table': table, 'wait': wait, 'put': put, 'put-each': put_each, 'get': get, 'report': report}[sys.argv[1]](*sys.argv[2:])
