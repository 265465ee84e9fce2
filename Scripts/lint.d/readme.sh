# The README must mention what a user can set, ask and rely on; what it mentions is compared with the program itself.

readme() { # `swift package describe`
    local hooksight=$build_dir/debug/hooksight
    [[ -f README.md ]] || { echo "README.md: not there"; return; }
    # The tables of settings stand in the README as the program prints them.
    "$hooksight" settings | grep -vxFf README.md | sed 's/^/README.md: lacks this line of `hooksight settings`: /'
    {
        "$hooksight" listen --help | grep -oE -- '--[a-z][a-z-]+' | sed 's/^/flag /'
        # The table of routes; its paths are the only texts there that begin with a slash.
        grep -oE '"/[^" ]*"' Sources/HookInspector/Routes/InspectorRoute.swift | tr -d '"' | sed 's/^/route /'
        sed -nE 's|^ +Url: https://[^/]+/([^ ]+)$|dependency \1|p' <<<"$1" | sed 's/\.git$//'
    } | sort -u | awk '
        # A mention stands alone: --inspect-host is not mentioned by --inspect-host-name.
        function mentioned(word,   rest, at, before, after, gone) {
            rest = text; gone = " "
            while ((at = index(rest, word)) > 0) {
                before = at > 1 ? substr(rest, at - 1, 1) : gone
                after = substr(rest, at + length(word), 1)
                if (before !~ /[A-Za-z0-9_\/-]/ && after !~ /[A-Za-z0-9_\/{-]/) return 1
                gone = substr(rest, at, 1); rest = substr(rest, at + 1)
            }
            return 0
        }
        FILENAME == "README.md" { text = text $0 "\n"; next }
        { asked[$1]++ }
        !mentioned($2) && !mentioned("https://github.com/" $2) { print "README.md: does not mention the " $1 " " $2 }
        END {
            n = split("flag route dependency", kinds, " ")
            for (i = 1; i <= n; i++)
                if (asked[kinds[i]] < 5) print "Scripts/lint.d/readme.sh: found " asked[kinds[i]] + 0 " of the kind " kinds[i] "; are they elsewhere now?"
        }' README.md -
}
