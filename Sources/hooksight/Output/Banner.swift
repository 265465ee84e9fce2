import ArgumentParser
import HookInspector
import HookModel
import HookProviders
import HookTransport

/// What `listen` says when it is ready: where to send, where to look, and something to try.
struct Banner {
    let settings: ListenSettings
    let targets: [TargetStatus]
    let receiver: BoundAddress
    let inspector: InspectorAddress
    let console: Console

    private var terminal: Terminal { console.people.terminal }

    func print() {
        for warning in settings.warnings { console.warn(warning) }
        console.line(lines.joined(separator: "\n"))
    }

    private var lines: [String] {
        var lines = [terminal.paint("hooksight \(Version.text)", .strong)]
        func row(_ name: String, _ value: String) {
            let padding = String(repeating: " ", count: max(1, 16 - name.count))
            lines.append("  \(terminal.paint(name, .faint))\(padding)\(value)")
        }
        row("webhook URL", "http://\(receiver)/")
        row("inspect at", "http://\(inspector)/")
        for target in targets {
            let filter = target.filter.isEmpty ? "" : "  only \(SafeLine.escape(target.filter))"
            let place = "\(SafeLine.escape(target.name)) → \(SafeLine.escape(target.url))\(filter)"
            let text = "\(place)  (\(TargetLines.state(target)))"
            let room = terminal.width.map { max(30, $0 - 18) }
            row(
                "forwarding to",
                TextWrap.lines(text, width: room).joined(separator: "\n" + String(repeating: " ", count: 18)))
        }
        row("store", settings.store)
        row("secrets", secrets)
        for line in settings.changed { row("settings", line) }
        row("try", "curl --json '{\"hello\":\"world\"}' http://\(receiver)/hello")
        return lines + [""]
    }

    /// Which providers' signatures can be checked; never a secret.
    private var secrets: String {
        let signing = settings.catalog.documents.filter(\.isSigning).map(\.id)
        let with = signing.filter { settings.secrets[$0] != nil }
        let without = signing.filter { settings.secrets[$0] == nil }
        let have = with.map { "\($0) (\(settings.secrets[$0]?.count ?? 0))" }.joined(separator: ", ")
        let few = without.count <= 6
        let names = few ? without.joined(separator: ", ") : "\(without.count)\(have.isEmpty ? "" : " other") providers"
        let lack = without.isEmpty ? "" : "none for \(names)"
        return [have, lack].filter { !$0.isEmpty }.joined(separator: "; ")
    }
}
