# What the scripts share; sourced, not run.
# BUILD_DIR names another build folder than .build.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build_dir=${BUILD_DIR:-$root/.build}

# Importing a module of ours that the target does not declare is an error in every build.
swift_flags=(--package-path "$root" --scratch-path "$build_dir" --explicit-target-dependency-import-check error)
# The Swift runtime goes into the executable, so that it runs when it is copied alone.
# Exclusive access is proved by the compiler where it can be, and checked at run time in debug builds and tests.
# Nothing loads the executable as a library: without a table of its 30,000 symbols it is 3 MB smaller, and what starts
# touches 5 MB less of it.
release_flags=(-c release --static-swift-stdlib -Xswiftc -enforce-exclusivity=unchecked -Xlinker --no-export-dynamic)

say() { printf '==> %s\n' "$*"; }

die() {
    printf 'error: %s\n' "$*" >&2
    exit 2
}

is_installed() {
    if command -v dpkg-query >/dev/null; then
        [[ $(dpkg-query -W -f '${Status}' "$1" 2>/dev/null) == *" installed" ]]
    else
        case $1 in
            libssl-dev) pkg-config --exists 'libssl >= 3' ;;
            libsqlite3-dev) pkg-config --exists sqlite3 ;;
            libpcre2-dev) pkg-config --exists libpcre2-8 ;;
            zlib1g-dev) pkg-config --exists zlib ;;
            *) command -v "$1" >/dev/null ;;
        esac
    fi
}

# Installs the named packages of Debian or Ubuntu that are missing.
need_packages() {
    local missing=() package as_root=()
    for package in "$@"; do
        is_installed "$package" 2>/dev/null || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    command -v apt-get >/dev/null ||
        die "missing: ${missing[*]} (names of Debian), and there is no apt-get; install them with your package manager"
    if ((EUID != 0)); then
        command -v sudo >/dev/null ||
            die "missing: ${missing[*]}; as root, type: apt-get update && apt-get install ${missing[*]}"
        as_root=(sudo)
    fi
    say "installing ${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

need_swift() {
    command -v swift >/dev/null || die "swift is not in PATH; install Swift 6.2 or later from https://www.swift.org/install"
    need_packages libssl-dev libsqlite3-dev libpcre2-dev zlib1g-dev
}
