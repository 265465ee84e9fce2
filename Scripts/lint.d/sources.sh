# Rules for source files that swift-format does not have.

forbidden() {
    # Comments may speak of them.
    grep -rnE 'try!|\bas!|\bfatalError\(' --include='*.swift' Sources | grep -vE '^[^:]+:[0-9]+:[[:space:]]*//' |
        sed 's/$/   <- forbidden: try!, as!, fatalError/' || true
    grep -rnE '@unchecked Sendable|nonisolated\(unsafe\)' --include='*.swift' Sources | grep -vE '^[^:]+:[0-9]+:[[:space:]]*//' |
        grep -vE '//.*[a-z]{3}' | sed 's/$/   <- needs its reason on the same line/' || true
}

# Files that may be longer than 300 lines: one "path reason" a line.
long_files='
'

lengths() {
    find Package.swift Sources Tests -name '*.swift' -exec wc -l {} + | awk -v known="$long_files" '
        BEGIN { n = split(known, lines, "\n"); for (i = 1; i <= n; i++) { split(lines[i], part, " "); allowed[part[1]] = part[2] != "" } }
        $2 != "total" && $1 > 300 && !allowed[$2] { print $2 ": " $1 " lines; 300 are the limit, unless Scripts/lint.d/sources.sh names the file and the reason" }'
    # A script that grows is a program in the wrong language.
    find Scripts .ci -type f -not -path '*/.build/*' -not -name '*.swift' -not -name Package.resolved -exec wc -l {} + |
        awk '$2 != "total" && $1 > 120 { print $2 ": " $1 " lines; 120 are the limit for a script" }'
}
