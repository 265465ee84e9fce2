# Folders of a module that need each other: nobody could say which of them is to be read first.

# Needs are read off the names of types; extensions of a type may stand in any folder.
cycles() {
    local module
    for module in Sources/*/; do
        module=$(basename "$module")
        find "Sources/$module" -name '*.swift' | sort | folder_cycles "Sources/$module"
    done
}

folder_cycles() { # FOLDER OF THE MODULE; files on standard input
    awk -v base="$1/" '
        function folder(file,   rest) { rest = substr(file, length(base) + 1); return rest ~ /\// ? substr(rest, 1, index(rest, "/") - 1) : "." }
        function visit(node, way,   next_) {
            if (index(way, " " node " ")) { report(substr(way, index(way, " " node " ")) node); return }
            if (seen[node]) return
            for (next_ in folders) if ((node, next_) in needs) visit(next_, way node " ")
            seen[node] = 1
        }
        function report(way,   parts, n, i, text) {
            n = split(way, parts, " ")
            for (i = 1; i <= n; i++) text = text (i > 1 ? " needs " : "") parts[i] (i < n ? " (" why[parts[i], parts[i + 1]] ")" : "")
            print base ": folders need each other: " text
        }
        { files[++count] = $0 }
        END {
            for (i = 1; i <= count; i++) {
                folders[folder(files[i])] = 1
                while ((getline line < files[i]) > 0)
                    if (match(line, /^(@[A-Za-z]+ )*((public|package|final|indirect) )*(struct|enum|class|protocol|actor|typealias) [A-Z][A-Za-z0-9]*/)) {
                        n = split(substr(line, RSTART, RLENGTH), words, " "); owner[words[n]] = folder(files[i])
                    }
                close(files[i])
            }
            for (i = 1; i <= count; i++) {
                own = folder(files[i])
                while ((getline line < files[i]) > 0) {
                    gsub(/\/\/.*/, "", line); gsub(/"([^"\\]|\\.)*"/, "", line)
                    n = split(line, words, /[^A-Za-z0-9_]+/)
                    for (j = 1; j <= n; j++)
                        if (words[j] in owner && owner[words[j]] != own) { needs[own, owner[words[j]]] = 1; why[own, owner[words[j]]] = words[j] }
                }
                close(files[i])
            }
            for (node in folders) visit(node, " ")
        }'
}
