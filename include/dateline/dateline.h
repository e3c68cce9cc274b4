/* include/dateline/dateline.h - all of it. See each header: they are the manual. */
#ifndef DATELINE_DATELINE_H
#define DATELINE_DATELINE_H

#include <dateline/arena.h>
#include <dateline/article.h>
#include <dateline/corrections.h>
#include <dateline/dates.h>
#include <dateline/error.h>
#include <dateline/event.h>
#include <dateline/extract.h>
#include <dateline/lexicon.h>
#include <dateline/query.h>
#include <dateline/render.h>
#include <dateline/sink.h>
#include <dateline/span.h>
#include <dateline/store.h>
#include <dateline/timeline.h>
#include <dateline/when.h>
#include <dateline/zone.h>

#define DATELINE_VERSION "0.1.0"

#endif
