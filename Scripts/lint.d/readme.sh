# README.md and the articles of hooksight.docc must mention what a user can set, ask and rely on; what they mention is
# compared with the program itself.

readme() { # `swift package describe`
    local hooksight=$build_dir/debug/hooksight articles=Sources/hooksight/hooksight.docc size file link
    [[ -f README.md ]] || { echo "README.md: not there"; return; }
    size=$(wc -c <README.md)
    ((size <= 15000)) || echo "README.md: $size bytes, 15000 at most; move something to $articles"
    # The tables of settings stand in their article as the program prints them.
    "$hooksight" settings | grep -vxFf "$articles/Settings.md" |
        sed "s|^|$articles/Settings.md: lacks this line of \`hooksight settings\`: |"
    for file in README.md "$articles"/*.md; do
        links "$file" | while read -r link; do linked "$file" "${link%%#*}" "${link#"${link%%#*}"}"; done
    done
    {
        "$hooksight" listen --help | grep -oE -- '--[a-z][a-z-]+' | sed 's/^/flag /'
        # The table of routes; its paths are the only texts there that begin with a slash.
        grep -oE '"/[^" ]*"' Sources/HookInspector/Routes/InspectorRoute.swift | tr -d '"' | sed 's/^/route /'
        sed -nE 's|^ +Url: https://[^/]+/([^ ]+)$|dependency \1|p' <<<"$1" | sed 's/\.git$//'
    } | sort -u | awk '
        # A mention stands alone: --inspect-host is not mentioned by --inspect-host-name.
        function mentioned(word, text,   rest, at, before, after, gone) {
            rest = text; gone = " "
            while ((at = index(rest, word)) > 0) {
                before = at > 1 ? substr(rest, at - 1, 1) : gone
                after = substr(rest, at + length(word), 1)
                if (before !~ /[A-Za-z0-9_\/-]/ && after !~ /[A-Za-z0-9_\/{-]/) return 1
                gone = substr(rest, at, 1); rest = substr(rest, at + 1)
            }
            return 0
        }
        FILENAME == "README.md" { own = own $0 "\n" }
        FILENAME ~ /\.md$/ { all = all $0 "\n"; next }
        { asked[$1]++ }
        # Why a dependency is there stands on the first page.
        $1 == "dependency" {
            if (!mentioned($2, own) && !mentioned("https://github.com/" $2, own)) print "README.md: does not mention the dependency " $2
            next
        }
        !mentioned($2, all) { print "README.md and hooksight.docc: do not mention the " $1 " " $2 }
        END {
            n = split("flag route dependency", kinds, " ")
            for (i = 1; i <= n; i++)
                if (asked[kinds[i]] < 5) print "Scripts/lint.d/readme.sh: found " asked[kinds[i]] + 0 " of the kind " kinds[i] "; are they elsewhere now?"
        }' README.md "$articles"/*.md -
}

# The links of a document that lead to files: [text](PATH#ANCHOR), and <doc:NAME>, a file beside it.
links() { # FILE
    grep -oE '\]\([^)#: ]*(#[^) ]*)?\)' "$1" | sed -E 's/^\]\(|\)$//g'
    grep -oE '<doc:[^>]+>' "$1" | sed -E 's/^<doc:([^>#]+)(#[^>]*)?>$/\1.md\2/'
}

# A link to a file leads to one that is there, and its anchor to a heading of it.
linked() { # FILE PATH ANCHOR
    local target=$1
    [[ -z $2 ]] || target=$(dirname "$1")/$2
    [[ -e $target ]] || { echo "$1: links to $2, which is not there"; return; }
    [[ -n $3 ]] || return 0
    [[ -f $target ]] && headings "$target" | grep -qixF -- "$3" ||
        echo "$1: links to $2$3, and $target has no such heading"
}

# The anchors of a document's headings.
headings() { # FILE
    # What is in fenced blocks is no heading.
    awk '/^```/ { fenced = !fenced } !fenced && /^#+ / { sub(/^#+ /, ""); print }' "$1" |
        tr '[:upper:] ' '[:lower:]-' | tr -cd 'a-z0-9_\n-' | sed 's/^/#/'
}
