import ArgumentParser
import HookModel

/// The flags that choose captures, with the meaning of the inspector's parameters.
struct CaptureFilterOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Only this provider's; empty for those without one.", valueName: "id"),
        completion: .providers)
    var provider: String?
    @Option(
        help: ArgumentHelp("Only events of this type; * and ? are wildcards.", valueName: "type"),
        completion: .events)
    var event: String?
    @Option(
        help: ArgumentHelp("Only those with this verdict on the signature.", valueName: "verdict"),
        completion: .words(of: .signature))
    var signature: String?
    @Option(
        help: ArgumentHelp("Only those with this verdict on the payload.", valueName: "verdict"),
        completion: .words(of: .payload))
    var payload: String?
    @Option(
        help: ArgumentHelp("Only requests with this method.", valueName: "method"),
        completion: .list(CaptureFilter.methods))
    var method: String?
    @Option(help: ArgumentHelp("Only requests to this path; * and ? are wildcards.", valueName: "path"))
    var path: String?
    @Option(
        help: ArgumentHelp("Only those with a delivery that is pending, delivered or failed.", valueName: "state"),
        completion: .words(of: .delivery))
    var delivery: String?
    @Option(
        name: .customShort("q"),
        help: ArgumentHelp("Only those that hold this text in target, header lines or body.", valueName: "text"))
    var text: String?
    @Option(help: ArgumentHelp("Only those since a time, or how long ago: 10m.", valueName: "time"))
    var since: String?
    @Option(help: ArgumentHelp("Only those before a time, or how long ago.", valueName: "time"))
    var until: String?

    /// Whether any condition was given.
    var isGiven: Bool {
        [provider, event, signature, payload, method, path, delivery, text, since, until].contains { $0 != nil }
    }

    /// The conditions.
    ///
    /// - Throws: `SettingError` for the first that cannot be read.
    func filter(now: Timestamp) throws(SettingError) -> CaptureFilter {
        CaptureFilter(
            provider: provider, event: event, signature: try CaptureFilterOptions.word("--signature", signature),
            payload: try CaptureFilterOptions.word("--payload", payload), method: method, path: path,
            delivery: try CaptureFilterOptions.word("--delivery", delivery), text: text,
            since: try CaptureFilterOptions.moment("--since", since, now),
            until: try CaptureFilterOptions.moment("--until", until, now))
    }

    private static func word<Word: RawRepresentable<String> & CaseIterable>(
        _ flag: String, _ text: String?
    ) throws(SettingError) -> Word? {
        guard let text else { return nil }
        guard let word = Word(rawValue: text) else {
            let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw SettingError(flag, text, expected: "one of \(known)")
        }
        return word
    }

    /// A moment, or how long ago it was.
    ///
    /// - Throws: `SettingError` that names the flag.
    static func moment(_ flag: String, _ text: String?, _ now: Timestamp) throws(SettingError) -> Timestamp? {
        guard let text else { return nil }
        if let moment = Timestamp(text, agoFrom: now) { return moment }
        throw SettingError(
            flag, text, expected: "a time such as 2026-11-20T10:30:00Z, or how long ago such as 10m")
    }
}
