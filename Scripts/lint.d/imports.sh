# The build does not see which target imports which outside package, so this compares every import with Package.swift.

# The one way in for each outside library; * is any target that declares it. An unlisted library is a fault.
ways_in='
COpenSSL HookCrypto
COpenSSLTLS HookTLS
CPCRE2 JSONSchema
CZlib HookBody
GRDB HookStore
GRDBSQLite HookStore
NIOPosix HookTransport
NIOHTTP1 HookTransport
Hummingbird HookInspector
ArgumentParser hooksight
NIOCore *
Logging *
ServiceLifecycle *
UnixSignals *
'
# Modules of Swift and of the system, which no manifest declares.
system_modules='Dispatch Foundation FoundationEssentials Glibc Musl Darwin Synchronization'

imports() { # `swift package describe`
    {
        printf '%s\n' "$ways_in" | awk 'NF { print "way", $0 }'
        printf 'system %s\n' $system_modules
        # Each target as "target NAME TYPE PATH", each of its dependencies as "needs NAME DEPENDENCY".
        awk '
            /^Targets:/ { inside = 1 }
            !inside { next }
            /^    [^ ]/ { listing = 0 }
            /^    Name: / { name = $2 }
            /^    Type: / { type = $2 }
            /^    Path: / { print "target", name, type, $2 }
            /^    (Target|Product) dependencies:/ { listing = 1; next }
            listing && NF == 1 { print "needs", name, $1 }' <<<"$1"
        # Each import as "import FILE:LINE MODULE", without attributes, access level, kind and member.
        grep -rnE '^[[:space:]]*(@[A-Za-z_]+(\([^)]*\))? +)*((public|package|internal|fileprivate|private) +)?import +[A-Za-z_]' --include='*.swift' Sources Tests Scripts/bench.d/json |
            sed -E 's/^([^:]+:[0-9]+):.*import +((struct|class|enum|protocol|typealias|func|var|let|actor) +)?([A-Za-z0-9_]+).*/import \1 \4/'
    } | awk '
        $1 == "way" { way[$2] = $3 }
        $1 == "system" { system_[$2] = 1 }
        $1 == "target" { type[$2] = $3; path[$2] = $4; is_ours[$2] = $3 != "system-target" }
        $1 == "needs" { needs[$2, $3] = 1; pairs[++count] = $2 " " $3 }
        $1 == "import" {
            file = $2; module = $3; owner = ""
            for (name in path) if (index(file, path[name] "/") == 1) owner = name
            is_test = index(file, "Tests/") == 1
            used[owner, module] = 1
            sub(/:[0-9]+$/, "", file)
            if (owner == "" && !strays[file]++) print file ": belongs to no target of Package.swift"
            if (owner == "") next
            if (module in system_ || is_test && module == "Testing") next
            if (module == "PackagePlugin" && type[owner] == "plugin") next
            if (!((owner, module) in needs)) print $2 ": " owner " imports " module ", which Package.swift does not declare for it"
        }
        END {
            for (i = 1; i <= count; i++) {
                split(pairs[i], pair, " "); owner = pair[1]; module = pair[2]
                is_test = index(path[owner], "Tests/") == 1
                if (!is_ours[module] && !is_test) {
                    if (!(module in way)) print "Package.swift: " owner " declares " module ", which has no line in Scripts/lint.d/imports.sh"
                    else if (way[module] != "*" && way[module] != owner) print "Package.swift: " owner " declares " module "; its one way in is " way[module]
                }
                # Plugins and programs are declared so that they are built.
                if (type[owner] != "plugin" && type[module] != "plugin" && type[module] != "executable" && !((owner, module) in used))
                    print "Package.swift: " owner " declares " module " and never imports it"
            }
        }'
}
