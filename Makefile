# make run     builds everything and serves the seed collections at http://127.0.0.1:8080
# make test    runs every test there is, the browser's too
# make help    lists the rest
#
# Every target installs what it needs on Debian and Ubuntu, given Go, Node and
# make, and says what to install elsewhere. What is there already is not
# touched, and not talked about.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

ADDR ?= 127.0.0.1:8080
FUZZTIME ?= 30s
BENCHTIME ?= 1s

PAGE := frontend/dist/index.html
MODULES := frontend/node_modules/.package-lock.json
PAGE_SOURCES := $(shell find frontend/src frontend/public -type f 2>/dev/null) \
	$(wildcard frontend/*.json frontend/*.ts frontend/*.js frontend/index.html) server/openapi.yaml

.PHONY: help run build test test-go test-page lint generate eval bench fuzz screenshots goldens clean \
	need-postgres need-tests

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## */  make \1\t/' | expand -t 24

run: need-postgres build ## build all, and serve the seed collections
	@bin/backchannel serve --addr $(ADDR)

build: $(PAGE) ## build the page and bin/backchannel
	@go build -o bin/backchannel ./cmd/backchannel

$(MODULES): frontend/package.json frontend/package-lock.json
	@node -e 'if (+process.versions.node.split(".")[0] < 20) { console.error("backchannel needs Node 20 or newer; this is " + process.version); process.exit(1) }'
	@cd frontend && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(PAGE): $(MODULES) $(PAGE_SOURCES)
	@cd frontend && npm run --silent build
	@touch $@

test: test-go test-page ## run every test

# -timeout covers a machine on which everything else is busy as well.
test-go: need-postgres need-tests $(MODULES) $(PAGE) ## run the Go tests, with the race detector
	go test -race -timeout 20m ./...

test-page: need-postgres need-tests build ## run the page's tests, in a real Chromium
	cd frontend && npm run --silent check && npm test --silent && npm run --silent e2e

lint: $(MODULES) ## check formatting, vet and staticcheck
	@unformatted=$$(go tool gofumpt -l $$(git ls-files '*.go' | grep -v '\.gen\.go$$')); \
	if [ -n "$$unformatted" ]; then echo "not gofumpt-ed:" $$unformatted; exit 1; fi
	@go vet ./...
	@go tool staticcheck ./...
	@cd frontend && npm run --silent check
	@echo "lint: nothing to complain of"

generate: $(MODULES) ## write again what is generated from server/openapi.yaml
	@go generate ./server
	@cd frontend && npm run --silent generate

# apt PROGRAM PACKAGES TESTS: installs the Debian packages unless the shell
# command TESTS succeeds, and elsewhere says what is missing.
define apt
	@if ! ( $(3) ) >/dev/null 2>&1; then \
		if command -v apt-get >/dev/null; then \
			sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
			echo "installing $(2)"; \
			export DEBIAN_FRONTEND=noninteractive; \
			$$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends $(2) >/dev/null; \
		else \
			echo "$(1) is missing: please install $(2) (the names are Debian's), then run make again" >&2; exit 1; \
		fi; \
	fi
endef

need-postgres:
	$(call apt,Postgres 14 or newer,postgresql,command -v initdb || { for f in /usr/lib/postgresql/*/bin/initdb /opt/homebrew/opt/postgresql*/bin/initdb /usr/local/opt/postgresql*/bin/initdb /Applications/Postgres.app/Contents/Versions/*/bin/initdb; do [ ! -x "$$f" ] || exit 0; done; false; })

need-tests:
	$(call apt,a C compiler for the race detector,gcc libc6-dev,command -v cc || command -v gcc)
	$(call apt,Chromium or Chrome,chromium,command -v chromium || command -v google-chrome || command -v chromium-browser || ls "/Applications/Google Chrome.app")
	$(call apt,Graphviz,graphviz,command -v dot)
	$(call apt,xmllint,libxml2-utils,command -v xmllint)
	$(call apt,Python with NetworkX,python3 python3-networkx,/usr/bin/python3 -c "import networkx" || python3 -c "import networkx")

EVALUATION ?= ../shared/eval

eval: ## measure extraction against annotated entries
	@go build -o bin/backchannel ./cmd/backchannel
	@for set in seed dev; do \
		gold=$(EVALUATION)/$$set.jsonl; \
		if [ -x $(EVALUATION)/score.py ] && [ -f $$gold ]; then \
			echo "$$set"; \
			bin/backchannel extract $$gold > bin/$$set.jsonl; \
			python3 $(EVALUATION)/score.py $$gold bin/$$set.jsonl $(ERRORS); echo; \
		else \
			echo "$$gold and the script that scores it are not here; measuring in Go, on the project's own copy"; \
			go test ./timeline/resolve -run '^TestFigures$$' -count 1 -v | grep -E 'precision|right|---'; break; \
		fi; \
	done

bench: need-postgres need-tests $(MODULES) ## measure, beside peers where they are to be had
	go test -p 1 -run '^$$' -bench . -skip '^BenchmarkPeers$$' -benchtime $(BENCHTIME) -timeout 60m $$(grep -rlE '^func Benchmark' --include='*_test.go' cmd db graph server timeline | xargs -n1 dirname | sort -u | sed 's|^|./|')
	go test -run '^$$' -bench '^BenchmarkPeers$$' -benchtime 1x -timeout 60m ./graph

fuzz: ## run every fuzz target for FUZZTIME each
	@grep -rlE '^func Fuzz' --include='*_test.go' cmd db graph server timeline | xargs -n1 dirname | sort -u | \
	while read -r package; do \
		grep -hoE '^func Fuzz\w+' $$package/*_test.go | sed 's/func //' | while read -r target; do \
			echo "$$package $$target"; \
			go test ./$$package -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x </dev/null; \
		done; \
	done

screenshots: need-postgres need-tests build ## take the README's pictures
	cd frontend && npm run --silent screenshots

goldens: need-postgres need-tests build ## keep the page as it looks now as what it should look like
	cd frontend && npm run --silent goldens

clean: ## delete what was built
	@rm -rf bin frontend/node_modules frontend/test-results
	@find frontend/dist -mindepth 1 ! -name .gitkeep -delete
