# shellcheck shell=bash
# The environment of every script here. Source it, then call one of:
#
#   omgeving python runtime|test   .venv with the packages of requirements.lock or requirements-test.lock
#   omgeving runtime|test          the same, plus Pango (PDF) and the browser assets in static/derden/
#   omgeving chromium              find or install a browser for the tests; sets and exports TAFEL_CHROMIUM
#
# Safe to repeat and to run twice at once: what is already right is only compared (a few milliseconds), the rest is done
# under one lock. All it says goes to stderr, in Dutch. It sets `wortel` (the root of the repository) and `py` (the
# Python of .venv), and collects in TAFEL_ONTBREEKT, one per line, what this machine lacks.
#
# Settings: TAFEL_PYTHON picks the Python of a new .venv, TAFEL_APT=0 forbids installing system packages.

wortel=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
venv=$wortel/.venv
py=$venv/bin/python
export TAFEL_ONTBREEKT=""

omgeving() {
  case $1 in
    python)
      _python_klaar "$2" || _met_slot _maak_python "$2"
      ;;
    runtime | test)
      omgeving python "$1"
      if [[ ! -e $venv/.tafel-pango ]]; then
        [[ ! -w $venv ]] || _met_slot _maak_pango
        _heeft_pango || _ontbreekt "PDF maken: Pango ontbreekt. Installeer het met: $(_apt_opdracht "${PANGO[@]}")"
      fi
      _assets_klaar || _met_slot _maak_assets
      ;;
    chromium)
      if TAFEL_CHROMIUM=${TAFEL_CHROMIUM:-$(_zoek_chromium || { _met_slot _maak_chromium && _zoek_chromium; })}; then
        export TAFEL_CHROMIUM
      else
        unset TAFEL_CHROMIUM
        _ontbreekt "browsertests: Chromium ontbreekt. $(_chromium_raad)"
      fi
      ;;
  esac
}

_zeg() { printf '%s\n' "$*" >&2; }
_stop() { _zeg "$*"; exit 1; }
_ontbreekt() { TAFEL_ONTBREEKT+="$*"$'\n'; }

# Run a step while nobody else changes the environment; the subshell drops the lock, whatever happens.
_met_slot() {
  [[ -w $wortel ]] || _stop "Tafel kan niet worden klaargezet: u mag niet schrijven in $wortel. Gebruik een eigen kopie."
  (
    if command -v flock >/dev/null; then
      flock --nonblock 9 || { _zeg "Even wachten: Tafel wordt al klaargezet."; flock 9; }
    fi
    "$@" 9>&-
  ) 9>"$wortel/.omgeving.lock"
}

# --- Python and its packages ----------------------------------------------------------------------------------------

# Right = the interpreter is the one the environment was made with, the root is importable, and the lock installed is the
# lock of today. The test lock holds the runtime lock, so it serves both.
_python_klaar() {
  local paden
  [[ -x $py && -e $venv/.tafel-python && $(readlink -f "$py") == "$(<"$venv/.tafel-python")" ]] || return 1
  paden=("$venv"/lib/python3*/site-packages/tafel.pth)
  [[ -e ${paden[0]} && $(<"${paden[0]}") == "$wortel" ]] || return 1
  cmp -s "$wortel/requirements-test.lock" "$venv/.tafel-test" && return
  [[ $1 == runtime ]] && cmp -s "$wortel/requirements.lock" "$venv/.tafel-runtime"
}

_maak_python() {
  local lock=$wortel/requirements.lock bron
  _python_klaar "$1" && return
  [[ $1 == runtime ]] || lock=$wortel/requirements-test.lock
  if [[ ! -x $py ]] || ! _heeft_pip || [[ -e $venv/.tafel-python && $(readlink -f "$py") != "$(<"$venv/.tafel-python")" ]]; then
    bron=$(_zoek_python) || exit 1
    _maak_venv "$bron"
  fi
  rm -f "$venv/.tafel-runtime" "$venv/.tafel-test"
  _zeg "Tafel wordt klaargezet: de pakketten uit $(basename "$lock") worden opgehaald (eenmalig, een halve tot enkele minuten)."
  _installeer "$lock" || _stop "De pakketten konden niet worden geïnstalleerd. Controleer de verbinding met PyPI (pypi.org) en de vrije schijfruimte, en voer de opdracht opnieuw uit."
  for bron in "$venv"/lib/python3*/site-packages; do printf '%s\n' "$wortel" >"$bron/tafel.pth"; done
  readlink -f "$py" >"$venv/.tafel-python"
  cp "$lock" "$venv/.tafel-$1"
}

_heeft_pip() { "$py" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# The first Python of at least 3.11 that also runs (a pyenv shim may exist and refuse), preferring one that can make a venv.
_zoek_python() {
  local kandidaat pad eerste="" kandidaten=(python3.13 python3.12 python3.11 python3 python3.14)
  [[ -z ${TAFEL_PYTHON:-} ]] || kandidaten=("$TAFEL_PYTHON")
  for kandidaat in "${kandidaten[@]}"; do
    pad=$("$kandidaat" -c 'import sys; assert sys.version_info >= (3, 11); print(sys.executable)' 2>/dev/null) || continue
    "$pad" -c 'import ensurepip, venv' 2>/dev/null && { printf '%s\n' "$pad"; return; }
    eerste=${eerste:-$pad}
  done
  if [[ -z $eerste ]]; then
    pad=$("${TAFEL_PYTHON:-python3}" --version 2>/dev/null || true)
    _zeg "Tafel heeft Python 3.11 of nieuwer nodig; gevonden: ${pad:-geen Python}. Installeer een nieuwere Python (https://www.python.org/downloads/) en voer de opdracht opnieuw uit."
    return 1
  fi
  printf '%s\n' "$eerste"
}

_maak_venv() {
  local pakket
  if ! "$1" -c 'import ensurepip, venv' 2>/dev/null; then
    pakket=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if command -v uv >/dev/null && uv venv --quiet --clear --seed --python "$1" "$venv"; then return; fi
    _apt "$pakket" || _stop "Python mist het onderdeel venv. Installeer het met: $(_apt_opdracht "$pakket")"
  fi
  "$1" -m venv --clear "$venv" || _stop "De Python-omgeving $venv kon niet worden gemaakt. Zie de melding hierboven."
}

# uv where it is (seconds), else pip; -qq hides pip's chatter and keeps its errors.
_installeer() {
  if command -v uv >/dev/null; then
    UV_LINK_MODE=copy uv pip install --quiet --python "$py" --require-hashes -r "$1" && return
  fi
  "$py" -m pip install -qq --disable-pip-version-check --no-input --require-hashes -r "$1"
}

# --- System libraries -----------------------------------------------------------------------------------------------

PANGO=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)

_apt_opdracht() {
  if [[ $(uname -s) == Darwin ]]; then
    printf 'brew install pango'
  elif command -v apt-get >/dev/null; then
    printf 'sudo apt-get install %s' "$*"
  else
    printf 'het pakketbeheer van uw systeem (op Debian heet dit %s)' "$*"
  fi
}

# Install Debian packages when that needs no password; fetch the package lists only when they turn out missing or old.
_apt() {
  local als=()
  [[ ${TAFEL_APT:-1} == 1 ]] && command -v apt-get >/dev/null || return 1
  if [[ $(id -u) != 0 ]]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || return 1
    als=(sudo -n)
  fi
  als+=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
  _zeg "Systeempakketten worden geïnstalleerd: $*"
  "${als[@]}" install --yes --no-install-recommends "$@" >/dev/null 2>&1 </dev/null && return
  "${als[@]}" update >/dev/null </dev/null && "${als[@]}" install --yes --no-install-recommends "$@" >/dev/null </dev/null
}

_heeft_pango() {
  "$py" -W ignore -c 'import sys, weasyprint.text.ffi as f; sys.exit(f.harfbuzz_subset is None)' >/dev/null 2>&1
}

_maak_pango() {
  if _heeft_pango || { _apt "${PANGO[@]}" && _heeft_pango; }; then : >"$venv/.tafel-pango"; fi
}

# --- Chromium -------------------------------------------------------------------------------------------------------

# A browser counts when it answers: Ubuntu's chromium-browser may be a stub that only names a snap.
_zoek_chromium() {
  local naam pad
  if [[ -s $venv/.tafel-chromium ]] && pad=$(<"$venv/.tafel-chromium") && [[ -x $pad ]]; then
    printf '%s\n' "$pad"
    return
  fi
  for naam in chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    pad=$(command -v "$naam") || continue
    "$pad" --version >/dev/null 2>&1 </dev/null || continue
    [[ ! -w $venv ]] || printf '%s\n' "$pad" >"$venv/.tafel-chromium"
    printf '%s\n' "$pad"
    return
  done
  return 1
}

# On Debian the browser is an ordinary package; on Ubuntu it is a snap, which a script shouldn't force upon anyone.
_is_debian() { [[ -r /etc/os-release ]] && grep -Eq '^ID="?(debian|raspbian)"?$' /etc/os-release; }

_maak_chromium() { _zoek_chromium >/dev/null || { _is_debian && _apt chromium && _zoek_chromium >/dev/null; }; }

_chromium_raad() {
  if _is_debian; then
    printf 'Installeer het met: %s' "$(_apt_opdracht chromium)"
  else
    printf 'Installeer Google Chrome (https://www.google.com/chrome/) of Chromium, of zet het pad van een Chromium in TAFEL_CHROMIUM.'
  fi
}

# --- Browser assets -------------------------------------------------------------------------------------------------

_assets_merk() { cat "$wortel/requirements-assets.lock" "$wortel/scripts/assets.py" | cksum; }

_assets_klaar() {
  local map=$wortel/static/derden
  [[ -e $map/manifest.json && -e $map/.stempel ]] && [[ $(<"$map/.stempel") == "$(_assets_merk)" ]]
}

_maak_assets() {
  _assets_klaar && return
  _zeg "htmx en het lettertype worden opgehaald (eenmalig)."
  "$py" "$wortel/scripts/assets.py" && _assets_merk >"$wortel/static/derden/.stempel"
}
