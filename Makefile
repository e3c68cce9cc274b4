# dateline - `make demo` and `make check` do everything on a fresh machine; `make help` lists the rest.
# Nothing is generated in the source tree: all objects, tables and programs are under $(B).
# The user's CFLAGS, CPPFLAGS and LDFLAGS are added to ours.

B       ?= build
PREFIX  ?= /usr/local
DESTDIR ?=
LIBDIR  ?= $(PREFIX)/lib
VERSION := $(shell sed -n 's/.*DATELINE_VERSION "\(.*\)"/\1/p' include/dateline/dateline.h)
SONAME  := 0
PKG_CONFIG ?= pkg-config
CORPUS  ?= ../shared/corpus
TOOLS   ?= ../shared/tools
JOBS    := $(shell nproc 2>/dev/null || echo 2)

# ---- what must be there: a pkg-config name and Debian's package of it, and programs likewise ----
CORE_PKGS := jansson
IO_PKGS   := libical cairo pango pangocairo pangoft2 fontconfig harfbuzz-subset sqlite3 libxml-2.0 zlib
TEST_PKGS := cmocka
MORE_PKGS := gmime-3.0
PACKAGE_OF_jansson      := libjansson-dev
PACKAGE_OF_libical      := libical-dev
PACKAGE_OF_cairo        := libcairo2-dev
PACKAGE_OF_pango        := libpango1.0-dev
PACKAGE_OF_pangocairo   := libpango1.0-dev
PACKAGE_OF_pangoft2     := libpango1.0-dev
PACKAGE_OF_fontconfig   := libfontconfig-dev
PACKAGE_OF_harfbuzz-subset := libharfbuzz-dev
PACKAGE_OF_sqlite3      := libsqlite3-dev
PACKAGE_OF_libxml-2.0   := libxml2-dev
PACKAGE_OF_zlib         := zlib1g-dev
PACKAGE_OF_cmocka       := libcmocka-dev
# built in if it is there; e-mail is not read without it
PACKAGE_OF_gmime-3.0    := libgmime-3.0-dev

WARN   := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wundef -Wvla \
          -Wwrite-strings -Wcast-qual -Wformat=2 -Wno-unused-parameter -Werror=implicit-function-declaration
ifdef CI
WARN   += -Werror
endif
OPT    ?= -O3 -g
# LTO=1, with gcc: each program and library optimised as one, 3 to 4 % fewer instructions, half a minute to link each
ifdef LTO
AR      = gcc-ar
WHOLE_OPT = -flto=auto -ffat-lto-objects -frandom-seed=$@
endif
ALLC    = -std=c11 -D_GNU_SOURCE -Iinclude -I. -Isrc -I$(B)/gen $(OPT) $(WHOLE_OPT) $(WARN) -fPIC -fno-semantic-interposition -pthread -MMD -MP $(SAN) $(CPPFLAGS) $(CFLAGS)
ALLL    = $(if $(LTO),$(OPT) $(WHOLE_OPT)) $(SAN) -pthread -Wl,--as-needed $(LDFLAGS)
# the loader looks each name up in one library after the other: first where most are, so that the command starts sooner
FIRST_LIBS = $(if $(SAN),,-lc)
# a library that needs what it does not name is an error here, not in another's program (sanitizers leave theirs open)
WHOLE   = $(if $(SAN),,-Wl,-z,defs)
CORE_CFLAGS = $(shell $(PKG_CONFIG) --cflags $(CORE_PKGS) 2>/dev/null)
CORE_LIBS   = $(shell $(PKG_CONFIG) --libs $(CORE_PKGS) 2>/dev/null) -lm
IO_CFLAGS   = $(shell $(PKG_CONFIG) --cflags $(IO_PKGS) 2>/dev/null)
IO_LIBS     = $(shell $(PKG_CONFIG) --libs $(IO_PKGS) 2>/dev/null)
MORE_CFLAGS = $(shell $(PKG_CONFIG) --exists $(MORE_PKGS) 2>/dev/null && { echo -DHAVE_GMIME; $(PKG_CONFIG) --cflags $(MORE_PKGS); })
TEST_CFLAGS = $(shell $(PKG_CONFIG) --cflags $(TEST_PKGS) 2>/dev/null)
TEST_LIBS   = $(shell $(PKG_CONFIG) --libs $(TEST_PKGS) 2>/dev/null)

comma := ,
# V=1 shows the commands
ifdef V
Q =
say = @:
else
Q = @
say = @printf '  %-5s %s\n'
endif

# ---- what is built from what ----
TABLE_TSV  := $(sort $(wildcard src/lang/*/*.tsv src/facts/*.tsv))
TYPES_TSV  := timelines/event_types.tsv
WORDS_TSV  := timelines/words.tsv
AGENCY_TSV := timelines/agencies.tsv
SPELL_TSV  := timelines/spellings.tsv
LETTER_TSV := timelines/letters.tsv
LISTS_TSV  := src/lang/en/word_lists.tsv
LOOK_TSV   := $(wildcard render/look.tsv)
SCHEMA_SQL := timelines/schema.sql
TOOL_SRC   := $(wildcard src/tables/*.c src/base/*.c) $(patsubst %,src/find/%.c,tokens sentences word_lists dates_grammar dates_match dates_atoms dates_atoms_clock dates_atoms_around) timelines/when.c
CORE_SRC   := $(wildcard src/base/*.c src/find/*.c src/extract/*.c) src/tables/builder.c src/tables/builder_words.c src/tables/tsv.c src/tables/schema.c \
              $(filter-out timelines/store%.c,$(wildcard timelines/*.c))
IO_SRC     := $(wildcard src/read/*.c timelines/store*.c render/*.c)
CLI_SRC    := $(wildcard src/cli/*.c)
CORE_OBJ   := $(CORE_SRC:%.c=$(B)/%.o) $(B)/gen/tables.o
IO_OBJ     := $(IO_SRC:%.c=$(B)/%.o)
CLI_OBJ    := $(CLI_SRC:%.c=$(B)/%.o)
TOOL_OBJ   := $(TOOL_SRC:%.c=$(B)/tool/%.o)
C_TESTS    := $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/table/*.c tests/property/*.c tests/api/*.c tests/fuzz/*.c tests/quality/*.c))
SH_TESTS   := $(sort $(wildcard tests/cli/*.t tests/golden/*.t tests/quality/*.t))

PROGRAM := $(B)/dateline
LIBS    := $(B)/libdateline.a $(B)/libdateline.so $(B)/libdateline-io.a $(B)/libdateline-io.so

.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all help deps demo check check-only asan tsan fuzz score bench facts-sample install uninstall deb clean gallery soak

all: $(PROGRAM) $(LIBS)

help:
	@echo 'make            build $(PROGRAM) and the libraries'
	@echo 'make deps       install what pkg-config does not find (Debian)'
	@echo 'make demo       deps, build, and the main job on tests/articles'
	@echo 'make check      deps, build, all tests; UPDATE=1 rewrites golden outputs'
	@echo 'make asan       all tests under AddressSanitizer and UBSan'
	@echo 'make tsan       the command with many threads under ThreadSanitizer'
	@echo 'make fuzz       TARGET=article|edtf|table|lines SECONDS=60'
	@echo 'make score      quality on $(CORPUS) (CORPUS=DIR; ERRORS=1 lists every error)'
	@echo 'make soak       random sets of events by the ten thousand, streams of a gigabyte'
	@echo 'make bench      speed, instructions per byte, start-up, memory'
	@echo 'make install    PREFIX=$(PREFIX) LIBDIR=$(LIBDIR) DESTDIR='
	@echo 'make deb        Debian packages, checked by lintian'

# ---- objects ----
$(B)/src/read/%.o $(B)/render/%.o $(B)/src/cli/%.o: ALLC += $(IO_CFLAGS)
$(B)/src/read/mail.o: ALLC += $(MORE_CFLAGS)
$(B)/%.o: %.c | $(B)/gen/word_lists.inc
	@mkdir -p $(@D)
	$(say) CC $<
	$(Q)$(CC) $(ALLC) $(CORE_CFLAGS) -c -o $@ $<
$(B)/timelines/store%.o: timelines/store%.c | $(B)/gen/word_lists.inc
	@mkdir -p $(@D)
	$(say) CC $<
	$(Q)$(CC) $(ALLC) $(CORE_CFLAGS) $(IO_CFLAGS) -c -o $@ $<
$(B)/timelines/event.o: $(B)/gen/event_types.inc
$(B)/timelines/sketch.o: $(B)/gen/words.inc
$(B)/timelines/voices.o: $(B)/gen/agencies.inc
$(B)/timelines/names.o: $(B)/gen/spellings.inc
$(B)/timelines/transcribe.o: $(B)/gen/letters.inc
$(B)/render/look.o: $(B)/gen/look.inc
$(B)/timelines/store_db.o: $(B)/gen/schema.inc

# the table compiler runs on this machine, without sanitizers, and knows every .tsv
$(B)/tool/%.o: %.c | $(B)/gen/word_lists.inc
	@mkdir -p $(@D)
	$(say) CC '$< (table compiler)'
	$(Q)$(CC) -std=c11 -D_GNU_SOURCE -Iinclude -I. -Isrc -I$(B)/gen $(WARN) -O2 -g -pthread -MMD -MP $(CPPFLAGS) $(CFLAGS) -c -o $@ $<
$(B)/mktables: $(TOOL_OBJ)
	$(say) LD $@
	$(Q)$(CC) -pthread $(LDFLAGS) -o $@ $^
$(B)/gen/tables.c: $(B)/mktables $(TABLE_TSV)
	@mkdir -p $(@D)
	$(say) TABLE $@
	$(Q)$(B)/mktables lexicon $@ $(TABLE_TSV)
$(B)/gen/event_types.inc: $(B)/mktables $(TYPES_TSV)
	@mkdir -p $(@D)
	$(say) TABLE $@
	$(Q)$(B)/mktables rows $@ $(TYPES_TSV)
$(B)/gen/words.inc: $(B)/mktables $(WORDS_TSV)
	@mkdir -p $(@D)
	$(B)/mktables rows $@ $(WORDS_TSV)
$(B)/gen/agencies.inc: $(B)/mktables $(AGENCY_TSV)
	@mkdir -p $(@D)
	$(B)/mktables rows $@ $(AGENCY_TSV)
$(B)/gen/spellings.inc: $(B)/mktables $(SPELL_TSV)
	@mkdir -p $(@D)
	$(B)/mktables rows $@ $(SPELL_TSV)
$(B)/gen/letters.inc: $(B)/mktables $(LETTER_TSV)
	@mkdir -p $(@D)
	$(B)/mktables rows $@ $(LETTER_TSV)
$(B)/gen/look.inc: $(B)/mktables $(LOOK_TSV)
	@mkdir -p $(@D)
	$(say) TABLE $@
	$(Q)$(B)/mktables rows $@ $(LOOK_TSV)
# a name in C for each list of words
$(B)/gen/word_lists.inc: $(LISTS_TSV)
	@mkdir -p $(@D)
	$(Q)sed '/^#/d; s/[[:blank:]].*//; y/abcdefghijklmnopqrstuvwxyz/ABCDEFGHIJKLMNOPQRSTUVWXYZ/; s/.*/DLN_LIST_&,/; /^DLN_LIST_LIST,$$/d' $< > $@
# a string of C for each version of the store
$(B)/gen/schema.inc: $(SCHEMA_SQL)
	@mkdir -p $(@D)
	$(Q)sed -e 's/^-- version 1$$/""/; s/^-- version [0-9]*.*$$/,""/; t' -e 's/ *--.*//; /^ *$$/d; s/[\\"]/\\&/g; s/.*/"&\\n"/' $< > $@
# a page's style and script as C strings
$(B)/gen/html_%.inc: render/html.%
	@mkdir -p $(@D)
	$(Q)sed 's/\\/\\\\/g; s/"/\\"/g; s/^/"/; s/$$/\\n"/' $< > $@
# the script's digest, by which the page's policy allows it and no other
$(B)/gen/html_digest.inc: render/html.js
	@mkdir -p $(@D)
	$(Q)bytes=$$(sha256sum < $< | awk '{ for (i = 1; i < 64; i += 2) printf "\\%03o", 16 * digit(i) + digit(i + 1) } function digit(at) { return index("0123456789abcdef", substr($$1, at, 1)) - 1 }') && \
	  printf '#define SCRIPT_DIGEST "%s"\n' "$$(printf "$$bytes" | base64)" > $@
$(B)/render/html.o: $(B)/gen/html_css.inc $(B)/gen/html_js.inc $(B)/gen/html_digest.inc
$(B)/gen/tables.o: $(B)/gen/tables.c
	$(say) CC $<
	$(Q)$(CC) -std=c11 -Iinclude -Isrc -O1 -fPIC -c -o $@ $<

# ---- libraries: what the public headers declare is exported, nothing else ----
$(B)/libdateline.a: $(CORE_OBJ)
	$(say) AR $@
	$(Q)rm -f $@; $(AR) rcs $@ $^
$(B)/libdateline-io.a: $(IO_OBJ)
	$(say) AR $@
	$(Q)rm -f $@; $(AR) rcs $@ $^
$(B)/exports.map: $(wildcard include/dateline/*.h)
	@mkdir -p $(@D)
	$(Q){ echo '{ global:'; sed -n 's/^[^ /*#].*[ *]\(dln_[a-z0-9_]*\)(.*/\1;/p' $^ | sort -u; echo 'local: *; };'; } > $@
# the core's internal functions that the second library and the command use (src/base) are linked statically into both
$(B)/libdateline.so.$(SONAME): $(CORE_OBJ) $(B)/exports.map
	$(say) LD $@
	$(Q)$(CC) $(ALLL) -shared $(WHOLE) -Wl,-soname,libdateline.so.$(SONAME) -Wl,--version-script=$(B)/exports.map -o $@ $(CORE_OBJ) $(CORE_LIBS)
$(B)/libdateline-io.so.$(SONAME): $(IO_OBJ) $(B)/libdateline.so.$(SONAME) $(B)/libdateline.a
	$(say) LD $@
	$(Q)$(CC) $(ALLL) -shared $(WHOLE) -Wl,-soname,libdateline-io.so.$(SONAME) -Wl,--version-script=$(B)/exports.map -Wl,--exclude-libs,ALL \
	  -o $@ $(IO_OBJ) $(B)/libdateline.so.$(SONAME) $(B)/libdateline.a $(IO_LIBS) $(CORE_LIBS)
$(B)/%.so: $(B)/%.so.$(SONAME)
	$(Q)ln -sf $(<F) $@
$(PROGRAM): $(CLI_OBJ) $(B)/libdateline-io.a $(B)/libdateline.a
	$(say) LD $@
	$(Q)$(CC) $(ALLL) -o $@ $^ $(FIRST_LIBS) $(IO_LIBS) $(CORE_LIBS)

# ---- dependencies ----
deps:
	@missing=; for p in $(foreach p,$(CORE_PKGS) $(IO_PKGS) $(TEST_PKGS) $(MORE_PKGS),$(p):$(PACKAGE_OF_$(p))); do \
	  $(PKG_CONFIG) --exists $${p%%:*} 2>/dev/null || missing="$$missing $${p#*:}"; done; \
	for p in $(PKG_CONFIG):pkg-config prove:perl $(firstword $(CC)):gcc fc-list:fontconfig; do \
	  command -v $${p%%:*} >/dev/null 2>&1 || missing="$$missing $${p#*:}"; done; \
	test -f /usr/include/xxhash.h || missing="$$missing libxxhash-dev"; \
	test -f /usr/share/zoneinfo/Europe/Moscow || missing="$$missing tzdata"; \
	fc-list 2>/dev/null | grep -q 'Noto Sans' || missing="$$missing fonts-noto-core"; \
	missing=$$(printf '%s\n' $$missing | sort -u | tr '\n' ' '); \
	if [ -z "$$(echo $$missing)" ]; then exit 0; fi; \
	if ! command -v apt-get >/dev/null 2>&1; then echo "dateline needs: $$missing(Debian's names); please install them" >&2; exit 1; fi; \
	if [ "$$(id -u)" = 0 ]; then sudo=; elif command -v sudo >/dev/null 2>&1; then sudo=sudo; \
	else echo "dateline needs: $$missing; please install them as root: apt-get install $$missing" >&2; exit 1; fi; \
	echo "installing $$missing"; \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$missing >/dev/null 2>&1 || \
	{ $$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; }

# ---- the main job, tests, figures ----
demo: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@mkdir -p $(B)/demo
	$(PROGRAM) timeline tests/articles -o $(B)/demo/timeline.png -o $(B)/demo/timeline.svg -o $(B)/demo/timeline.ics -o $(B)/demo/timeline.json -o -

check: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all $(B)/tests.built
	@$(MAKE) --no-print-directory check-only

$(B)/tests.built: $(C_TESTS)
	@touch $@
check-only: $(PROGRAM) $(C_TESTS)
	@B='$(B)' CC='$(CC)' UPDATE='$(UPDATE)' CORPUS='$(CORPUS)' sh tests/run $(C_TESTS) $(SH_TESTS)
$(B)/tests/%: tests/%.c $(B)/libdateline-io.a $(B)/libdateline.a
	@mkdir -p $(@D)
	$(say) TEST $<
	$(Q)$(CC) $(ALLC) $(CORE_CFLAGS) $(IO_CFLAGS) $(TEST_CFLAGS) -Itests $(ALLL) -o $@ $< $(B)/libdateline-io.a $(B)/libdateline.a $(IO_LIBS) $(CORE_LIBS) $(TEST_LIBS)

# the pictures of README, all from the sample data of the tests, made-up events where that is too thin
GALLERY  = render/gallery
TALKS    = tests/articles --from 2021-06 --to 2022-02 --title 'Russia and the United States talk, June 2021 to February 2022'
MADE_UP  = $(B)/bench/mentions 420 | $(PROGRAM) merge --quiet | $(PROGRAM) render --quiet
gallery: $(PROGRAM) $(B)/bench/mentions
	@mkdir -p $(GALLERY)
	$(PROGRAM) timeline --quiet $(TALKS) -o $(GALLERY)/timeline.png -o $(GALLERY)/timeline.svg
	$(PROGRAM) timeline --quiet $(TALKS) --chart slide --dpi 144 -o $(GALLERY)/slide-light.png
	$(PROGRAM) timeline --quiet $(TALKS) --chart slide --dpi 144 --theme dark --type meeting,call -o $(GALLERY)/slide-dark.png
	$(MADE_UP) --title 'A dense year (made-up events)' --dpi 144 -o $(GALLERY)/year.png
	$(PROGRAM) render --quiet $(GALLERY)/scripts.ndjson --title 'Eleven events, each in a language of those who took part' --dpi 144 -o $(GALLERY)/scripts.png
	$(PROGRAM) timeline --quiet tests/articles --at 2022-01-21 --type meeting --min-confidence 0.5 --limit 1 --dpi 144 -o $(GALLERY)/one.png

asan: deps
	@ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 UBSAN_OPTIONS=print_stacktrace=1 \
	 LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0 \
	 $(MAKE) --no-print-directory check B=$(B)/asan OPT='-O1 -g -fno-omit-frame-pointer' SAN='-fsanitize=address,undefined -fno-sanitize-recover=undefined'

# coverage-guided, with clang: make fuzz TARGET=article SECONDS=60
TARGET  ?= article
SECONDS ?= 60
fuzz:
	@mkdir -p $(B)/fuzz/corpus-$(TARGET)
	@$(MAKE) --no-print-directory -j$(JOBS) B=$(B)/fuzz CC=clang OPT='-O1 -g' SAN='-fsanitize=fuzzer-no-link,address,undefined' $(B)/fuzz/libdateline.a
	clang $(ALLC) -O1 -fsanitize=fuzzer,address,undefined -DFUZZ -Itests -o $(B)/fuzz/$(TARGET) tests/fuzz/$(TARGET).c $(B)/fuzz/libdateline.a $(CORE_LIBS)
	$(B)/fuzz/$(TARGET) -max_total_time=$(SECONDS) -max_len=4096 $(B)/fuzz/corpus-$(TARGET)

# the command under ThreadSanitizer, many threads over the sample articles
tsan:
	@$(MAKE) --no-print-directory -j$(JOBS) B=$(B)/tsan OPT='-O1 -g' SAN='-fsanitize=thread' all
	$(B)/tsan/dateline extract --quiet -j8 tests/articles tests/quality/articles.ndjson >/dev/null

# what takes minutes: ten thousand made-up charts in each form, runs killed in the middle, streams of a gigabyte
soak: deps
	@$(MAKE) --no-print-directory -j$(JOBS) all $(B)/tests/property/layout
	@failed=0; for part in 1-5000 5001-10000; do CHARTS=$$part $(B)/tests/property/layout >$(B)/soak-$$part.log 2>&1 & all="$$all $$!"; done; \
	for one in $$all; do wait $$one || failed=1; done; grep -h 'ERROR\|FAILED' $(B)/soak-*.log; exit $$failed
	KILLS=500 B=$(B) sh tests/run tests/cli/faults.t
	MB=1000 B=$(B) sh tests/run tests/cli/large.t

score: $(PROGRAM)
	@B='$(B)' CORPUS='$(CORPUS)' TOOLS='$(TOOLS)' ERRORS='$(ERRORS)' sh tests/score
bench: $(PROGRAM) $(B)/bench/measure $(B)/bench/corpus $(B)/bench/mentions $(B)/bench/pages $(B)/bench/store $(B)/bench/calendar
	@B='$(B)' sh tests/bench/run
$(B)/bench/%: tests/bench/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALLC) $(CORE_CFLAGS) $(ALLL) -o $@ $< $(CORE_LIBS) -lz
$(B)/bench/store $(B)/bench/calendar: $(B)/bench/%: tests/bench/%.c $(B)/libdateline-io.a $(B)/libdateline.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALLC) $(CORE_CFLAGS) $(ALLL) -o $@ $^ $(IO_LIBS) $(CORE_LIBS)
facts-sample:
	@for f in src/facts/*.tsv; do grep -v '^#' $$f | tail -n +2 | sed "s|^|$${f##*/}: |"; done | shuf -n 50

# where things go is known when they are installed, not before
define pkgconfig
	printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$(LIBDIR)' 'includedir=$${prefix}/include' '' 'Name: $(1)' 'Description: $(2)' 'Version: $(VERSION)' \
	  $(3) 'Libs: -L$${libdir} -l$(1)' 'Cflags: -I$${includedir}' > $(DESTDIR)$(LIBDIR)/pkgconfig/$(1).pc
	chmod 644 $(DESTDIR)$(LIBDIR)/pkgconfig/$(1).pc
endef
SHARE = $(DESTDIR)$(PREFIX)/share
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(LIBDIR)/pkgconfig $(DESTDIR)$(PREFIX)/include/dateline $(SHARE)/dateline $(SHARE)/doc/dateline/examples
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/
	install -m 644 $(B)/libdateline.a $(B)/libdateline-io.a $(DESTDIR)$(LIBDIR)/
	install -m 644 $(B)/libdateline.so.$(SONAME) $(B)/libdateline-io.so.$(SONAME) $(DESTDIR)$(LIBDIR)/
	cd $(DESTDIR)$(LIBDIR) && ln -sf libdateline.so.$(SONAME) libdateline.so && ln -sf libdateline-io.so.$(SONAME) libdateline-io.so
	$(call pkgconfig,dateline,diplomatic events in news articles: values$(comma) extraction$(comma) merging,'Requires.private: $(CORE_PKGS)' 'Libs.private: -lm -pthread')
	$(call pkgconfig,dateline-io,dateline: readers$(comma) store and renderers,'Requires: dateline' 'Requires.private: $(IO_PKGS)')
	install -m 644 include/dateline/*.h $(DESTDIR)$(PREFIX)/include/dateline/
	install -m 644 include/dateline/*.schema.json $(SHARE)/dateline/
	for f in src/cli/examples/*; do sed 's,/usr/\(share\|bin\),$(PREFIX)/\1,' $$f > $(SHARE)/doc/dateline/examples/$${f##*/}; done
	chmod 644 $(SHARE)/doc/dateline/examples/*; chmod 755 $(SHARE)/doc/dateline/examples/dateline-nightly
	install -D -m 644 src/cli/dateline.1 $(SHARE)/man/man1/dateline.1
	install -D -m 644 src/cli/dateline.bash $(SHARE)/bash-completion/completions/dateline
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/dateline $(DESTDIR)$(LIBDIR)/libdateline.* $(DESTDIR)$(LIBDIR)/libdateline-io.* \
	  $(DESTDIR)$(LIBDIR)/pkgconfig/dateline.pc $(DESTDIR)$(LIBDIR)/pkgconfig/dateline-io.pc $(SHARE)/man/man1/dateline.1 \
	  $(SHARE)/bash-completion/completions/dateline
	rm -rf $(DESTDIR)$(PREFIX)/include/dateline $(SHARE)/dateline $(SHARE)/doc/dateline

# Debian packages into $(B)/deb, and lintian over them
deb:
	@for p in dpkg-buildpackage:dpkg-dev dh:debhelper lintian:lintian; do command -v $${p%%:*} >/dev/null || \
	  { echo "packages are made with $${p%%:*}: apt-get install $${p#*:}" >&2; exit 1; }; done
	rm -rf $(B)/deb; mkdir -p $(B)/deb/dateline-$(VERSION)
	cp -r src include timelines render Makefile README.md CHANGELOG.md LICENSE NOTICE $(B)/deb/dateline-$(VERSION)/
	cp -r src/cli/debian $(B)/deb/dateline-$(VERSION)/debian
	printf 'dateline (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md.\n\n -- The dateline authors <dateline@users.noreply.github.com>  %s\n' \
	  '$(VERSION)' 'Wed, 25 Nov 2026 00:00:00 +0000' > $(B)/deb/dateline-$(VERSION)/debian/changelog
	cd $(B)/deb/dateline-$(VERSION) && env -u MAKEFLAGS -u MFLAGS dpkg-buildpackage -b -us -uc -j$(JOBS) >../log 2>&1 || { tail -30 ../log; exit 1; }
	cd $(B)/deb && lintian --fail-on error,warning --allow-root *.deb
	@ls $(B)/deb/*.deb
clean:
	rm -rf $(B)

-include $(CORE_OBJ:.o=.d) $(IO_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(TOOL_OBJ:.o=.d) $(C_TESTS:=.d)
