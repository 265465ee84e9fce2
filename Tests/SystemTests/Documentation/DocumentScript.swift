/// The commands of a document as one bash script, and the output that the document shows for them.
///
/// `sh` blocks are commands alone. In `console` blocks commands stand behind `$ `, continued behind `> `; what follows is
/// their output. A `text` block that follows while a listener runs shows lines that the listener prints. A command that
/// starts a listener runs in the background, with an empty store, in place of the document's listener before it.
struct DocumentScript {
    /// A command or a block of commands with the output that is shown for it.
    struct Step {
        let line: Int
        let commands: String
        /// Nil where the document shows none.
        var output: [String]?
        /// Whether a comment says that the answer is no.
        var mayAnswerNo: Bool { commands.contains("exit 1") || commands.contains("exits 1") }
    }

    /// What a document shows next.
    private enum Part {
        case step(Step)
        /// Lines of the listener, by the line of their block.
        case listener([String], line: Int)
    }

    private var parts: [Part] = []

    var steps: [Step] {
        parts.compactMap { part in
            if case .step(let step) = part { return step }
            return nil
        }
    }

    init(_ text: String) {
        for block in DocumentBlock.all(in: text) {
            switch block.language {
            case "sh":
                parts.append(.step(Step(line: block.line, commands: block.lines.joined(separator: "\n"), output: nil)))
            case "console": addSession(block)
            case "text" where steps.contains { DocumentScript.startsListener($0.commands) }:
                parts.append(.listener(block.lines, line: block.line))
            default: break
            }
        }
    }

    /// Whether commands start a listener.
    private static func startsListener(_ commands: String) -> Bool {
        commands.contains(#/(^|\n|\s)(Scripts/run|hooksight( listen)?)( +-.*)?\s*(#.*)?(\n|$)/#)
    }

    private mutating func addSession(_ block: DocumentBlock) {
        var command: [String] = []
        var output: [String] = []
        func add(_ parts: inout [Part]) {
            if command.isEmpty { return }
            let commands = command.joined(separator: "\n")
            let isListener = DocumentScript.startsListener(commands)
            parts.append(.step(Step(line: block.line, commands: commands, output: isListener ? nil : output)))
            // What a listener prints goes on while others run.
            if isListener { parts.append(.listener(output, line: block.line)) }
        }
        for line in block.lines {
            if line.hasPrefix("$ ") {
                add(&parts)
                (command, output) = ([String(line.dropFirst(2))], [])
            } else if line.hasPrefix("> "), output.isEmpty, !command.isEmpty {
                command.append(String(line.dropFirst(2)))
            } else {
                output.append(line)
            }
        }
        add(&parts)
    }

    /// The script; it writes the output of each step into a file of the folder `out`, by the step's number, and what
    /// failed into `out/failures`.
    var bash: String {
        var script = DocumentScript.head
        var number = 0
        for part in parts {
            switch part {
            case .step(let step):
                script += "current=\(number) no=\(step.mayAnswerNo ? 1 : 0)\n{\n\(step.commands)\n}"
                script += " >out/\(number) 2>&1 </dev/null\n"
                number += 1
            case .listener(let lines, let line):
                for pattern in lines where !pattern.allSatisfy({ $0 == "…" || $0 == " " }) {
                    script += "await \(line) \(DocumentScript.quoted(DocumentScript.pattern(pattern)))\n"
                }
            }
        }
        return script
    }

    private static let head = #"""
        # A listener runs in the background; every other command is the program itself.
        listener='' current=0 no=0
        trap '[[ -n $listener ]] && kill $listener' EXIT
        trap 'failed $? "$BASH_COMMAND"' ERR
        set -o pipefail
        failed() {
            # What the function below returns is the program's.
            [[ $1 == 1 && $no == 1 && ($2 == *hooksight* || $2 == return) ]] && return 0
            printf '%s\t%s\t%s\n' "$current" "$1" "${2//$'\n'/ }" >>out/failures
        }
        hooksight() {
            case "${1-}" in
                '' | listen | --[a-gi-uw-z]* | --host*) ;;
                *) command hooksight "$@"; return ;;
            esac
            case " $* " in *' --help '*) command hooksight "$@"; return ;; esac
            if [[ -n $listener ]]; then kill $listener; wait $listener; fi
            rm -rf "$HOME/.local"
            command hooksight "$@" >>out/listener 2>&1 &
            listener=$!
            for ((i = 0; i < 1000; i++)); do
                curl -sf -o out/ready "http://127.0.0.1:$HOOKSIGHT_INSPECT_PORT/ready" && return 0
                kill -0 $listener || break
                sleep 0.02
            done
            cat out/listener
            return 2
        }
        Scripts/run() { hooksight "$@"; }
        Scripts/test() { :; } # this is one of its tests
        await() {
            for ((i = 0; i < 500; i++)); do
                grep -qE -- "$2" out/listener && return 0
                sleep 0.02
            done
            printf 'listener\t%s\t%s\n' "$1" "$2" >>out/failures
        }

        """#

    /// The extended regular expression for a shown line: `…` is anything, digits are any digits.
    static func pattern(_ line: String) -> String {
        var pattern = ""
        var wasDigit = false
        for character in line {
            let isDigit = character.isASCII && character.isNumber
            if isDigit {
                if !wasDigit { pattern += "[0-9]+" }
            } else if character == "…" {
                pattern += ".*"
            } else if "\\.[](){}*+?|^$".contains(character) {
                pattern += "\\\(character)"
            } else {
                pattern.append(character)
            }
            wasDigit = isDigit
        }
        // White space at a line's end is not seen in a document.
        while pattern.last == " " { pattern.removeLast() }
        return "^\(pattern) *$"
    }

    private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}
